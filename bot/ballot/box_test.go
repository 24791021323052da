package ballot_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"testing"
	"time"

	"gutskin/bot/ballot"
	"gutskin/bot/internal/scripted"
	"gutskin/knowledge"
	"gutskin/knowledge/sqlstore"
)

// moody is a real store that fails when it is told to.
type moody struct {
	*sqlstore.Store
	mu    sync.Mutex
	err   error
	tried int
}

func (m *moody) Vote(ctx context.Context, v knowledge.Vote) error {
	m.mu.Lock()
	m.tried++
	err := m.err
	m.mu.Unlock()
	if err != nil {
		return err
	}
	return m.Store.Vote(ctx, v)
}

func (m *moody) fail(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.err = err
}

func (m *moody) tries() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.tried
}

var at = time.Unix(1_800_000_000, 0)

func vote(person, topic string, helpful bool) knowledge.Vote {
	return knowledge.Vote{Person: person, Topic: topic, Helpful: helpful, At: at}
}

// run starts a box and gives what ends it.
func run(t *testing.T, box *ballot.Box) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() { defer close(ended); box.Run(ctx) }()
	var once sync.Once
	stop = func() { once.Do(func() { cancel(); <-ended }) }
	t.Cleanup(stop)
	return stop
}

func until(t *testing.T, what string, done func() bool) {
	t.Helper()
	patience := time.After(10 * time.Second)
	for !done() {
		select {
		case <-time.After(time.Millisecond):
		case <-patience:
			t.Fatal("waited in vain for", what)
		}
	}
}

func count(t *testing.T, s *sqlstore.Store) string {
	t.Helper()
	votes, err := s.Votes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	out := ""
	for _, v := range votes {
		out += fmt.Sprintf("%s +%d -%d;", v.Topic, v.Helpful, v.NotHelpful)
	}
	return out
}

func cast(t *testing.T, box *ballot.Box, votes ...knowledge.Vote) {
	t.Helper()
	for _, v := range votes {
		if err := box.Vote(t.Context(), v); err != nil {
			t.Fatal(err)
		}
	}
}

func TestVotesReachTheStore(t *testing.T) {
	store := &moody{Store: scripted.Store(t)}
	box := ballot.New(store, slog.New(slog.DiscardHandler))
	run(t, box)
	cast(t, box, vote("1", "acne", true), vote("2", "acne", true), vote("1", "acne", false))
	until(t, "both votes", func() bool { return count(t, store.Store) == "acne +1 -1;" })
}

// TestAfterFailure: what was voted while the store was down is kept when it is back.
func TestAfterFailure(t *testing.T) {
	store := &moody{Store: scripted.Store(t), err: errors.New("down")}
	box := ballot.New(store, slog.New(slog.DiscardHandler))
	run(t, box)
	cast(t, box, vote("1", "acne", true), vote("1", "acne", false), vote("1", "stress", true))
	until(t, "a second try", func() bool { return store.tries() > 1 })
	store.fail(nil)
	until(t, "the votes", func() bool { return count(t, store.Store) == "acne +0 -1;stress +1 -0;" })
}

// TestStop: the last votes are carried when the bot stops.
func TestStop(t *testing.T) {
	store := &moody{Store: scripted.Store(t), err: errors.New("down")}
	box := ballot.New(store, slog.New(slog.DiscardHandler))
	stop := run(t, box)
	cast(t, box, vote("1", "acne", true))
	until(t, "a try", func() bool { return store.tries() > 0 })
	store.fail(nil)
	stop()
	if got := count(t, store.Store); got != "acne +1 -0;" {
		t.Errorf("votes %q", got)
	}
}

// TestForget: whoever has everything deleted does not come back with a vote that waited.
func TestForget(t *testing.T) {
	store := &moody{Store: scripted.Store(t)}
	box := ballot.New(store, slog.New(slog.DiscardHandler))
	cast(t, box, vote("1", "acne", true), vote("2", "acne", true))
	if _, err := box.Forget(t.Context(), "1"); err != nil {
		t.Fatal(err)
	}
	run(t, box)()
	if got := count(t, store.Store); got != "acne +1 -0;" {
		t.Errorf("votes %q", got)
	}
}

func TestBounds(t *testing.T) {
	box := ballot.New(&moody{Store: scripted.Store(t)}, slog.New(slog.DiscardHandler))
	if err := box.Vote(t.Context(), knowledge.Vote{}); !errors.Is(err, knowledge.ErrBadRecord) {
		t.Errorf("an empty vote: %v", err)
	}
	for i := range ballot.MaxVotes {
		cast(t, box, vote(fmt.Sprint(i), "acne", true))
	}
	if err := box.Vote(t.Context(), vote("one more", "acne", true)); !errors.Is(err, ballot.ErrFull) {
		t.Errorf("one too many: %v", err)
	}
	cast(t, box, vote("1", "acne", false))
}
