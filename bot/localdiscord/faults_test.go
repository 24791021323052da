package localdiscord_test

import (
	"net/http"
	"testing"
	"time"

	"gutskin/bot/localdiscord"
)

func TestRESTFaults(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name        string
		fault       localdiscord.Fault
		status      int    // zero for a lost connection
		contentType string // of the answer
		written     int    // messages that exist after one request
	}{
		{"refusal", localdiscord.Fault{Answer: localdiscord.Refusal(localdiscord.CodeMissingPermissions)}, 403, "application/json", 0},
		{"page of a proxy", localdiscord.Fault{Answer: localdiscord.HTML(502, "<h1>Bad Gateway</h1>")}, 502, "text/html; charset=UTF-8", 0},
		{"answer lost after the effect", localdiscord.Fault{Answer: localdiscord.HTML(504, ""), Late: true}, 504, "text/html; charset=UTF-8", 1},
		{"dropped", localdiscord.Fault{Drop: true}, 0, "", 0},
		{"dropped after the effect", localdiscord.Fault{Drop: true, Late: true}, 0, "", 1},
		{"delayed", localdiscord.Fault{Delay: time.Millisecond}, 200, "application/json", 1},
		{"limit of the route", localdiscord.Fault{Answer: localdiscord.RouteLimit(time.Second)}, 429, "application/json", 0},
		{"limit of the bot", localdiscord.Fault{Answer: localdiscord.GlobalLimit(time.Second)}, 429, "application/json", 0},
		{"ban", localdiscord.Fault{Answer: localdiscord.CloudflareBan(time.Minute)}, 429, "text/html; charset=UTF-8", 0},
		{"on another route", localdiscord.Fault{Route: localdiscord.RouteMe, Drop: true}, 200, "application/json", 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := start(t, localdiscord.Options{})
			s.Faults().Add(test.fault)
			path := "/channels/" + generalOf(s) + "/messages"
			got, err := newREST(t, s).try("POST", path, object{"content": "x"})
			if (err != nil) != (test.status == 0) || got.Status != test.status || got.Header.Get("Content-Type") != test.contentType {
				t.Errorf("status %d, type %q, %v", got.Status, got.Header.Get("Content-Type"), err)
			}
			if seen, err := s.Member("alice").Messages("#general"); err != nil || len(seen) != test.written {
				t.Errorf("%d messages, %v, want %d", len(seen), err, test.written)
			}
			s.Faults().Clear()
			if got := newREST(t, s).send("POST", path, object{"content": "x"}); got.Status != http.StatusOK {
				t.Errorf("afterwards: %d", got.Status)
			}
		})
	}
}

func TestFaultStrikesAsOftenAsItShould(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	s.Faults().Add(localdiscord.Fault{Times: 2, Route: localdiscord.RouteMe, Answer: localdiscord.HTML(500, "")})
	for i, want := range []int{500, 500, 200} {
		if got := newREST(t, s).send("GET", "/users/@me", nil); got.Status != want {
			t.Errorf("request %d: %d, want %d", i, got.Status, want)
		}
	}
}

func TestRateLimits(t *testing.T) {
	t.Parallel()
	now := newClock()
	s := start(t, localdiscord.Options{Now: now.Now, Limits: localdiscord.Limits{
		Global: localdiscord.Rate{Requests: 6, Per: time.Second}, Messages: localdiscord.Rate{Requests: 2, Per: 5 * time.Second},
	}})
	c := newREST(t, s)
	channels := s.Channels(s.Guilds()[0].ID)
	write := func(channel int) answer {
		return c.send("POST", "/channels/"+channels[channel].ID+"/messages", object{"content": "x"})
	}
	if got := write(0).Header.Get("X-RateLimit-Remaining"); got != "1" {
		t.Errorf("remaining %q, want 1", got)
	}
	write(0)
	var body struct {
		RetryAfter float64 `json:"retry_after"`
		Global     bool
	}
	refused := write(0)
	refused.into(t, &body)
	if refused.Status != 429 || body.RetryAfter != 5 || body.Global || refused.Header.Get("Retry-After") != "5" ||
		refused.Header.Get("X-RateLimit-Scope") != "user" {
		t.Errorf("refused with %d %s %v", refused.Status, refused.Body, refused.Header)
	}
	if got := write(1); got.Status != http.StatusOK {
		t.Errorf("another channel: %d", got.Status)
	}
	c.send("GET", "/users/@me", nil)
	c.send("GET", "/users/@me", nil)
	refused = c.send("GET", "/users/@me", nil)
	refused.into(t, &body)
	if refused.Status != 429 || !body.Global || refused.Header.Get("X-RateLimit-Global") != "true" ||
		refused.Header.Get("X-RateLimit-Reset-After") != "" {
		t.Errorf("globally refused with %d %s %v", refused.Status, refused.Body, refused.Header)
	}
	now.Advance(5 * time.Second)
	if got := write(0); got.Status != http.StatusOK {
		t.Errorf("afterwards: %d", got.Status)
	}
}
