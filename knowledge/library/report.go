package library

import (
	"context"
	"fmt"
	"log/slog"
	"slices"

	"gutskin/knowledge"
)

// maxReported is how many problems of one severity are logged one by one; beyond it only
// their number is. "gutskin check" shows them all.
const maxReported = 50

// report logs the problems with the place and the mend of each.
func (l *Library) report(ctx context.Context, problems []knowledge.Problem) {
	counts := map[knowledge.Severity]int{}
	for _, p := range problems {
		counts[p.Severity]++
		if counts[p.Severity] > maxReported {
			continue
		}
		l.options.Logger.Log(ctx, logLevel(p.Severity), "knowledge file: "+p.Message, "at", place(p), "hint", p.Hint)
	}
	for _, severity := range []knowledge.Severity{knowledge.SeverityError, knowledge.SeverityWarning} {
		if n := counts[severity]; n > maxReported {
			l.options.Logger.Log(ctx, logLevel(severity), "more problems in the knowledge files",
				"severity", string(severity), "not_shown", n-maxReported, "hint", `"gutskin check DIR" shows them all`)
		}
	}
}

// logLevel keeps warnings, which keep no file out of service, from crowding a log.
func logLevel(s knowledge.Severity) slog.Level {
	if s == knowledge.SeverityError {
		return slog.LevelError
	}
	return slog.LevelDebug
}

// place is file:line:column, or the file alone when the problem is the file as a whole.
func place(p knowledge.Problem) string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, max(p.Column, 1))
}

// fresh are the problems that were not known before.
func fresh(problems, known []knowledge.Problem) []knowledge.Problem {
	had := make(map[knowledge.Problem]bool, len(known))
	for _, p := range known {
		had[p] = true
	}
	var out []knowledge.Problem
	for _, p := range problems {
		if !had[p] {
			out = append(out, p)
		}
	}
	return out
}

// setTrouble keeps and logs what is wrong with the folder as a whole: once, until it is
// another trouble or none. kind tells troubles apart that may come together.
func (l *Library) setTrouble(ctx context.Context, kind, message, hint string) {
	l.troubles.Lock()
	defer l.troubles.Unlock()
	p := knowledge.Problem{File: kind, Severity: knowledge.SeverityError, Message: message, Hint: hint}
	before := *l.trouble.Load()
	after := without(before, kind)
	if message != "" {
		after = append(after, p)
	}
	l.trouble.Store(&after)
	switch {
	case message == "" && len(after) < len(before):
		l.options.Logger.InfoContext(ctx, "the knowledge folder is in order again", "at", kind)
	case message != "" && !slices.Contains(before, p):
		l.options.Logger.ErrorContext(ctx, "knowledge folder: "+message, "at", kind, "hint", hint)
	}
}

func without(problems []knowledge.Problem, file string) []knowledge.Problem {
	var out []knowledge.Problem
	for _, p := range problems {
		if p.File != file {
			out = append(out, p)
		}
	}
	return out
}
