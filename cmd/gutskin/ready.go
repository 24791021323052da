package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"gutskin/bot"
	"gutskin/knowledge"
	"gutskin/knowledge/library"
)

// The states of a bot that serves. A degraded one answers, and its operator has something
// to look at.
const (
	stateReady    = "ready"
	stateDegraded = "degraded"
	stateNotReady = "not ready"
)

// readiness is how a bot that serves is doing, as it says at readyPath.
type readiness struct {
	Status string  `json:"status"`
	Checks []check `json:"checks"`
}

// check is one thing that a bot needs.
type check struct {
	// Name is gateway, http, knowledge or store.
	Name string `json:"name"`
	OK   bool   `json:"ok"`
	// Detail says it in a few words.
	Detail string `json:"detail"`
}

// String is the state for people, a check a line.
func (r readiness) String() string {
	var b strings.Builder
	fmt.Fprintln(&b, r.Status)
	for _, c := range r.Checks {
		fmt.Fprintf(&b, "  %s: %s\n", c.Name, c.Detail)
	}
	return b.String()
}

// serving is what the readiness of a bot is read from.
type serving struct {
	health *bot.Health
	files  servedFiles
	// store tells whether the records can be kept.
	store func(context.Context) bool
	// overHTTP tells that interactions are to arrive over HTTP, httpOnly that nothing is to
	// arrive over the gateway.
	overHTTP, httpOnly bool
}

// ready looks at everything. The bot is ready when Discord can reach it one way or the other
// and there is something to answer with, and not any more once it stops.
func (s serving) ready(ctx context.Context) readiness {
	connected, door, topics := s.health.Ready(), s.health.Interactions() != "", s.files.Topics()
	var checks []check
	if !s.httpOnly {
		checks = append(checks, said("gateway", connected, "connected to Discord", "not connected to Discord"))
	}
	if s.overHTTP {
		checks = append(checks, said("http", door, "listening", "not listening"))
	}
	checks = append(checks, s.files.check(), said("store", s.store(ctx), "reachable", "not reachable, or changes fail"))
	r := readiness{Status: stateReady, Checks: checks}
	for _, c := range checks {
		if !c.OK {
			r.Status = stateDegraded
		}
	}
	if !connected && !door || topics == 0 || s.health.Stopping() {
		r.Status = stateNotReady
	}
	return r
}

func said(name string, ok bool, good, bad string) check {
	if ok {
		return check{name, true, good}
	}
	return check{name, false, bad}
}

// servedFiles are the knowledge files as the figures tell of them.
type servedFiles struct{ lib *library.Library }

// Topics is how many topics are served.
func (f servedFiles) Topics() int { return len(f.lib.Current().Base().Topics) }

// BrokenFiles is how many files have an error.
func (f servedFiles) BrokenFiles() int {
	broken := map[string]bool{}
	for _, p := range f.lib.Problems() {
		if p.Severity == knowledge.SeverityError {
			broken[p.File] = true
		}
	}
	return len(broken)
}

// Revision is the newest one, "built-in" or "none" where there is no history, and "unknown"
// where it cannot be read.
func (f servedFiles) Revision() string {
	switch revision, err := f.lib.Revision(); {
	case errors.Is(err, library.ErrNotKept):
		return "built-in"
	case err != nil:
		return "unknown"
	case revision == "":
		return "none"
	default:
		return string(revision)
	}
}

func (f servedFiles) check() check {
	if broken := f.BrokenFiles(); broken > 0 {
		return check{"knowledge", false, fmt.Sprintf("%s, %s", count(f.Topics(), "topic"), count(broken, "broken file"))}
	}
	return said("knowledge", f.Topics() > 0, count(f.Topics(), "topic"), "no topic")
}
