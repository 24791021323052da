package guild_test

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"gutskin/bot/guild"
	"gutskin/knowledge/sqlstore"
)

// errDown is what a store says that is down.
var errDown = errors.New("the disk is full")

// mood is how a store behaves.
type mood int

const (
	well  mood = iota
	down       // fails
	slow       // answers when its caller has given up
	stuck      // does not even notice that its caller has given up
)

// shaky is a real store that can be made to misbehave.
type shaky struct {
	guild.Store
	release chan struct{} // what is stuck goes on when this is closed

	mu    sync.Mutex
	mood  mood
	reads int
}

func (s *shaky) be(m mood) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.mood = m
}

func (s *shaky) asked() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.reads
}

func (s *shaky) trouble(ctx context.Context) error {
	s.mu.Lock()
	mood := s.mood
	s.mu.Unlock()
	switch mood {
	case down:
		return errDown
	case slow:
		<-ctx.Done()
		return ctx.Err()
	case stuck:
		<-s.release
	}
	return nil
}

// GuildSettings is that of the store, when it is well.
func (s *shaky) GuildSettings(ctx context.Context, id string) ([]byte, error) {
	s.mu.Lock()
	s.reads++
	s.mu.Unlock()
	if err := s.trouble(ctx); err != nil {
		return nil, err
	}
	return s.Store.GuildSettings(ctx, id)
}

// SaveGuildSettings is that of the store, when it is well.
func (s *shaky) SaveGuildSettings(ctx context.Context, id string, data []byte) error {
	if err := s.trouble(ctx); err != nil {
		return err
	}
	return s.Store.SaveGuildSettings(ctx, id, data)
}

// desk is a book on a shaky store with a clock that the test moves.
type desk struct {
	*guild.Book
	store *shaky
	path  string

	mu  sync.Mutex
	now time.Time
}

func (d *desk) clock() time.Time {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.now
}

func (d *desk) pass(span time.Duration) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.now = d.now.Add(span)
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{now: time.Unix(1_800_000_000, 0), path: filepath.Join(t.TempDir(), "gutskin.db")}
	d.store = &shaky{Store: open(t, d.path), release: make(chan struct{})}
	t.Cleanup(sync.OnceFunc(func() { close(d.store.release) }))
	d.Book = guild.NewBook(d.store, slog.New(slog.DiscardHandler), d.clock)
	return d
}

func open(t *testing.T, path string) *sqlstore.Store {
	t.Helper()
	store, err := sqlstore.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store
}

// choose changes a setting that tests recognise.
func (d *desk) choose(t *testing.T, country string) {
	t.Helper()
	settings, err := d.Change(t.Context(), "1", func(s *guild.Settings) { s.Country = country })
	if err != nil || settings.Country != country {
		t.Fatalf("change to %s: %+v, %v", country, settings, err)
	}
}

// patient fails the test when a call takes longer than people wait.
func patient(t *testing.T, what string, limit time.Duration, call func()) {
	t.Helper()
	began := time.Now()
	call()
	if took := time.Since(began); took > limit+250*time.Millisecond { // a busy machine's share
		t.Errorf("%s took %v, want at most %v", what, took, limit)
	}
}
