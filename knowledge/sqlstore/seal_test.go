package sqlstore_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gutskin/knowledge/sqlstore"
)

// fill keeps something in every sealed column.
func fill(t *testing.T, store *sqlstore.Store) {
	t.Helper()
	ctx := timeout(t)
	check(t, store.SendQuestion(ctx, question(alice, "1", text)))
	draft := draftOf(alice, "one", noon())
	draft.Content = []byte(text)
	check(t, store.SaveDraft(ctx, draft))
	check(t, store.SaveGuildSettings(ctx, "1", []byte(text)))
}

// wantFilled wants what fill has kept.
func wantFilled(t *testing.T, store *sqlstore.Store) {
	t.Helper()
	ctx := timeout(t)
	questions, err := store.Questions(ctx, "1", 10)
	if err != nil || len(questions) != 1 || questions[0].Text != text {
		t.Errorf("questions: %+v, %v", questions, err)
	}
	if d, there, err := store.Draft(ctx, alice, "one"); err != nil || !there || string(d.Content) != text {
		t.Errorf("draft: %+v, %v, %v", d, there, err)
	}
	if data, err := store.GuildSettings(ctx, "1"); err != nil || string(data) != text {
		t.Errorf("settings: %q, %v", data, err)
	}
	if kept, err := store.Kept(ctx, alice); err != nil || kept.Questions != 1 || kept.Drafts != 1 {
		t.Errorf("kept: %+v, %v: alice is somebody else now", kept, err)
	}
}

// testSealedTwice holds that two processes that seal at the same moment leave what one leaves.
func testSealedTwice(t *testing.T, g ground) {
	store := g.open(t)
	fill(t, store)
	check(t, store.SealAgain(timeout(t), g.place))
	check(t, store.Close())
	wantFilled(t, g.open(t))
}

func testNothingLiesOpen(t *testing.T, g ground) {
	store := g.open(t)
	fill(t, store)
	if g.holds(t, store, []byte(text)) {
		t.Error("what people wrote lies open on disk")
	}
	wantFilled(t, store)
}

// testChangedValue holds that nobody who can write to the database can put a value in
// another's place or change it.
func testChangedValue(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	fill(t, store)
	check(t, store.Exec(ctx, "UPDATE guild_settings SET data = (SELECT text FROM questions)"))
	if _, err := store.GuildSettings(ctx, "1"); !errors.Is(err, sqlstore.ErrDamaged) || strings.Contains(err.Error(), text) {
		t.Errorf("a question in place of settings: %v", err)
	}
	check(t, store.SaveGuildSettings(ctx, "1", []byte("{}")))
	if data, err := store.GuildSettings(ctx, "1"); err != nil || string(data) != "{}" {
		t.Errorf("settings: %q, %v", data, err)
	}
}

func testWrongKey(t *testing.T, g ground) {
	ctx := timeout(t)
	g.place.Keys = []sqlstore.Key{key(1)}
	store := g.open(t)
	fill(t, store)
	check(t, store.Close())
	wrong := g.place
	wrong.Keys = []sqlstore.Key{key(2)}
	if _, err := wrong.Open(ctx); !errors.Is(err, sqlstore.ErrKey) || !strings.Contains(err.Error(), "as the old one beside the new") {
		t.Errorf("another key: %v", err)
	}
	none := g.place
	none.Keys = nil
	want := sqlstore.ErrKey
	if none.URL != "" {
		want = sqlstore.ErrNoKey
	}
	if _, err := none.Open(ctx); !errors.Is(err, want) {
		t.Errorf("no key: %v, want %v", err, want)
	}
	wantFilled(t, g.open(t))
}

