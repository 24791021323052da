package rest

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"golang.org/x/time/rate"
)

// Bounds of what the transport sends. Discord's global limit is 50 requests a second.
const (
	globalRate, globalBurst = 45, 5
	maxAttempts             = 4
	maxResponse             = 8 << 20
)

// Transport is the one way to Discord's REST API. It owns the address, the global rate,
// the pauses that Discord asks for, retries, and the size of what is read.
type Transport struct {
	next  http.RoundTripper
	base  *url.URL // nil for Discord itself
	rate  *rate.Limiter
	brake *brake
	clock *Clock
	log   *slog.Logger
	watch Watch
}

// NewTransport makes a transport that sends through next. base is the address of a
// Discord-compatible server, nil for Discord's own; the clock learns from every answer.
func NewTransport(next http.RoundTripper, base *url.URL, c *Clock, log *slog.Logger) *Transport {
	return &Transport{
		next: next, base: base, rate: rate.NewLimiter(globalRate, globalBurst),
		brake: &brake{now: c.now}, clock: c, log: log, watch: unwatched{},
	}
}

// RoundTrip sends a request until it is answered or should not be repeated.
func (t *Transport) RoundTrip(req *http.Request) (*http.Response, error) {
	ctx := req.Context()
	if req.Body != nil { // each attempt takes a copy
		defer func() { _ = req.Body.Close() }()
	}
	for attempt := 1; ; attempt++ {
		if err := t.admit(ctx, req); err != nil {
			return nil, err
		}
		resp, err := t.once(req)
		if err == nil {
			err = t.read(req, resp)
		}
		wait, again := t.again(req, resp, err, attempt)
		switch {
		case !again && err != nil:
			return nil, err
		case !again:
			return resp, nil
		}
		discard(resp)
		t.log.Debug("request repeated", "route", routeOf(req), "attempt", attempt, "in", wait)
		if err := Pause(ctx, wait); err != nil {
			return nil, err
		}
	}
}

// admit waits until a request may be sent. Answers to interactions are outside Discord's
// global limit, and their three seconds are short.
func (t *Transport) admit(ctx context.Context, req *http.Request) error {
	if err := t.brake.check(); err != nil {
		return err
	}
	if exempt(req) {
		return nil
	}
	if err := Pause(ctx, t.brake.pause()); err != nil {
		return err
	}
	if err := t.rate.Wait(ctx); err != nil && ctx.Err() == nil {
		return fmt.Errorf("global rate: %w", context.DeadlineExceeded)
	}
	return ctx.Err()
}

// once sends a copy of a request to the right address.
func (t *Transport) once(req *http.Request) (*http.Response, error) {
	out := req.Clone(req.Context())
	if req.GetBody != nil {
		body, err := req.GetBody()
		if err != nil {
			return nil, err
		}
		out.Body = body
	}
	if t.base != nil {
		out.URL = redirected(t.base, req.URL)
		out.Host = ""
	}
	began := time.Now()
	resp, err := t.next.RoundTrip(out)
	status := 0
	if err == nil {
		status = resp.StatusCode
	}
	t.watch.Requested(classOf(req), status, time.Since(began))
	return resp, err
}

// read takes from a response what concerns later requests. The error is that of an answer
// which did not come from Discord.
func (t *Transport) read(req *http.Request, resp *http.Response) error {
	t.clock.observe(resp.Header.Get("Date"))
	resp.Body = &limitedBody{ReadCloser: resp.Body, left: maxResponse}
	stop := t.brake.count(resp)
	if stop {
		t.log.Error("too many requests were refused; no more are sent for a while", "last", routeOf(req))
	}
	if resp.StatusCode != http.StatusTooManyRequests {
		return nil
	}
	wait := retryAfter(resp)
	switch {
	case !isJSON(resp):
		wait = t.brake.ban(wait)
		t.watch.Limited(LimitBan)
		t.log.Error("Discord's proxy has banned this address; nothing is sent for a while", "for", wait)
		discard(resp)
		return errBanned
	case resp.Header.Get("X-RateLimit-Global") != "" || resp.Header.Get("X-RateLimit-Scope") == "global":
		t.brake.hold(wait)
		t.watch.Limited(LimitGlobal)
		t.log.Warn("global rate limit", "for", wait)
	default:
		t.watch.Limited(LimitRoute)
		t.log.Warn("rate limit", "route", routeOf(req), "for", wait)
	}
	return nil
}
