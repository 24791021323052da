package library_test

import (
	"bytes"
	"context"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"gutskin/knowledge"
	"gutskin/knowledge/library"
)

// kept is a library that keeps a folder, and what it logs.
type kept struct {
	*library.Library
	t     testing.TB
	dir   string
	log   *logged
	ticks chan time.Time
}

// logged is a log that can be read while it is written.
type logged struct {
	mutex sync.Mutex
	bytes.Buffer
}

func (l *logged) Write(p []byte) (int, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.Buffer.Write(p)
}

func (l *logged) text() string {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.Buffer.String()
}

// keep opens a folder as serve does.
func keep(t testing.TB, dir string) *kept { return keepOf(t, dir, small(), "") }

func keepOf(t testing.TB, dir string, builtIn fs.FS, model string) *kept {
	t.Helper()
	k := &kept{t: t, dir: dir, log: &logged{}, ticks: make(chan time.Time)}
	var err error
	k.Library, err = library.Open(context.Background(), library.Options{
		Dir: dir, BuiltIn: builtIn, Model: model, Keep: true, Ticks: k.ticks, Today: today,
		Logger: slog.New(slog.NewTextHandler(k.log, nil)),
	})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// watch watches until the test ends.
func (k *kept) watch() *kept {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); k.Watch(ctx) }()
	k.t.Cleanup(func() { cancel(); <-done })
	return k
}

// look has the folder looked at n times and waits until that is done: the channel has no
// room, and the watcher takes the next tick when it has finished with the last.
func (k *kept) look(n int) {
	for range n {
		k.ticks <- time.Now().Add(time.Hour)
	}
	k.ticks <- time.Time{}
}

func (k *kept) write(name, text string) {
	k.t.Helper()
	if err := os.WriteFile(filepath.Join(k.dir, name), []byte(text), 0o644); err != nil {
		k.t.Fatal(err)
	}
}

func (k *kept) read(name string) string {
	k.t.Helper()
	data, err := os.ReadFile(filepath.Join(k.dir, name))
	if err != nil {
		k.t.Fatal(err)
	}
	return string(data)
}

func (k *kept) revision() library.Revision {
	k.t.Helper()
	r, err := k.Revision()
	if err != nil {
		k.t.Fatal(err)
	}
	return r
}

// reasons are the messages of a file's history, the newest first.
func (k *kept) reasons(file string) []string {
	k.t.Helper()
	list, err := k.History(context.Background(), file, 1000)
	if err != nil {
		k.t.Fatal(err)
	}
	var out []string
	for _, v := range list {
		out = append(out, strings.SplitN(v.Reason, "\n", 2)[0])
	}
	return out
}

func (k *kept) title(topic string) string {
	if t := k.Current().Base().Topic(topic); t != nil {
		return t.Title
	}
	return ""
}

// save replaces one file.
func (k *kept) save(name, text, who string) (library.Revision, error) {
	return k.Save(context.Background(), library.Edit{
		Author: library.Author{Name: who}, Reason: "because of " + name, Base: k.revision(), Files: map[string][]byte{name: []byte(text)},
	})
}

// titled is the acne topic with another title.
func titled(title string) string {
	return strings.Replace(string(small()["acne.md"].Data), "title: Acne", "title: "+title, 1)
}

const broken = "---\ntitle: [\n---\n"

func TestFillsAMissingFolder(t *testing.T) {
	for name, dir := range map[string]string{"missing": filepath.Join(t.TempDir(), "a", "b"), "empty": t.TempDir()} {
		t.Run(name, func(t *testing.T) {
			k := keep(t, dir)
			for name, file := range small() {
				if k.read(name) != string(file.Data) {
					t.Errorf("%s is other", name)
				}
			}
			if got := k.reasons("acne.md"); !slices.Equal(got, []string{"the files as they were found"}) {
				t.Errorf("history %q", got)
			}
			if len(k.Problems()) > 0 && knowledge.HasErrors(k.Problems()) {
				t.Errorf("problems %v", k.Problems())
			}
		})
	}
}

// TestFillingGoesOn begins with what an interrupted program left, and with a folder that
// holds something of its own.
func TestFillingGoesOn(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{".gutskin-filling": "", "acne.md": titled("Mine"), ".gutskin-abc": "half"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	k := keep(t, dir)
	if k.title("acne") != "Mine" || k.title("sleep") != "Sleep" {
		t.Errorf("titles %q and %q", k.title("acne"), k.title("sleep"))
	}
	for _, name := range []string{".gutskin-filling", ".gutskin-abc"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			t.Errorf("%s is still there", name)
		}
	}
	own := write(t, fstest.MapFS{"mine.md": small()["acne.md"]})
	k = keep(t, own)
	if _, err := os.Stat(filepath.Join(own, "sleep.md")); err == nil || k.title("mine") != "Acne" {
		t.Error("a folder with something in it was filled")
	}
}