// testRotation goes from a key to another, and is done with the first after one start.
func testRotation(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t) // the key file's, with SQLite
	fill(t, store)
	old := store.Values(ctx, t, "SELECT text FROM questions")
	check(t, store.Close())
	g.place.Keys = append([]sqlstore.Key{key(9)}, g.place.Keys...)
	store = g.open(t)
	wantFilled(t, store)
	if !g.blind() && g.holds(t, store, old...) {
		t.Error("what the first key sealed is still on disk")
	}
	check(t, store.Close())
	g.place.Keys = g.place.Keys[:1]
	if g.server == nil {
		check(t, os.Remove(filepath.Join(filepath.Dir(g.place.Path), "gutskin.key")))
	}
	wantFilled(t, g.open(t))
}

func TestKeyFile(t *testing.T) {
	ctx := timeout(t)
	store, path := newStore(t)
	fill(t, store)
	check(t, store.Close())
	file := filepath.Join(filepath.Dir(path), "gutskin.key")
	info, err := os.Stat(file)
	check(t, err)
	if mode := info.Mode().Perm(); mode != 0o600 && runtime.GOOS != "windows" {
		t.Errorf("the key has mode %o", mode)
	}
	kept, err := os.ReadFile(file)
	check(t, err)

	check(t, os.Remove(file))
	if _, err := sqlstore.Open(ctx, path); !errors.Is(err, sqlstore.ErrKey) || !strings.Contains(err.Error(), file) {
		t.Errorf("without its key: %v", err)
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("a key was made that opens nothing")
	}
	check(t, os.WriteFile(file, []byte("no key\n"), 0o600))
	if _, err := sqlstore.Open(ctx, path); !errors.Is(err, sqlstore.ErrKey) || strings.Contains(err.Error(), "no key\n") {
		t.Errorf("with a spoilt key: %v", err)
	}
	check(t, os.WriteFile(file, kept, 0o600))
	wantFilled(t, openAt(t, path))
}

func TestParseKey(t *testing.T) {
	hexadecimal := strings.Repeat("0f", 32)
	for _, good := range []string{hexadecimal, hexadecimal + "\n", strings.ToUpper(hexadecimal), "Dw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8=", "Dw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8"} {
		k, err := sqlstore.ParseKey(good)
		if err != nil || k[0] != 0x0f || k[31] != 0x0f {
			t.Errorf("%q: %v", good, err)
		}
		if said := fmt.Sprintf("%v %+v %#v %s", k, k, k, k); strings.Contains(said, "15") || strings.Contains(said, "f") {
			t.Errorf("a key that is printed shows itself: %s", said)
		}
	}
	for _, bad := range []string{"", "secret", hexadecimal[2:], hexadecimal + "00"} {
		if _, err := sqlstore.ParseKey(bad); !errors.Is(err, sqlstore.ErrNoKey) || bad != "" && strings.Contains(err.Error(), bad) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// testLock lets two processes ask for the same work.
func testLock(t *testing.T, g ground) {
	ctx := timeout(t)
	one, other := g.open(t), g.open(t)
	release, ok, err := one.Lock(ctx, "expiry")
	if err != nil || !ok {
		t.Fatalf("the first: %v, %v", ok, err)
	}
	if g.server == nil {
		release()
		return // every lock is granted
	}
	if _, ok, err := other.Lock(ctx, "expiry"); err != nil || ok {
		t.Errorf("the second: %v, %v", ok, err)
	}
	if free, ok, err := other.Lock(ctx, "weekly note"); err != nil || !ok {
		t.Errorf("another work: %v, %v", ok, err)
	} else {
		free()
	}
	release()
	free, ok, err := other.Lock(ctx, "expiry")
	if err != nil || !ok {
		t.Errorf("after the first: %v, %v", ok, err)
	}
	free()
	if _, ok, err := one.Lock(ctx, "expiry"); err != nil || !ok {
		t.Errorf("once more: %v, %v", ok, err)
	}
	// As good as the end of the process.
	check(t, other.Exec(ctx, "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"))
	if _, ok, err := other.Lock(ctx, "expiry"); err != nil || !ok {
		t.Errorf("after the end of the process: %v, %v", ok, err)
	}
}
