package tally_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"gutskin/bot/internal/scripted"
	"gutskin/bot/tally"
	"gutskin/knowledge"
	"gutskin/knowledge/sqlstore"
)

// monday is the clock of the tests.
var monday = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// moody is a real store that fails when it is told to.
type moody struct {
	*sqlstore.Store
	mu    sync.Mutex
	err   error
	tried int
}

func (m *moody) mood() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.tried++
	return m.err
}

func (m *moody) CountMisses(ctx context.Context, misses ...knowledge.Miss) error {
	if err := m.mood(); err != nil {
		return err
	}
	return m.Store.CountMisses(ctx, misses...)
}

func (m *moody) AddTallies(ctx context.Context, tallies ...knowledge.Tally) error {
	if err := m.mood(); err != nil {
		return err
	}
	return m.Store.AddTallies(ctx, tallies...)
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

func counter(store *moody, now *time.Time) *tally.Counter {
	return tally.New(store, store, []byte("salt"), time.Millisecond, func() time.Time { return *now }, slog.New(slog.DiscardHandler))
}

// run starts a counter and gives what ends it.
func run(t *testing.T, c *tally.Counter) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() { defer close(ended); c.Run(ctx) }()
	stop = sync.OnceFunc(func() { cancel(); <-ended })
	t.Cleanup(stop)
	return stop
}

// kept is what stands in the store.
func kept(t *testing.T, s *moody) string {
	t.Helper()
	tallies, err := s.Tallies(t.Context(), monday.AddDate(0, 0, -7))
	if err != nil {
		t.Fatal(err)
	}
	gaps, err := s.Gaps(t.Context(), 10)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, c := range tallies {
		out = append(out, fmt.Sprintf("%s %s%s %d", c.Day.Format("2"), c.Kind, c.Topic, c.Count))
	}
	for _, g := range gaps {
		out = append(out, fmt.Sprintf("%s %d", g.Word, g.Askers))
	}
	return strings.Join(out, ", ")
}

// TestThreePeople: one person, however often, is not written down, nor are two.
func TestThreePeople(t *testing.T) {
	store, now := &moody{Store: scripted.Store(t)}, monday
	c := counter(store, &now)
	for range 9 {
		c.Asked("1", scripted.Acne())
		c.Asked("2", scripted.Acne())
		c.Missed("1", []string{"sauna"})
		c.Missed("2", []string{"sauna"})
	}
	run(t, c)()
	if got := kept(t, store); got != "" {
		t.Errorf("kept of two people: %s", got)
	}
	c.Asked("3", scripted.Acne())
	c.Asked("3", scripted.Care())
	c.Missed("3", []string{"sauna"})
	run(t, c)()
	if got, want := kept(t, store), "23 answer 19, 23 answeracne 19, sauna 3"; got != want {
		t.Errorf("kept %q, want %q", got, want)
	}
	c.Asked("1", scripted.Acne()) // from here on everybody counts
	now = monday.AddDate(0, 0, 1)
	c.Asked("1", scripted.Acne()) // a new day needs three people, the week has them
	run(t, c)()
	if got, want := kept(t, store), "23 answer 20, 23 answeracne 21, sauna 3"; got != want {
		t.Errorf("kept %q, want %q", got, want)
	}
}

func TestCareIsATotalAlone(t *testing.T) {
	store, now := &moody{Store: scripted.Store(t)}, monday
	c := counter(store, &now)
	for _, person := range []string{"1", "2", "3"} {
		c.Asked(person, scripted.Care())
		c.Asked(person, scripted.Miss())
	}
	run(t, c)()
	if got, want := kept(t, store), "23 care 3, 23 none 3"; got != want {
		t.Errorf("kept %q, want %q", got, want)
	}
}

// TestAfterFailure: what was counted while the store was down is kept when it is back.
func TestAfterFailure(t *testing.T) {
	store, now := &moody{Store: scripted.Store(t), err: errors.New("down")}, monday
	c := counter(store, &now)
	stop := run(t, c)
	for _, person := range []string{"1", "2", "3"} {
		c.Missed(person, []string{"sauna"})
		c.Asked(person, scripted.Miss())
	}
	for patience := time.After(10 * time.Second); store.tries() < 2; {
		select {
		case <-time.After(time.Millisecond):
		case <-patience:
			t.Fatal("no second try")
		}
	}
	store.fail(nil)
	stop()
	if got, want := kept(t, store), "23 none 3, sauna 3"; got != want {
		t.Errorf("kept %q, want %q", got, want)
	}
}

// TestForget: whoever has everything deleted does not come back with what waited.
func TestForget(t *testing.T) {
	store, now := &moody{Store: scripted.Store(t)}, monday
	c := counter(store, &now)
	for _, person := range []string{"1", "2", "3"} {
		c.Missed(person, []string{"sauna"})
	}
	c.Asked("1", scripted.Acne())
	c.Asked("2", scripted.Acne())
	if _, err := c.Forget(t.Context(), "1"); err != nil {
		t.Fatal(err)
	}
	c.Asked("3", scripted.Acne())
	run(t, c)()
	if got := kept(t, store); got != "" {
		t.Errorf("kept %q", got)
	}
}

// TestBounds: one person is counted for so much a day, and nothing blocks while the store
// takes nothing.
func TestBounds(t *testing.T) {
	store, now := &moody{Store: scripted.Store(t)}, monday
	c := counter(store, &now)
	for i := range 4 * tally.MaxMissesOfOne {
		c.Missed("1", []string{fmt.Sprint("w", i)})
	}
	for i := range 2 * tally.MaxMisses {
		c.Missed(fmt.Sprint("p", i), []string{"sauna"})
		c.Asked("1", knowledge.Answer{Kind: knowledge.KindAnswer, Parts: []knowledge.Part{{Topic: fmt.Sprint("t", i)}}})
	}
	c.Missed("", []string{"sauna"})
	c.Missed("2", nil)
	run(t, c)()
	records, err := store.Kept(t.Context(), "1")
	if err != nil || records.Misses != tally.MaxMissesOfOne {
		t.Errorf("kept of one: %+v, %v", records, err)
	}
	if gaps, err := store.Gaps(t.Context(), 10); err != nil || len(gaps) != 1 {
		t.Errorf("gaps %+v, %v", gaps, err)
	}
}
