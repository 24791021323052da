package sqlstore_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"gutskin/knowledge"
	"gutskin/knowledge/sqlstore"
)

// lock keeps a database for itself, as another process would, until the function is called.
func lock(t *testing.T, path string) (unlock func()) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	check(t, err)
	conn, err := db.Conn(timeout(t))
	check(t, err)
	_, err = conn.ExecContext(timeout(t), "BEGIN EXCLUSIVE")
	check(t, err)
	unlock = sync.OnceFunc(func() {
		_, err := conn.ExecContext(context.Background(), "ROLLBACK")
		check(t, errors.Join(err, conn.Close(), db.Close()))
	})
	t.Cleanup(unlock)
	return unlock
}

// TestLocked holds that nothing waits for longer than its context allows.
func TestLocked(t *testing.T) {
	store, path := newStore(t)
	unlock := lock(t, path)
	began := time.Now()
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	for name, err := range changingCalls(ctx, store) {
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := sqlstore.Open(ctx, path); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("open: %v", err)
	}
	// A good deal more than 100 ms, for slow machines, and a good deal less than the five
	// seconds that a single call waits without a deadline.
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("took %v", took)
	}
	waited := make(chan error)
	go func() { waited <- store.Vote(timeout(t), vote(alice, "acne", true, "")) }()
	unlock()
	if err := <-waited; err != nil {
		t.Errorf("after the wait: %v", err)
	}
}

// TestLockedForGood holds that a call without a deadline gives up.
func TestLockedForGood(t *testing.T) {
	t.Parallel()
	store, path := newStore(t)
	lock(t, path)
	if err := store.Vote(context.Background(), vote(alice, "acne", true, "")); !errors.Is(err, sqlstore.ErrBusy) {
		t.Errorf("got %v", err)
	}
}

// TestFull fills a small disk, and holds that people can be forgotten even then.
func TestFull(t *testing.T) {
	ctx := timeout(t)
	store, path := newStore(t)
	pages, err := store.Number(ctx, "PRAGMA page_count")
	check(t, err)
	if _, err := store.Number(ctx, fmt.Sprintf("PRAGMA max_page_count = %d", pages+8)); err != nil {
		t.Fatal(err)
	}
	kept := 0
	for err == nil {
		if err = store.SendQuestion(ctx, question(alice, "1", text+strings.Repeat(" and more", 300))); err == nil {
			kept++
		}
	}
	if !errors.Is(err, sqlstore.ErrFull) || strings.Contains(err.Error(), text) || kept == 0 {
		t.Fatalf("after %d questions: %v", kept, err)
	}
	if gone, err := store.Forget(ctx, alice); err != nil || gone.Questions != kept || onDisk(t, path, text) {
		t.Errorf("forgotten: %+v, %v", gone, err)
	}
	check(t, store.SendQuestion(ctx, question(alice, "1", text)))
}

// TestForgetIsFinishedLater ends the time for forgetting between the deletion and the
// overwriting, which another reader holds up.
func TestForgetIsFinishedLater(t *testing.T) {
	store, path := newStore(t)
	check(t, store.SendQuestion(timeout(t), question(alice, "1", text)))
	db, err := sql.Open("sqlite", path)
	check(t, err)
	defer db.Close()
	reader, err := db.Begin()
	check(t, err)
	var n int
	check(t, reader.QueryRow("SELECT count(*) FROM questions").Scan(&n))

	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	gone, err := store.Forget(ctx, alice)
	if err == nil || gone.Questions != 1 {
		t.Errorf("with a reader in the way: %+v, %v", gone, err)
	}
	check(t, reader.Rollback())
	if gone, err = store.Forget(timeout(t), alice); err != nil || gone != (knowledge.PersonRecords{}) {
		t.Errorf("again: %+v, %v", gone, err)
	}
	if onDisk(t, path, text) {
		t.Error("the text is still on disk")
	}
}
