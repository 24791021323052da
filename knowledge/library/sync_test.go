package library_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gutskin/knowledge/library"
	"gutskin/knowledge/library/remote"
)

// TestFirstStart fills an empty remote from the folder, and an empty folder from the remote.
func TestFirstStart(t *testing.T) {
	at := bare(t)
	a := keepBeside(t, write(t, fstest.MapFS{"mine.md": small()["acne.md"]}), remote.Options{Address: at})
	a.sync()
	if out := git(t, at, "ls-tree", "--name-only", "-r", "main"); out != "mine.md\n" {
		t.Errorf("the remote has %q", out)
	}
	commitThere(t, at, ".github/workflows/check.yml", "on: push\n", "check it")
	b := keepBeside(t, filepath.Join(t.TempDir(), "new"), remote.Options{Address: at})
	a.sync()
	if b.title("mine") != "Acne" || b.title("acne") != "" || b.read(".github/workflows/check.yml") != "on: push\n" {
		t.Errorf("topics %v", ids(b.Current().Base()))
	}
	same(t, a, b, at)
	if state, on := b.SyncState(); !on || state.Remote != at || state.Branch != "main" {
		t.Errorf("state %+v", state)
	}
	if config, err := os.ReadFile(filepath.Join(b.dir, ".git", "config")); err != nil || strings.Contains(string(config), "remote") {
		t.Errorf("config %s, %v", config, err)
	}
}

// TestFirstStartRefused names what cannot be the knowledge and writes nothing.
func TestFirstStartRefused(t *testing.T) {
	noTopic, otherBranch := bare(t), bare(t)
	work := t.TempDir()
	git(t, work, "init", "-q", "--initial-branch=main")
	if err := os.WriteFile(filepath.Join(work, "main.go"), []byte("package main\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	git(t, work, "add", ".")
	git(t, work, "commit", "-qm", "code")
	git(t, work, "push", "-q", noTopic, "main")
	git(t, work, "push", "-q", otherBranch, "main:master")
	for name, c := range map[string]struct {
		at   string
		want error
	}{
		"no topic":     {noTopic, library.ErrNoTopics},
		"other branch": {otherBranch, remote.ErrNoBranch},
		"nothing":      {filepath.Join(t.TempDir(), "gone.git"), remote.ErrNotFound},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if _, err := openBeside(t, dir, library.Remote{Options: remote.Options{Address: c.at}}); !errors.Is(err, c.want) || !strings.Contains(err.Error(), "(") {
				t.Errorf("got %v", err)
			}
			if found := snapshot(t, dir); len(found) > 0 {
				t.Errorf("files %v", found)
			}
		})
	}
}

// TestUnrelated has a folder and a remote that never were one: neither is touched.
func TestUnrelated(t *testing.T) {
	_, _, at := pair(t)
	tip := git(t, at, "rev-parse", "main")
	files := small()
	files["acne.md"].Data = []byte(titled("Mine"))
	k := keepBeside(t, write(t, files), remote.Options{Address: at})
	before := k.revision()
	if err := k.SyncNow(context.Background()); !errors.Is(err, library.ErrUnrelated) {
		t.Errorf("got %v", err)
	}
	if k.revision() != before || git(t, at, "rev-parse", "main") != tip {
		t.Error("something was changed")
	}
	if found := find(k.Problems(), "remote", "no history in common"); len(found) != 1 || !strings.Contains(found[0].Hint, "cloned") {
		t.Errorf("problems %v", k.Problems())
	}
	if state, _ := k.SyncState(); state.Trouble == "" || state.Hint == "" || !state.Agreed.IsZero() {
		t.Errorf("state %+v", state)
	}
	k.must("acne.md", titled("Spots"), "Ada") // edits go on
}

