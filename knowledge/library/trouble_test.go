package library_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gutskin/knowledge"
	"gutskin/knowledge/killtest"
	"gutskin/knowledge/library"
)

// TestGitAndUs uses git in the folder as a programmer does, between edits of ours.
func TestGitAndUs(t *testing.T) {
	k := keep(t, write(t, small())).watch()
	if _, err := k.save("acne.md", titled("Spots"), "Ada"); err != nil {
		t.Fatal(err)
	}
	k.write("acne.md", titled("Zits"))
	git(t, k.dir, "commit", "-qam", "zits it is")
	git(t, k.dir, "gc", "-q")
	k.look(1)
	if got := k.reasons("acne.md"); !slices.Equal(got, []string{"zits it is", "because of acne.md", "the files as they were found"}) || k.title("acne") != "Zits" {
		t.Errorf("title %q, history %q", k.title("acne"), got)
	}
	git(t, k.dir, "checkout", "-qb", "other")
	if _, err := k.save("acne.md", titled("Blemishes"), "Ben"); err != nil {
		t.Fatal(err)
	}
	if got := git(t, k.dir, "log", "--format=%an: %s", "main..other"); got != "Ben: because of acne.md\n" {
		t.Errorf("log %q", got)
	}
	git(t, k.dir, "merge", "-q", "--no-ff", "-m", "merge", "main")
	git(t, k.dir, "checkout", "-q", "main")
	git(t, k.dir, "merge", "-q", "--no-ff", "-m", "join", "other")
	k.look(1)
	if got := k.reasons("acne.md"); len(got) != 4 || k.title("acne") != "Blemishes" {
		t.Errorf("title %q, history %q", k.title("acne"), got)
	}
	killtest.Fsck(t, k.dir)
}

