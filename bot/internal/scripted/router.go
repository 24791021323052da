package scripted

import (
	"context"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"gutskin/bot/guild"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge/sqlstore"
)

// storeName is the file of a store in the folder of a test.
const storeName = "gutskin.db"

// emptyStore are the files of a store that is empty: to make its tables takes longer than
// most tests do.
var emptyStore = sync.OnceValues(func() (fs.FS, error) {
	dir, err := os.MkdirTemp("", "gutskin-store")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	store, err := sqlstore.Open(context.Background(), filepath.Join(dir, storeName))
	if err != nil {
		return nil, err
	}
	if err := store.Close(); err != nil {
		return nil, err
	}
	return inMemory(dir)
})

// inMemory are the files of a folder.
func inMemory(dir string) (fs.FS, error) {
	list, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	files := fstest.MapFS{}
	for _, f := range list {
		data, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			return nil, err
		}
		files[f.Name()] = &fstest.MapFile{Data: data, Mode: 0o600}
	}
	return files, nil
}

// Store is an empty store in a folder of the test.
func Store(t testing.TB) *sqlstore.Store {
	t.Helper()
	dir := t.TempDir()
	empty, err := emptyStore()
	if err == nil {
		err = os.CopyFS(dir, empty)
	}
	if err != nil {
		t.Fatalf("make an empty store: %v", err)
	}
	store, err := sqlstore.Open(t.Context(), filepath.Join(dir, storeName))
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