// TestTwoBots edits on both sides: other files, other parts of one file, and the same part.
func TestTwoBots(t *testing.T) {
	a, b, at := pair(t)
	a.must("acne.md", titled("Spots"), "Ada")
	a.must("acne.md", tipped("Spots", "tea"), "Ada")
	b.must("sleep.md", string(numbered("sleep.md", "Sleep", 2)), "Ben")
	a.sync()
	b.sync()
	a.sync()
	same(t, a, b, at)
	if b.title("acne") != "Spots" || a.title("sleep") != "Sleep 2" {
		t.Errorf("titles %q and %q", b.title("acne"), a.title("sleep"))
	}
	b.must("acne.md", tipped("Zits", "tea"), "Ben")
	a.must("acne.md", tipped("Spots", "milk"), "Ada")
	b.sync()
	a.sync()
	b.sync()
	same(t, a, b, at)
	if got := a.read("acne.md"); got != tipped("Zits", "milk") || a.title("acne") != "Zits" {
		t.Errorf("got %s", got)
	}
	if list, err := a.Conflicts(context.Background()); err != nil || len(list) > 0 {
		t.Errorf("conflicts %v, %v", list, err)
	}
	if out := git(t, at, "log", "--format=%an: %s|%ae", "-3"); out != "Ada: because of acne.md|moderator@gutskin.invalid\nBen: because of acne.md|moderator@gutskin.invalid\nBen: because of sleep.md|moderator@gutskin.invalid\n" {
		t.Errorf("log %s", out)
	}
}

// TestConflict changes the same field on both sides: the remote's stays, ours is kept, the
// other files go on, and a moderator chooses.
func TestConflict(t *testing.T) {
	a, b, at := pair(t)
	ctx := context.Background()
	a.must("acne.md", titled("Spots"), "Ada")
	a.sync()
	mine := b.must("acne.md", tipped("Zits", "tea"), "Ben")
	b.must("lexicon.yaml", "- term: acne\n  words: [zits, spots]\n", "Ben")
	b.sync()
	a.sync()
	same(t, a, b, at)
	if got := b.read("acne.md"); got != tipped("Spots", "tea") || !strings.Contains(a.read("lexicon.yaml"), "spots") {
		t.Errorf("got %s", got)
	}
	list, err := b.Conflicts(ctx)
	if err != nil || len(list) != 1 || list[0].File != "acne.md" || list[0].Author.Name != "Ben" {
		t.Fatalf("conflicts %+v, %v", list, err)
	}
	for at, want := range map[library.Revision]string{list[0].Ancestor: titled("Acne"), list[0].Ours: tipped("Zits", "tea"), list[0].Theirs: titled("Spots"), mine: tipped("Zits", "tea")} {
		if got, err := b.Show(ctx, "acne.md", at); err != nil || string(got) != want {
			t.Errorf("%s: %s, %v", at, got, err)
		}
	}
	if found := find(b.Problems(), "acne.md", "changed here and in the remote"); len(found) != 1 {
		t.Errorf("problems %v", b.Problems())
	}
	if strings.Contains(b.log.text(), "Ben") {
		t.Errorf("the log names somebody: %s", b.log.text())
	}
	if list, _ := a.Conflicts(ctx); len(list) > 0 {
		t.Errorf("the other side has conflicts %v", list)
	}
	git(t, b.dir, "gc", "-q", "--prune=now")
	again := keepBeside(t, b.dir, remote.Options{Address: at}) // a restart forgets nothing
	if list, err := again.Conflicts(ctx); err != nil || len(list) != 1 || len(find(again.Problems(), "acne.md", "changed here")) != 1 {
		t.Errorf("after a restart %v, %v", list, err)
	}
	if err := again.Settle(ctx, list[0].ID); err != nil {
		t.Fatal(err)
	}
	if err := again.Settle(ctx, list[0].ID); !errors.Is(err, library.ErrNoConflict) {
		t.Errorf("twice: %v", err)
	}
	git(t, b.dir, "gc", "-q", "--prune=now")
	if got, err := again.Show(ctx, "acne.md", mine); err != nil || string(got) != tipped("Zits", "tea") || len(find(again.Problems(), "acne.md", "changed here")) > 0 {
		t.Errorf("after settling: %v, %v", err, again.Problems())
	}
}