// TestGitAtWork holds that nothing is committed into somebody's unfinished merge, and that
// it is made up for.
func TestGitAtWork(t *testing.T) {
	k := keep(t, t.TempDir()).watch()
	merge := filepath.Join(k.dir, ".git", "MERGE_HEAD")
	if err := os.WriteFile(merge, []byte(string(k.revision())+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	k.write("acne.md", titled("Spots"))
	k.look(2)
	if k.title("acne") != "Spots" || len(k.reasons("")) != 1 {
		t.Errorf("title %q, history %q", k.title("acne"), k.reasons(""))
	}
	if _, err := k.save("sleep.md", string(numbered("sleep.md", "Sleep", 2)), "Ada"); !errors.Is(err, library.ErrBusy) {
		t.Errorf("got %v", err)
	}
	if err := os.Remove(merge); err != nil {
		t.Fatal(err)
	}
	k.look(1)
	if got := k.reasons(""); len(got) != 2 || got[0] != "changed by hand: acne.md" {
		t.Errorf("history %q", got)
	}
}

// TestWithinAnotherRepository leaves the repository alone that the folder lies in.
func TestWithinAnotherRepository(t *testing.T) {
	project := t.TempDir()
	git(t, project, "init", "-q")
	dir := filepath.Join(project, "knowledge")
	k := keep(t, dir)
	git(t, project, "add", ".")
	git(t, project, "commit", "-qm", "theirs")
	if _, err := k.save("acne.md", titled("Spots"), "Ada"); err != nil {
		t.Fatal(err)
	}
	if got := git(t, project, "log", "--format=%s"); got != "theirs\n" {
		t.Errorf("their log %q", got)
	}
	if got := git(t, project, "status", "--porcelain"); got != " M knowledge/acne.md\n" {
		t.Errorf("their status %q", got)
	}
	if got := k.reasons("acne.md"); len(got) != 2 {
		t.Errorf("our history %q", got)
	}
	if got := git(t, dir, "--git-dir=.gutskin.git", "status", "--porcelain"); got != "" {
		t.Errorf("our status %q", got)
	}
}

// TestNoHistoryPossible holds that the knowledge is served and watched, that the trouble has
// a name, and that it ends when its cause does.
func TestNoHistoryPossible(t *testing.T) {
	dir := write(t, small())
	for _, name := range []string{".git", ".gutskin.git"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("in the way"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	k := keep(t, dir).watch()
	if k.title("acne") != "Acne" || len(find(k.Problems(), ".git", "nothing can be saved")) != 1 {
		t.Fatalf("problems %v", k.Problems())
	}
	k.write("acne.md", titled("Spots"))
	k.look(4)
	if k.title("acne") != "Spots" || strings.Count(k.log.text(), "nothing can be saved") != 1 {
		t.Errorf("title %q, log %s", k.title("acne"), k.log.text())
	}
	if _, err := k.Save(context.Background(), library.Edit{Files: map[string][]byte{"acne.md": []byte(titled("Zits"))}}); !errors.Is(err, library.ErrHistory) {
		t.Errorf("got %v", err)
	}
	for _, name := range []string{".git", ".gutskin.git"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	k.look(1)
	if knowledge.HasErrors(k.Problems()) || len(k.reasons("")) != 1 {
		t.Errorf("problems %v", k.Problems())
	}
	if _, err := k.save("acne.md", titled("Zits"), "Ada"); err != nil {
		t.Error(err)
	}
}

// TestHistoryThatGoes removes the repository under a running program.
func TestHistoryThatGoes(t *testing.T) {
	k := keep(t, t.TempDir()).watch()
	if err := os.RemoveAll(filepath.Join(k.dir, ".git")); err != nil {
		t.Fatal(err)
	}
	gone := library.Revision(strings.Repeat("1", 40))
	if _, err := k.Save(context.Background(), library.Edit{Base: gone, Files: map[string][]byte{"acne.md": []byte(titled("Spots"))}}); !errors.Is(err, library.ErrNoRevision) {
		t.Errorf("a base of another history: %v", err)
	}
	if _, err := k.save("acne.md", titled("Spots"), "Ada"); err != nil {
		t.Error(err)
	}
	if got := k.reasons(""); !slices.Equal(got, []string{"because of acne.md", "the files as they were found"}) {
		t.Errorf("history %q", got)
	}
}

// fullDisk makes this test binary the child that runs out of room.
const fullDisk = "GUTSKIN_TEST_FULL_DISK"

// TestFullDisk saves a file that does not fit, beside one that does. It does so in a process
// of its own, for there is then no room for the test's own files either.
func TestFullDisk(t *testing.T) {
	if os.Getenv(fullDisk) == "" {
		child := exec.Command(os.Args[0], "-test.run=^TestFullDisk$", "-test.v")
		child.Env = append(os.Environ(), fullDisk+"=1")
		if out, err := child.CombinedOutput(); err != nil || !strings.Contains(string(out), "--- PASS") {
			t.Fatalf("%v\n%s", err, out)
		}
		return
	}
	k := keep(t, t.TempDir()).watch()
	before, files, index := k.revision(), snapshot(t, k.dir), k.Current()
	large := strings.Repeat("my face is covered in spots again and again, why is that\n", 4000)
	edit := library.Edit{Base: before, Files: map[string][]byte{
		"acne.md": []byte(titled("Spots")), "phrases/topics/acne.txt": []byte(large),
	}}
	whenFull(t, 50_000, func() {
		if _, err := k.Save(context.Background(), edit); err == nil || !strings.Contains(err.Error(), "large") {
			t.Errorf("got %v", err)
		}
	})
	if diff := cmp.Diff(files, snapshot(t, k.dir)); diff != "" || k.revision() != before || k.Current() != index {
		t.Errorf("something changed: %s", diff)
	}
	k.look(2)
	if _, err := k.Save(context.Background(), edit); err != nil || k.title("acne") != "Spots" {
		t.Errorf("when there is room again: %v", err)
	}
	killtest.Fsck(t, k.dir)
}

// TestHalfAnEdit saves two files of which the second cannot be put in its place: a folder of
// that name stands there. The first must be as it was.
func TestHalfAnEdit(t *testing.T) {
	k := keep(t, t.TempDir()).watch()
	if err := os.Mkdir(filepath.Join(k.dir, "zits.md"), 0o755); err != nil {
		t.Fatal(err)
	}
	head, files := k.revision(), snapshot(t, k.dir)
	_, err := k.Save(context.Background(), library.Edit{Base: head, Files: map[string][]byte{
		"acne.md": []byte(titled("Spots")), "zits.md": topicFile("Zits", "bumps", "Why zits?", "What zits?").Data,
	}})
	if err == nil || k.revision() != head || k.title("acne") != "Acne" {
		t.Errorf("%v, title %q", err, k.title("acne"))
	}
	if diff := cmp.Diff(files, snapshot(t, k.dir)); diff != "" {
		t.Errorf("files changed: %s", diff)
	}
	k.look(2)
	if len(k.reasons("")) != 1 {
		t.Errorf("history %q", k.reasons(""))
	}
}

// TestModeIsKept lets a colleague who may write a file go on doing so.
func TestModeIsKept(t *testing.T) {
	k := keep(t, t.TempDir())
	if err := os.Chmod(filepath.Join(k.dir, "acne.md"), 0o664); err != nil {
		t.Fatal(err)
	}
	if _, err := k.save("acne.md", titled("Spots"), "Ada"); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(filepath.Join(k.dir, "acne.md")); err != nil || info.Mode().Perm() != 0o664 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

func TestNotKept(t *testing.T) {
	for _, dir := range []string{"", write(t, small())} {
		l, _ := open(t, dir)
		if _, err := l.Save(context.Background(), library.Edit{}); !errors.Is(err, library.ErrNotKept) {
			t.Errorf("got %v", err)
		}
		if _, err := l.Preview(context.Background(), library.Edit{}); !errors.Is(err, library.ErrNotKept) {
			t.Errorf("got %v", err)
		}
		if dir != "" {
			if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil {
				t.Error("who only reads has begun a history")
			}
		}
	}
}
