package knowledge_test

import (
	"io/fs"
	"reflect"
	"testing"
	"testing/fstest"
	"time"

	"gutskin/knowledge"
	"gutskin/knowledge/topics"
)

// inMemory is a copy of a folder that a test may change.
func inMemory(t *testing.T, fsys fs.FS) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestKeptBaseIsTheLoadedOne(t *testing.T) {
	today := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	kept := knowledge.Keep(topics.FS())
	if kept != knowledge.Keep(topics.FS()) {
		t.Error("one folder is kept in two ways")
	}
	want, problems := knowledge.Load(topics.FS(), today)
	got, none := knowledge.LoadKept(topics.FS(), today, kept)
	if len(kept) == 0 || len(problems) > 0 || len(none) > 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("%d bytes are kept; the base differs from what is loaded, or has problems: %v %v", len(kept), problems, none)
	}
}

// TestKeptBaseOfOtherFilesIsNotUsed: whatever is wrong with what was kept, the result is that
// of reading the files.
func TestKeptBaseOfOtherFilesIsNotUsed(t *testing.T) {
	today := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	kept := knowledge.Keep(wholeFolder(t))
	if len(kept) == 0 {
		t.Fatal("nothing is kept of a folder without problems")
	}
	for name, test := range map[string]struct {
		change func(fstest.MapFS)
		today  time.Time
		kept   string
	}{
		"changed file":     {func(f fstest.MapFS) { f["rest.md"].Data = []byte("---\ntitle: Rest\n") }, today, kept},
		"missing file":     {func(f fstest.MapFS) { delete(f, knowledge.CareFile) }, today, kept},
		"another file":     {func(f fstest.MapFS) { f["words.md"] = &fstest.MapFile{Data: []byte("words")} }, today, kept},
		"overdue reviews":  {func(fstest.MapFS) {}, today.AddDate(9, 0, 0), kept},
		"reviews in front": {func(fstest.MapFS) {}, today.AddDate(-9, 0, 0), kept},
		"nothing kept":     {func(fstest.MapFS) {}, today, ""},
		"cut short":        {func(fstest.MapFS) {}, today, kept[:len(kept)/2]},
		"bytes too many":   {func(fstest.MapFS) {}, today, kept + "\x00"},
	} {
		folder := wholeFolder(t)
		test.change(folder)
		want, wanted := knowledge.Load(folder, test.today)
		got, problems := knowledge.LoadKept(folder, test.today, test.kept)
		if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(problems, wanted) {
			t.Errorf("%s: got %d topics and %v, want %d and %v", name, len(got.Topics), problems, len(want.Topics), wanted)
		}
	}
}

func TestKeepLeavesProblemsToLoad(t *testing.T) {
	folder := inMemory(t, topics.FS())
	folder["sleep.md"].Data = append(folder["sleep.md"].Data, "\n## Unknown\n"...)
	if kept := knowledge.Keep(folder); kept != "" {
		t.Errorf("a folder with problems is kept in %d bytes", len(kept))
	}
}