// TestConflictOfWholeFiles has a file that cannot be taken apart, and one that a side removed.
func TestConflictOfWholeFiles(t *testing.T) {
	a, b, at := pair(t)
	ctx := context.Background()
	a.must("lexicon.yaml", "- term: acne\n  words: [a]\n", "Ada")
	if _, err := a.Save(ctx, library.Edit{Base: a.revision(), Files: map[string][]byte{"sleep.md": nil, "phrases/topics/sleep.txt": nil}}); err != nil {
		t.Fatal(err)
	}
	b.must("lexicon.yaml", "- term: acne\n  words: [b]\n", "Ben")
	b.must("sleep.md", string(numbered("sleep.md", "Sleep", 3)), "Ben")
	a.sync()
	b.sync()
	a.sync()
	same(t, a, b, at)
	list, err := b.Conflicts(ctx)
	if err != nil || len(list) != 2 || b.title("sleep") != "" || !strings.Contains(b.read("lexicon.yaml"), "[a]") {
		t.Errorf("conflicts %v, %v", list, err)
	}
	if got := b.reasons(""); len(got) != 3 {
		t.Errorf("a commit of which nothing was left is there: %q", got)
	}
}

// TestSameJoinEverywhere joins the same two lines in two places and at two times.
func TestSameJoinEverywhere(t *testing.T) {
	a, b, at := pair(t)
	a.must("acne.md", titled("Spots"), "Ada")
	b.must("acne.md", tipped("Zits", "tea"), "Ben")
	b.must("sleep.md", string(numbered("sleep.md", "Sleep", 2)), "Ben")
	a.sync()
	copied, other := filepath.Join(t.TempDir(), "copy"), filepath.Join(t.TempDir(), "other.git")
	if err := errors.Join(os.CopyFS(copied, os.DirFS(b.dir)), os.CopyFS(other, os.DirFS(at))); err != nil {
		t.Fatal(err)
	}
	b.sync()
	c := keepBeside(t, copied, remote.Options{Address: other})
	c.sync()
	if b.revision() != c.revision() {
		t.Errorf("%s and %s", b.revision(), c.revision())
	}
	one, _ := b.Conflicts(context.Background())
	two, _ := c.Conflicts(context.Background())
	if len(one) != 1 || !slices.EqualFunc(one, two, func(x, y library.RemoteConflict) bool { return x.ID == y.ID && x.Ours == y.Ours }) {
		t.Errorf("conflicts %v and %v", one, two)
	}
}

// TestRewritten has somebody force-push: what they dropped does not come back, what is ours
// is kept, and the old line stays in our history.
func TestRewritten(t *testing.T) {
	a, b, at := pair(t)
	first := strings.TrimSpace(git(t, at, "rev-parse", "main"))
	dropped := a.must("acne.md", titled("Secret"), "Ada")
	a.sync()
	b.sync()
	git(t, at, "update-ref", "refs/heads/main", first)
	commitThere(t, at, "sleep.md", string(numbered("sleep.md", "Sleep", 5)), "rewritten")
	b.must("lexicon.yaml", "- term: acne\n  words: [b]\n", "Ben")
	a.sync()
	b.sync()
	a.sync()
	same(t, a, b, at)
	if a.title("acne") != "Acne" || a.title("sleep") != "Sleep 5" || !strings.Contains(a.read("lexicon.yaml"), "[b]") {
		t.Errorf("titles %q and %q", a.title("acne"), a.title("sleep"))
	}
	git(t, a.dir, "gc", "-q", "--prune=now")
	if got, err := a.Show(context.Background(), "acne.md", dropped); err != nil || string(got) != titled("Secret") {
		t.Errorf("what was dropped: %v", err)
	}
	if !strings.Contains(a.log.text(), "rewritten by somebody") {
		t.Errorf("log %s", a.log.text())
	}
	git(t, at, "update-ref", "refs/heads/main", first) // back, with nothing new
	a.sync()
	if string(a.revision()) != first || a.title("sleep") != "Sleep" {
		t.Errorf("at %s, %q", a.revision(), a.title("sleep"))
	}
}

