package sqlstore_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"gutskin/knowledge"
	"gutskin/knowledge/sqlstore"
)

// patience is how long a test waits for something before it fails.
const patience = time.Minute

// noon is a time at which things happen in the tests.
func noon() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) }

// timeout is a context that ends before the test run does.
func timeout(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(cancel)
	return ctx
}

// openAt opens a store that is closed with the test.
func openAt(t *testing.T, path string) *sqlstore.Store {
	t.Helper()
	store, err := sqlstore.Open(timeout(t), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() }) // a test may have closed it
	return store
}

// newStore opens a store in a folder of its own.
func newStore(t *testing.T) (store *sqlstore.Store, path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "gutskin.db")
	return openAt(t, path), path
}

// check ends the test at an error.
func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// onDisk reports whether bytes stand anywhere in the database or in a file beside it.
func onDisk(t *testing.T, path, text string) bool {
	t.Helper()
	files, err := filepath.Glob(path + "*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		check(t, err)
		if bytes.Contains(data, []byte(text)) {
			return true
		}
	}
	return false
}

func vote(person, topic string, helpful bool, reason knowledge.Reason) knowledge.Vote {
	return knowledge.Vote{Person: person, Topic: topic, Helpful: helpful, Reason: reason, At: noon()}
}

func question(person, guild, text string) knowledge.SentQuestion {
	return knowledge.SentQuestion{Person: person, Guild: guild, Text: text, At: noon()}
}
