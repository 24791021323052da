package sqlstore_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/sqlstore"
)

func TestOpenMakesWhatIsMissing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "a b?c#d%41é&_pragma=x", "gutskin.db")
	store := openAt(t, path)
	check(t, store.Vote(timeout(t), vote(alice, "acne", true, "")))
	if runtime.GOOS == "windows" {
		return // which has no such modes
	}
	modes := map[string]fs.FileMode{filepath.Dir(path): 0o700, filepath.Dir(filepath.Dir(path)): 0o700, path: 0o600, path + "-wal": 0o600, path + "-shm": 0o600}
	for name, want := range modes {
		info, err := os.Stat(name)
		check(t, err)
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", name, got, want)
		}
	}
}

// testReopen holds that a person stays the same person after a restart.
func testReopen(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	check(t, store.Vote(ctx, vote(alice, "acne", true, "")))
	check(t, store.SaveGuildSettings(ctx, "1", []byte("{}")))
	check(t, store.Close())
	if left, err := filepath.Glob(g.place.Path + "-*"); g.server == nil && (err != nil || len(left) > 0) {
		t.Errorf("left behind: %v, %v", left, err)
	}
	again := g.open(t)
	check(t, again.Vote(ctx, vote(alice, "acne", false, knowledge.ReasonOther)))
	votes, err := again.Votes(ctx)
	if err != nil || len(votes) != 1 || votes[0].Helpful != 0 || votes[0].NotHelpful != 1 {
		t.Errorf("votes: %+v, %v", votes, err)
	}
	if data, err := again.GuildSettings(ctx, "1"); err != nil || string(data) != "{}" {
		t.Errorf("settings: %q, %v", data, err)
	}
}

// testKeysDiffer holds that two databases keep the same person under different names, even
// with the same key.
func testKeysDiffer(t *testing.T, g ground) {
	ctx := timeout(t)
	g.place.Keys = []sqlstore.Key{key(1)}
	two := g.another(t)
	two.place.Keys = g.place.Keys
	one, other := g.open(t), two.open(t)
	check(t, one.Vote(ctx, vote(alice, "acne", true, "")))
	check(t, other.Vote(ctx, vote(alice, "acne", true, "")))
	const hash = "SELECT person FROM votes"
	if a, b := one.Values(ctx, t, hash), other.Values(ctx, t, hash); len(a) != 1 || len(b) != 1 || bytes.Equal(a[0], b[0]) {
		t.Errorf("a person in two databases: %x, %x", a, b)
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		check(t, os.WriteFile(path, []byte(content), 0o600))
		return path
	}
	foreign := filepath.Join(dir, "foreign.db")
	store := openAt(t, foreign)
	check(t, store.Exec(timeout(t), "PRAGMA application_id = 7"))
	check(t, store.Close())
	unmarked := filepath.Join(dir, "unmarked.db")
	store = openAt(t, unmarked)
	check(t, store.Exec(timeout(t), "PRAGMA application_id = 0"))
	check(t, store.Close())
	damaged := filepath.Join(dir, "damaged.db")
	store = openAt(t, damaged)
	check(t, store.Close())
	data, err := os.ReadFile(damaged)
	check(t, err)
	write("damaged.db", string(data[:4096])+strings.Repeat("garbage ", (len(data)-4096)/8))

	for name, test := range map[string]struct {
		path string
		want error
	}{
		"a text":             {write("notes.txt", strings.Repeat("Buy yoghurt. ", 100)), sqlstore.ErrNoDatabase},
		"a short text":       {write("short.txt", "Buy yoghurt."), sqlstore.ErrNoDatabase},
		"another program's":  {foreign, sqlstore.ErrNoDatabase},
		"nobody's":           {unmarked, sqlstore.ErrNoDatabase},
		"damaged":            {damaged, sqlstore.ErrDamaged},
		"a folder":           {dir, sqlstore.ErrAccess},
		"a file as a folder": {filepath.Join(write("file", ""), "gutskin.db"), sqlstore.ErrAccess},
	} {
		t.Run(name, func(t *testing.T) {
			before, _ := os.ReadFile(test.path)
			_, err := sqlstore.Open(timeout(t), test.path)
			if !errors.Is(err, test.want) || !strings.Contains(err.Error(), test.path) {
				t.Errorf("got %v, want %v", err, test.want)
			}
			if after, _ := os.ReadFile(test.path); string(before) != string(after) {
				t.Error("the file was changed")
			}
		})
	}
}
