package localdiscord_test

import (
	"context"
	"errors"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"gutskin/bot/localdiscord"
)

func TestOnlyLoopback(t *testing.T) {
	t.Parallel()
	for _, addr := range []string{":0", "0.0.0.0:0", "192.0.2.1:0", "example.org:0"} {
		if _, err := localdiscord.Start(t.Context(), localdiscord.Options{Addr: addr}); !errors.Is(err, localdiscord.ErrNotLoopback) {
			t.Errorf("%s: %v", addr, err)
		}
	}
	for _, opts := range []localdiscord.Options{{Addr: "localhost:0"}, {Addr: "0.0.0.0:0", AllowRemote: true}} {
		start(t, opts)
	}
}

// TestCloseLeavesNothingBehind is not parallel: it looks at all goroutines.
func TestCloseLeavesNothingBehind(t *testing.T) {
	s, err := localdiscord.Start(t.Context(), localdiscord.Options{})
	if err != nil {
		t.Fatal(err)
	}
	identified(t, s, allIntents)
	dial(t, s, "v=10")
	s.Faults().Add(localdiscord.Fault{Route: localdiscord.RouteMe, Delay: time.Hour})
	slow := make(chan error, 1)
	go func() {
		_, err := newREST(t, s).try(http.MethodGet, "/users/@me", nil)
		slow <- err
	}()
	for len(s.Requests()) == 0 {
		runtime.Gosched()
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-slow; err == nil {
		t.Error("the delayed request was answered")
	}
	stacks := make([]byte, 1<<20)
	stacks = stacks[:runtime.Stack(stacks, true)]
	for _, stack := range strings.Split(string(stacks), "\n\n") {
		if strings.Contains(stack, "gutskin/bot/localdiscord.(") {
			t.Errorf("left behind:\n%s", stack)
		}
	}
	if err := s.Close(); err != nil {
		t.Errorf("second close: %v", err)
	}
}

func TestContextEndsTheServer(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	s, err := localdiscord.Start(ctx, localdiscord.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := identified(t, s, 0)
	cancel()
	if code := c.closeCode(); code != -1 {
		t.Errorf("close code %d", code)
	}
}
