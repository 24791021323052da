package library_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/library"
	"gutskin/knowledge/topics"
)

// TestStartAfterAnEdit holds that a start on a folder that was edited does not train anew, by
// how much it allocates, and gives the same answers; and that a model that is damaged or is
// of other files does no harm.
func TestStartAfterAnEdit(t *testing.T) {
	dir := t.TempDir()
	open := func() (lib *library.Library, allocated uint64) {
		t.Helper()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		lib, err := library.Open(context.Background(), library.Options{
			Dir: dir, BuiltIn: topics.FS(), Base: topics.Base(), Model: topics.Model(), Keep: true,
		})
		if err != nil {
			t.Fatal(err)
		}
		runtime.ReadMemStats(&after)
		return lib, after.TotalAlloc - before.TotalAlloc
	}
	lib, _ := open()
	kept := filepath.Join(dir, ".git", "gutskin.model")
	if _, err := os.Stat(kept); err == nil {
		t.Error("a model was kept though the program brings it along")
	}
	text, err := os.ReadFile(filepath.Join(dir, "acne.md"))
	if err != nil {
		t.Fatal(err)
	}
	edited := strings.Replace(string(text), "questions:\n", "questions:\n  - Is my acne the fault of zorblax?\n", 1)
	if err := os.WriteFile(filepath.Join(dir, "acne.md"), []byte(edited), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := lib.Reload(context.Background()); err != nil {
		t.Fatal(err)
	}
	again, light := open()
	if got, want := top(again, "zorblax"), top(lib, "zorblax"); got != want || got != "acne" {
		t.Errorf("after a restart %q, before %q", got, want)
	}
	for name, spoil := range map[string]func(){
		"damaged": func() { _ = os.WriteFile(kept, []byte("gutskin model 2\nrubbish"), 0o644) },
		"gone":    func() { _ = os.Remove(kept) },
	} {
		spoil()
		trained, heavy := open()
		if got := top(trained, "zorblax"); got != "acne" {
			t.Errorf("%s: %q", name, got)
		}
		if light*2 > heavy {
			t.Errorf("%s: a start with a kept model allocates %d bytes, one that trains %d", name, light, heavy)
		}
	}
}

// top is the topic that ranks first.
func top(lib *library.Library, question string) string {
	ranked := lib.Current().Search(knowledge.Question{Text: question}).Ranked
	if len(ranked) == 0 {
		return ""
	}
	return ranked[0].Topic
}
