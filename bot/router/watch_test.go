package router_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"gutskin/bot/internal/scripted"
	"gutskin/bot/reply"
	"gutskin/bot/router"
)

// noted is a watch that writes down what it is told.
type noted struct {
	mutex sync.Mutex
	lines []string
}

func (n *noted) note(format string, args ...any) {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	n.lines = append(n.lines, fmt.Sprintf(format, args...))
}

func (n *noted) Begin(ctx context.Context, work string) (context.Context, func(error)) {
	n.note("begin %s", work)
	return ctx, func(error) { n.note("end %s", work) }
}

func (n *noted) Answered(q router.Answered) { n.note("%s %v %s", q.Door, q.OverHTTP, q.Outcome) }

func (n *noted) Acknowledged(kind router.Kind, took time.Duration) {
	n.note("acknowledged %s %s", kind, took)
}

func (n *noted) Replied(kind router.Kind, took time.Duration) { n.note("replied %s %s", kind, took) }

// taker takes every reply.
type taker struct{}

func (taker) Respond(context.Context, *reply.Reply) error { return nil }
func (taker) Typing(context.Context) error                { return nil }
func (taker) Defer(context.Context, bool) error           { return nil }
func (taker) Follow(context.Context, *reply.Reply) error  { return nil }

func TestWatch(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	overHTTP := privately("acne?")
	overHTTP.OverHTTP = true
	mention := directly("my tongue swells")
	mention.Shared = true
	for name, tc := range map[string]struct {
		req  router.Request
		want string
	}{
		"slash":   {req: privately("acne?"), want: "begin command, slash false answer, acknowledged command 1s, replied command 1s, end command"},
		"http":    {req: overHTTP, want: "begin command, slash true answer, acknowledged command 1s, replied command 1s, end command"},
		"dm":      {req: directly("does chlorine hurt"), want: "begin message, dm false none, replied message 1s, end message"},
		"mention": {req: mention, want: "begin message, mention false care, replied message 1s, end message"},
		"menu": {
			req:  router.Request{Kind: router.KindCommand, Command: "Answer this", Person: "p", Target: &router.Target{ID: "1", Author: "q", Text: "acne?"}},
			want: "begin command, menu false answer, acknowledged command 1s, replied command 1s, end command",
		},
		"nothing to say": {req: router.Request{Kind: router.KindOverheard, Guild: "g", Channel: "c", Text: "acne?"}, want: "begin overheard, end overheard"},
	} {
		t.Run(name, func(t *testing.T) {
			watch := new(noted)
			r := scripted.Router(t, scripted.New(), func() time.Time { return now }, func(p *router.Parts) {
				p.Watch, p.Typing, p.Patience = watch, 10*time.Second, 10*time.Second
			})
			tc.req.Received = now.Add(-time.Second)
			if err := r.Serve(t.Context(), tc.req, taker{}); err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(watch.lines, ", "); got != tc.want {
				t.Errorf("told: %s\nwant: %s", got, tc.want)
			}
		})
	}
}
