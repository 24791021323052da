package library_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gutskin/knowledge/library"
)

// TestNothingOutsideTheFolder holds that a link out of the folder is refused, and that a
// link within it is followed.
func TestNothingOutsideTheFolder(t *testing.T) {
	files := small()
	outside := filepath.Join(t.TempDir(), "secret.md")
	if err := os.WriteFile(outside, topicFile("Secret", "hidden", "What is it?", "Who knows?").Data, 0o644); err != nil {
		t.Fatal(err)
	}
	delete(files, "acne.md")
	dir := write(t, files)
	link := func(target, name string) {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skipf("this system makes no symbolic links: %v", err)
		}
	}
	link(outside, "acne.md")
	link("sleep.md", "rest.md")
	l, log := open(t, dir)
	if topic := l.Current().Base().Topic("acne"); topic == nil || topic.Title != "Acne" {
		t.Errorf("not the built-in copy is served: %+v", topic)
	}
	if !strings.Contains(log, "at=acne.md") {
		t.Errorf("the log does not name the link: %s", log)
	}
	if !strings.Contains(log, "at=rest.md") && l.Current().Base().Topic("rest") == nil {
		t.Error("a link within the folder is not followed")
	}
}

// TestPipesAreRefused would wait for ever if a pipe were opened.
func TestPipesAreRefused(t *testing.T) {
	dir := write(t, small())
	makePipe(t, filepath.Join(dir, "pipe.md"))
	_, log := open(t, dir)
	if !strings.Contains(log, "at=pipe.md") || !strings.Contains(log, "neither a file nor a folder") {
		t.Errorf("log: %s", log)
	}
}

func TestFolderRefusesPathsOut(t *testing.T) {
	folder, err := library.OpenFolder(write(t, small()))
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	for _, name := range []string{"../secret.md", "/etc/hostname", "a/../../b", ""} {
		if _, err := fs.ReadFile(folder.FS(), name); err == nil {
			t.Errorf("%q was read", name)
		}
	}
}