// TestRemoteLosesEverything refuses what would leave nothing to answer with.
func TestRemoteLosesEverything(t *testing.T) {
	a, _, at := pair(t)
	work := filepath.Join(t.TempDir(), "work")
	git(t, filepath.Dir(work), "clone", "-q", at, work)
	git(t, work, "rm", "-q", "*.md")
	git(t, work, "commit", "-qm", "oops")
	git(t, work, "push", "-q")
	if err := a.SyncNow(context.Background()); !errors.Is(err, library.ErrNoTopics) {
		t.Errorf("got %v", err)
	}
	if a.title("acne") != "Acne" || a.read("acne.md") != titled("Acne") || len(find(a.Problems(), "remote", "cannot be served")) != 1 {
		t.Errorf("problems %v", a.Problems())
	}
	git(t, work, "revert", "--no-edit", "HEAD")
	git(t, work, "push", "-q")
	a.sync()
	if len(find(a.Problems(), "remote", "")) > 0 || !strings.Contains(a.log.text(), "in order again") {
		t.Errorf("problems %v", a.Problems())
	}
}

// TestSyncBesidePeople waits for somebody's merge, for another branch, and for an emptied
// folder.
func TestSyncBesidePeople(t *testing.T) {
	a, b, at := pair(t)
	b.must("acne.md", titled("Spots"), "Ben")
	b.sync()
	ctx, tip := context.Background(), git(t, at, "rev-parse", "main")
	merge := filepath.Join(a.dir, ".git", "MERGE_HEAD")
	if err := os.WriteFile(merge, []byte(string(a.revision())+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := a.SyncNow(ctx); !errors.Is(err, library.ErrBusy) || a.read("acne.md") != titled("Acne") {
		t.Errorf("in a merge: %v", err)
	}
	if err := os.Remove(merge); err != nil {
		t.Fatal(err)
	}
	git(t, a.dir, "checkout", "-qb", "mine")
	if err := a.SyncNow(ctx); err == nil || !strings.Contains(err.Error(), "mine") {
		t.Errorf("on another branch: %v", err)
	}
	git(t, a.dir, "checkout", "-q", "main")
	away := filepath.Join(t.TempDir(), "away")
	if err := errors.Join(os.CopyFS(away, os.DirFS(a.dir)), os.RemoveAll(filepath.Join(a.dir, "acne.md")), os.RemoveAll(filepath.Join(a.dir, "sleep.md"))); err != nil {
		t.Fatal(err)
	}
	if err := a.SyncNow(ctx); err == nil || git(t, at, "rev-parse", "main") != tip {
		t.Errorf("with an emptied folder: %v", err)
	}
	git(t, a.dir, "checkout", "-q", "--", ".")
	a.sync()
	same(t, a, b, at)
}

// TestSyncFollowsEdits runs the loop: an edit is pushed without being asked for, and Pull
// fetches.
func TestSyncFollowsEdits(t *testing.T) {
	a, b, at := pair(t)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	done := make(chan struct{})
	go func() { defer close(done); a.Sync(ctx) }()
	t.Cleanup(func() { cancel(); <-done })
	saved := a.must("acne.md", titled("Spots"), "Ada")
	until(ctx, t, func() bool { return strings.TrimSpace(git(t, at, "rev-parse", "main")) == string(saved) })
	b.sync()
	b.must("acne.md", titled("Zits"), "Ben")
	b.sync()
	a.Pull()
	until(ctx, t, func() bool { return a.title("acne") == "Zits" })
}

// until waits for a condition.
func until(ctx context.Context, t *testing.T, holds func() bool) {
	t.Helper()
	for tick := time.NewTicker(5 * time.Millisecond); !holds(); {
		select {
		case <-tick.C:
		case <-ctx.Done():
			t.Fatal("it did not come")
		}
	}
}
