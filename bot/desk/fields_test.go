package desk_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gutskin/bot/desk"
	"gutskin/knowledge"
)

// FuzzApply types anything into any field: what is not refused says what was typed and
// leaves every other field alone.
func FuzzApply(f *testing.F) {
	data, err := os.ReadFile(filepath.Join("..", "internal", "keptlibrary", "folder", "acne.md"))
	if err != nil {
		f.Fatal(err)
	}
	for _, text := range []string{"", "Eat well. (1)", "- a\n- b", "---", "## Tips", "title: x", "\"", "\r\n", "[1]", "\x00", "1, 2", "# x", "*a", "null"} {
		for n := range knowledge.Fields() {
			f.Add(n, text)
		}
	}
	f.Fuzz(func(t *testing.T, n int, text string) {
		fields := knowledge.Fields()
		field := fields[((n%len(fields))+len(fields))%len(fields)]
		before, err := knowledge.ReadSheet("acne.md", data)
		if err != nil {
			t.Fatal(err)
		}
		out, refused := desk.Apply("acne.md", before, map[knowledge.Field]string{field: text})
		if len(refused) > 0 {
			return
		}
		after, err := knowledge.ReadSheet("acne.md", out)
		if err != nil {
			t.Fatalf("%s %q: %v", field, text, err)
		}
		for _, other := range fields {
			if other != field && !slices.Equal(after.Texts(other), before.Texts(other)) {
				t.Errorf("%s %q changes %s to %q", field, text, other, after.Texts(other))
			}
		}
	})
}

func TestWithoutNear(t *testing.T) {
	for before, want := range map[string]string{
		"- id: a\n  near: [sleep, acne] # why\n":  "- id: a\n  near: [acne] # why\n",
		"- id: a\n  near: [acne, sleep]\n":        "- id: a\n  near: [acne]\n",
		"- id: a\n  near: [sleep]\n  line: x\n":   "- id: a\n  line: x\n",
		"- id: a\n  near: [sleepless]\n":          "- id: a\n  near: [sleepless]\n",
		"- id: a\n  questions: [sleep, acne]\n":   "- id: a\n  questions: [sleep, acne]\n",
		"- id: a\n  near:\n    - sleep\n":         "- id: a\n  near:\n    - sleep\n",
		"- id: a\n  near: [sleep]\n  near: [a]\n": "- id: a\n  near: [a]\n",
		"": "",
	} {
		if got := desk.WithoutNear(before, "sleep"); got != want {
			t.Errorf("%q becomes %q, want %q", before, got, want)
		}
	}
}

// TestTooLongForAForm: a text that a form cannot hold stays as it is, and the form says so.
func TestTooLongForAForm(t *testing.T) {
	b := newBench(t)
	var names []string
	for n := range 400 {
		names = append(names, "name number "+strings.Repeat("x", n%7)+string(rune('a'+n%26))+string(rune('a'+n/26)))
	}
	b.publish("1", b.send("1", b.use("1", "edit", "topic", "acne"), "also-called", strings.Join(names, "\n")), "")
	if !strings.Contains(b.file("acne.md"), names[399]) {
		t.Fatal("the names were not published")
	}
	form := b.use("1", "edit", "topic", "acne")
	if form.Form == nil || !strings.Contains(form.Form.Intro, "Also called: this is too long") || len(form.Form.Inputs) != 4 {
		t.Fatalf("the form: %+v", form.Form)
	}
	b.publish("1", b.send("1", form, "title", "Spots"), "")
	if got := b.file("acne.md"); !strings.Contains(got, names[399]) || !strings.Contains(got, "title: Spots\n") {
		t.Error("the names were lost")
	}
}

// TestManyDrafts: the list says that there are more than it shows.
func TestManyDrafts(t *testing.T) {
	b := newBench(t)
	for range 27 {
		b.send("1", b.use("1", "add"), "title", "Dry skin")
	}
	wants(t, b.use("1", "drafts"), "25. Dry skin", "Not shown here: 2", "!26. ")
}
