package scripted

import (
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"gutskin/bot/guild"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge/sqlstore"
)

// Store is an empty store in a folder of the test.
func Store(t testing.TB) *sqlstore.Store {
	t.Helper()
	store, err := sqlstore.Open(t.Context(), filepath.Join(t.TempDir(), "gutskin.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Errorf("close the store: %v", err)
		}
	})
	return store
}

// Router is a router on scripted answers, a real store and a clock that the test moves.
func Router(t testing.TB, answers router.Answers, now func() time.Time, change ...func(*router.Parts)) *router.Router {
	t.Helper()
	catalog, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	store, log := Store(t), slog.New(slog.DiscardHandler)
	parts := router.Parts{
		Answers: answers, Records: store, Settings: guild.NewBook(store, log, now), Words: catalog,
		Secret: []byte("secret"), Random: func(b []byte) { clear(b) }, Log: log, Now: now,
	}
	for _, c := range change {
		c(&parts)
	}
	return router.New(parts)
}
