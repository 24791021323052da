package library_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gutskin/knowledge/library"
)

func TestSave(t *testing.T) {
	k := keep(t, t.TempDir())
	saved, err := k.save("acne.md", titled("Spots"), "Ada <ada@example.org>\n")
	if err != nil || saved != k.revision() {
		t.Fatal(saved, err)
	}
	if k.title("acne") != "Spots" || k.read("acne.md") != titled("Spots") {
		t.Errorf("title %q", k.title("acne"))
	}
	list, err := k.History(context.Background(), "acne.md", 1)
	if err != nil || len(list) != 1 || list[0].Revision != saved || list[0].Author.Name != "Ada ada@example.org" || list[0].Reason != "because of acne.md" {
		t.Errorf("%+v, %v", list, err)
	}
	if same, err := k.save("acne.md", titled("Spots"), "Ben"); err != nil || same != saved {
		t.Errorf("saving what is there: %s, %v", same, err)
	}
	if got := k.reasons("sleep.md"); len(got) != 1 {
		t.Errorf("history of another file: %q", got)
	}
	again := keep(t, k.dir)
	if again.title("acne") != "Spots" || again.revision() != saved {
		t.Error("it is lost after a restart")
	}
}

// TestSaveRefuses holds that what is refused changes nothing: not the files, not the
// history, not what is served.
func TestSaveRefuses(t *testing.T) {
	k := keep(t, t.TempDir())
	before, index, files := k.revision(), k.Current(), snapshot(t, k.dir)
	for name, test := range map[string]struct {
		file, text string
		want       error
	}{
		"broken":         {"acne.md", broken, library.ErrInvalid},
		"no text":        {"acne.md", "\xff\xfe", library.ErrInvalid},
		"breaks another": {"zits.md", strings.Replace(titled("Zits"), "Why do I get pimples?", "And this?", 1), library.ErrInvalid},
		"outside":        {"../evil.md", titled("Evil"), library.ErrFileName},
		"absolute":       {"/etc/evil.md", titled("Evil"), library.ErrFileName},
		"git":            {".git/config", "evil", library.ErrFileName},
		"another folder": {"notes/mine.md", "text", library.ErrFileName},
		"another kind":   {"evil.sh", "text", library.ErrFileName},
	} {
		_, err := k.save(test.file, test.text, "Eve")
		if !errors.Is(err, test.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if k.revision() != before || k.Current() != index {
		t.Error("something was saved")
	}
	if diff := cmp.Diff(files, snapshot(t, k.dir)); diff != "" {
		t.Errorf("files changed: %s", diff)
	}
	var invalid *library.InvalidError
	_, err := k.save("acne.md", broken, "Eve")
	if !errors.As(err, &invalid) || invalid.Problems[0].File != "acne.md" || invalid.Problems[0].Line != 2 || invalid.Problems[0].Column == 0 {
		t.Errorf("the place is not named: %v", err)
	}
}

// snapshot reads a folder without what is hidden.
func snapshot(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && strings.HasPrefix(e.Name(), ".git") {
			return filepath.SkipDir
		}
		if !e.IsDir() {
			data, err := os.ReadFile(path)
			out[strings.TrimPrefix(path, dir)] = string(data)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestSaveConflict(t *testing.T) {
	k := keep(t, t.TempDir())
	base := k.revision()
	if _, err := k.save("acne.md", titled("Spots"), "Ada"); err != nil {
		t.Fatal(err)
	}
	edit := library.Edit{Author: library.Author{Name: "Ben"}, Base: base, Files: map[string][]byte{
		"acne.md": []byte(strings.Replace(titled("Acne"), "[pimples]", "[pimples, zits]", 1)),
	}}
	_, err := k.Save(context.Background(), edit)
	var conflict *library.ConflictError
	if !errors.As(err, &conflict) || !errors.Is(err, library.ErrConflict) || len(conflict.Conflicts) != 1 {
		t.Fatal(err)
	}
	c := conflict.Conflicts[0]
	if string(c.Ancestor) != titled("Acne") || string(c.Theirs) != titled("Spots") || string(c.Yours) != string(edit.Files["acne.md"]) {
		t.Errorf("%+v", c)
	}
	files, clashes := conflict.Merge()
	if len(clashes) > 0 {
		t.Fatal(clashes)
	}
	edit.Base, edit.Files = conflict.Head, files
	if _, err := k.Save(context.Background(), edit); err != nil {
		t.Fatal(err)
	}
	if topic := k.Current().Base().Topic("acne"); topic.Title != "Spots" || len(topic.AlsoCalled) != 2 {
		t.Errorf("%+v", topic)
	}
	// A change by hand that nobody has looked at yet is somebody's work too.
	base = k.revision()
	k.write("sleep.md", strings.Replace(k.read("sleep.md"), "title: Sleep", "title: Rest", 1))
	_, err = k.Save(context.Background(), library.Edit{Base: base, Files: map[string][]byte{"sleep.md": nil}})
	if !errors.As(err, &conflict) || conflict.Conflicts[0].Yours != nil || !strings.Contains(string(conflict.Conflicts[0].Theirs), "Rest") {
		t.Errorf("got %v", err)
	}
}

func TestRevertAndDiff(t *testing.T) {
	k := keep(t, t.TempDir())
	ctx, first := context.Background(), k.revision()
	changed, err := k.save("acne.md", titled("Spots"), "Ada")
	if err != nil {
		t.Fatal(err)
	}
	diff, err := k.Diff(ctx, "acne.md", first, changed)
	if err != nil || !strings.Contains(diff.Unified, "-title: Acne\n+title: Spots") || len(diff.Fields) != 1 || diff.Fields[0].After[0] != "Spots" {
		t.Errorf("%+v, %v", diff, err)
	}
	later, err := k.save("acne.md", strings.Replace(titled("Spots"), "[pimples]", "[pimples, zits]", 1), "Ben")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := k.Revert(ctx, changed, library.Author{Name: "Cleo"}); err != nil {
		t.Fatal(err)
	}
	topic := k.Current().Base().Topic("acne")
	if topic.Title != "Acne" || len(topic.AlsoCalled) != 2 {
		t.Errorf("the later change is not kept: %+v", topic)
	}
	if got := k.reasons("acne.md"); got[0] != "take back: because of acne.md" {
		t.Errorf("history %q", got)
	}
	was, err := k.Show(ctx, "acne.md", later)
	if err != nil || !strings.Contains(string(was), "title: Spots") {
		t.Errorf("%s, %v", was, err)
	}
	for _, test := range []struct {
		at   library.Revision
		want error
	}{{first, library.ErrFirst}, {"", library.ErrNoRevision}, {"HEAD", library.ErrNoRevision}, {library.Revision(strings.Repeat("1", 40)), library.ErrNoRevision}} {
		if _, err := k.Revert(ctx, test.at, library.Author{}); !errors.Is(err, test.want) {
			t.Errorf("revert %q: %v", test.at, err)
		}
	}
	if _, err := k.Show(ctx, "nothing.md", later); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

// TestAHundredAtOnce lets a hundred people (thirty under the race detector) each add an example
// to one of ten files, merging when somebody was faster. In the end every example is there.
func TestAHundredAtOnce(t *testing.T) {
	people := 100
	if racing {
		people = 30
	}
	files := small()
	for i := range 10 {
		id := fmt.Sprintf("topic-%c", 'a'+i)
		f := topicFile("Topic "+string(rune('A'+i)), "name "+string(rune('a'+i)), "What is "+id+"?", "Why "+id+"?")
		files[id+".md"] = f
	}
	k := keepOf(t, t.TempDir(), files, "")
	base := k.revision()
	var all sync.WaitGroup
	errs := make(chan error, people)
	for n := range people {
		all.Go(func() {
			errs <- addExample(k, base, fmt.Sprintf("topic-%c.md", 'a'+n%10), fmt.Sprintf("example number%d", n))
		})
	}
	all.Wait()
	close(errs)
	for err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
	for n := range people {
		topic := k.Current().Base().Topic(fmt.Sprintf("topic-%c", 'a'+n%10))
		if !slices.Contains(topic.Questions, fmt.Sprintf("example number%d", n)) {
			t.Errorf("example %d is lost", n)
		}
	}
	if got := k.reasons(""); len(got) != people+1 {
		t.Errorf("%d commits", len(got))
	}
}

// addExample saves as a moderator's form does: with the base that it opened with, merged
// when that has passed.
func addExample(k *kept, base library.Revision, file, example string) error {
	data, err := k.Show(context.Background(), file, base)
	if err != nil {
		return err
	}
	edit := library.Edit{Author: library.Author{Name: example}, Reason: "add " + example, Base: base, Files: map[string][]byte{
		file: []byte(strings.Replace(string(data), "articles:", "  - "+example+"\narticles:", 1)),
	}}
	for {
		_, err := k.Save(context.Background(), edit)
		var conflict *library.ConflictError
		if !errors.As(err, &conflict) {
			return err
		}
		files, clashes := conflict.Merge()
		if len(clashes) > 0 {
			return fmt.Errorf("clashes %v", clashes)
		}
		edit.Base, edit.Files = conflict.Head, files
	}
}