func TestWatchTakesInAChange(t *testing.T) {
	k := keep(t, t.TempDir()).watch()
	before := k.Current()
	k.write("acne.md", titled("Spots"))
	k.look(1)
	if k.title("acne") != "Spots" || before.Base().Topic("acne").Title != "Acne" {
		t.Errorf("title %q", k.title("acne"))
	}
	if got := k.reasons("acne.md"); !slices.Equal(got, []string{"changed by hand: acne.md", "the files as they were found"}) {
		t.Errorf("history %q", got)
	}
	index := k.Current()
	k.look(3)
	if k.Current() != index || len(k.reasons("")) != 2 {
		t.Error("a look at what has not changed did something")
	}
}

// TestWatchKeepsTheLastGoodVersion breaks a file: it is named once, its last good version is
// served, also after a restart, until it is mended.
func TestWatchKeepsTheLastGoodVersion(t *testing.T) {
	k := keep(t, t.TempDir()).watch()
	k.write("acne.md", titled("Spots"))
	k.look(1)
	k.write("acne.md", broken)
	k.look(1)
	if len(k.reasons("acne.md")) != 2 {
		t.Error("a file that may be half written was taken in at the first look")
	}
	k.look(3)
	if k.title("acne") != "Spots" || !strings.Contains(k.log.text(), "at=acne.md:2:") {
		t.Errorf("title %q, log %s", k.title("acne"), k.log.text())
	}
	if n := strings.Count(k.log.text(), "at=acne.md:2:"); n != 1 {
		t.Errorf("named %d times: %s", n, k.log.text())
	}
	if found := find(k.Problems(), "acne.md", "the version before is used instead"); len(found) == 0 || found[0].Line != 2 || found[0].Hint == "" {
		t.Errorf("problems %v", k.Problems())
	}
	if again := keep(t, k.dir); again.title("acne") != "Spots" {
		t.Errorf("after a restart: %q", again.title("acne"))
	}
	k.write("acne.md", titled("Mended"))
	k.look(1)
	if k.title("acne") != "Mended" || knowledge.HasErrors(k.Problems()) {
		t.Errorf("title %q, problems %v", k.title("acne"), k.Problems())
	}
}

func TestWatchTakesDeletionIn(t *testing.T) {
	files := small()
	files["acne.md"].Data = []byte(strings.Replace(string(files["acne.md"].Data), "articles: [1]\n", "articles: [1]\nsee: [sleep]\n", 1))
	k := keep(t, write(t, files)).watch()
	for _, name := range []string{"sleep.md", "replies.yaml"} {
		if err := os.Remove(filepath.Join(k.dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	k.look(2)
	base := k.Current().Base()
	if got := ids(base); !slices.Equal(got, []string{"acne"}) || base.Replies.None != "built-in none" || len(base.Topic("acne").See) != 0 {
		t.Errorf("topics %v, %+v", got, base.Topic("acne"))
	}
	if len(find(k.Problems(), "acne.md", "there is no such topic file")) != 1 {
		t.Errorf("problems %v", k.Problems())
	}
}

// TestFolderThatGoes moves the folder away and back, and empties it.
func TestFolderThatGoes(t *testing.T) {
	k := keep(t, filepath.Join(t.TempDir(), "knowledge")).watch()
	index, away := k.Current(), k.dir+"-away"
	if err := os.Rename(k.dir, away); err != nil {
		t.Fatal(err)
	}
	k.look(3)
	if k.Current() != index || strings.Count(k.log.text(), "it is gone") != 1 || len(find(k.Problems(), ".", "it is gone")) != 1 {
		t.Errorf("log %s, problems %v", k.log.text(), k.Problems())
	}
	if err := os.Mkdir(k.dir, 0o755); err != nil {
		t.Fatal(err)
	}
	k.look(3)
	if k.Current() != index || len(find(k.Problems(), ".", "no topic")) != 1 || strings.Count(k.log.text(), "no topic can be served") != 1 {
		t.Errorf("an empty folder: log %s, problems %v", k.log.text(), k.Problems())
	}
	if err := os.Remove(k.dir); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(away, k.dir); err != nil {
		t.Fatal(err)
	}
	k.write("acne.md", titled("Back"))
	k.look(1)
	if k.title("acne") != "Back" || knowledge.HasErrors(k.Problems()) || len(k.reasons("acne.md")) != 2 {
		t.Errorf("title %q, problems %v", k.title("acne"), k.Problems())
	}
}
