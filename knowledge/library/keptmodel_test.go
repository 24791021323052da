package library_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/library"
)

// TestStartAfterAnEdit holds that a start on a folder that was edited does not train anew, by
// how much it allocates, and gives the same answers; and that a model that is damaged or is
// of other files does no harm.
func TestStartAfterAnEdit(t *testing.T) {
	files := small()
	for _, name := range []string{"phrases/topics/acne.txt", "phrases/topics/sleep.txt"} {
		files[name].Data = append(files[name].Data, phrases(name, 400)...)
	}
	shipped, err := library.Open(context.Background(), library.Options{BuiltIn: files, Today: today})
	if err != nil {
		t.Fatal(err)
	}
	model, dir := shipped.Current().Model().Encode(), t.TempDir()
	open := func() (lib *library.Library, allocated uint64) {
		t.Helper()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		lib, err := library.Open(context.Background(), library.Options{
			Dir: dir, BuiltIn: files, Model: model, Keep: true, Today: today,
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

// phrases are so many different lines of words that mean nothing.
func phrases(seed string, lines int) []byte {
	var b strings.Builder
	random := rand.New(rand.NewPCG(uint64(len(seed)), uint64(seed[len(seed)-5])))
	for range lines {
		for range 8 {
			fmt.Fprintf(&b, "%c%c%c%c ", 'a'+random.IntN(26), "aeiou"[random.IntN(5)], 'a'+random.IntN(26), "aeiou"[random.IntN(5)])
		}
		b.WriteByte('\n')
	}
	return []byte(b.String())
}

// top is the topic that ranks first.
func top(lib *library.Library, question string) string {
	ranked := lib.Current().Search(knowledge.Question{Text: question}).Ranked
	if len(ranked) == 0 {
		return ""
	}
	return ranked[0].Topic
}
