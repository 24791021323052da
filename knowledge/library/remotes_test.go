package library_test

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gutskin/knowledge/killtest"
	"gutskin/knowledge/library"
	"gutskin/knowledge/library/remote"
)

// bare is a new repository on this machine that nobody has checked out.
func bare(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "remote.git")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	git(t, dir, "init", "-q", "--bare", "--initial-branch=main")
	return dir
}

// keepBeside keeps a folder in step with a remote; it asks only when a test says so.
func keepBeside(t testing.TB, dir string, options remote.Options) *kept {
	t.Helper()
	k, err := openBeside(t, dir, library.Remote{Options: options})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func openBeside(t testing.TB, dir string, r library.Remote) (*kept, error) {
	t.Helper()
	k := &kept{t: t, dir: dir, log: &logged{}, ticks: make(chan time.Time)}
	if r.Patience == 0 {
		r.Patience = 20 * time.Second
	}
	var err error
	k.Library, err = library.Open(context.Background(), library.Options{
		Dir: dir, BuiltIn: small(), Keep: true, Ticks: k.ticks, Today: today, Remote: &r,
		Logger: slog.New(slog.NewTextHandler(k.log, nil)),
	})
	return k, err
}

// sync makes both sides the same.
func (k *kept) sync() {
	k.t.Helper()
	if err := k.SyncNow(context.Background()); err != nil {
		k.t.Fatalf("sync: %v\n%s", err, k.log.text())
	}
}

// pair are two bots on one remote that have the same.
func pair(t testing.TB) (a, b *kept, at string) {
	t.Helper()
	at = bare(t)
	a = keepBeside(t, filepath.Join(t.TempDir(), "a"), remote.Options{Address: at})
	a.sync()
	return a, keepBeside(t, filepath.Join(t.TempDir(), "b"), remote.Options{Address: at}), at
}

// must saves one file.
func (k *kept) must(name, text, who string) library.Revision {
	k.t.Helper()
	r, err := k.save(name, text, who)
	if err != nil {
		k.t.Fatal(err)
	}
	return r
}

// same holds that two folders and the remote are the same, to the byte and the commit.
func same(t *testing.T, a, b *kept, at string) {
	t.Helper()
	tip := strings.TrimSpace(git(t, at, "rev-parse", "main"))
	if string(a.revision()) != tip || string(b.revision()) != tip {
		t.Errorf("revisions %s and %s, the remote has %s", a.revision(), b.revision(), tip)
	}
	one, other := snapshot(t, a.dir), snapshot(t, b.dir)
	for name := range one {
		if one[name] != other[name] {
			t.Errorf("%s differs", name)
		}
	}
	if len(one) != len(other) {
		t.Errorf("%d and %d files", len(one), len(other))
	}
	for _, k := range []*kept{a, b} {
		killtest.Fsck(t, k.dir)
	}
	if out := git(t, at, "fsck", "--strict", "--no-dangling"); strings.Contains(out, "missing") {
		t.Errorf("git fsck: %s", out)
	}
}

// commitThere has a programmer change a file in the remote, in a clone of their own.
func commitThere(t testing.TB, at, name, text, why string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "work")
	git(t, filepath.Dir(dir), "clone", "-q", at, dir)
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	git(t, dir, "add", "-A")
	git(t, dir, "commit", "-qm", why)
	git(t, dir, "push", "-q", "origin", "HEAD:main")
}

// tipped is the acne topic with other words in one of its tips.
func tipped(title, drink string) string {
	return strings.Replace(titled(title), "- Drink water to help Acne. (1)", "- Drink "+drink+" to help Acne. (1)", 1)
}
