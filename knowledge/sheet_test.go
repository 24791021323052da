package knowledge_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gutskin/knowledge"
)

// builtInTopics are the files of the built-in topics by name; five of them under the race
// detector.
func builtInTopics(t testing.TB) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob("topics/*.md")
	if err != nil || len(names) == 0 {
		t.Fatal("no topics", err)
	}
	if racing {
		names = names[:5]
	}
	out := map[string][]byte{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(name)] = data
	}
	return out
}

func sheet(t testing.TB, data []byte) *knowledge.Sheet {
	t.Helper()
	s, err := knowledge.ReadSheet("acne.md", data)
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	return s
}

// change gives a file another text in a field.
func change(t testing.TB, data []byte, f knowledge.Field, texts ...string) []byte {
	t.Helper()
	s, err := sheet(t, data).With("acne.md", f, texts...)
	if err != nil {
		t.Fatalf("%s: %v", f, err)
	}
	return s.Bytes()
}

// TestSheetLeavesEverythingElse takes every built-in file apart, changes one field after
// another and back, and looks at all lines outside the field.
func TestSheetLeavesEverythingElse(t *testing.T) {
	for name, data := range builtInTopics(t) {
		s := sheet(t, data)
		if got := s.Bytes(); !bytes.Equal(got, data) {
			t.Fatalf("%s: %s", name, cmp.Diff(string(data), string(got)))
		}
		for _, f := range knowledge.Fields() {
			texts := s.Texts(f)
			other := map[knowledge.Field][]string{
				knowledge.FieldGroup: {"food"}, knowledge.FieldReviewed: {"2026-01-02"}, knowledge.FieldHidden: {"true"}, knowledge.FieldArticles: {"3"},
				knowledge.FieldTips: {"Eat: well. (1, 3)", "Rest [now] #really. (2)"}, knowledge.FieldSee: {"one", "two-three"},
			}[f]
			if other == nil {
				other = []string{`Is "it: true" that, [this] #1 \ works?`}
			}
			if slices.Equal(texts, other) {
				continue
			}
			changed := change(t, data, f, other...)
			if got := sheet(t, changed).Texts(f); !slices.Equal(got, other) {
				t.Errorf("%s: %s says %q", name, f, got)
			}
			if len(texts) == 0 {
				continue
			}
			back := sheet(t, change(t, changed, f, texts...))
			for _, g := range knowledge.Fields() {
				if !slices.Equal(back.Texts(g), s.Texts(g)) {
					t.Errorf("%s: after changing %s and back, %s is %q", name, f, g, back.Texts(g))
				}
			}
		}
	}
}

const annotated = `---
# why this topic is here: many ask
title: 'Acne'
group: concern # the shelf

# names that people use
also-called: [pimples, zits]
questions:
- Can my gut cause acne?
# this one came from the server
- "Is it true: acne starts in the gut?"
articles: [1]
reviewed: 2026-11-22
# the end
---

Acne may be linked
with the gut.

## Tips

- Eat whole foods. (1)
- Drink water. (1)
`

// TestSheetKeepsComments changes the title and finds every comment where it was.
func TestSheetKeepsComments(t *testing.T) {
	got := string(change(t, []byte(annotated), knowledge.FieldTitle, "Spots"))
	want := strings.Replace(annotated, "title: 'Acne'", "title: Spots", 1)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	got = string(change(t, []byte(annotated), knowledge.FieldSee, "sleep"))
	want = strings.Replace(annotated, "articles: [1]\n", "articles: [1]\nsee: [sleep]\n", 1)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if got := string(change(t, []byte(got), knowledge.FieldSee)); got != annotated {
		t.Errorf("a field that came and went: %s", cmp.Diff(annotated, got))
	}
}

func TestSheetRefuses(t *testing.T) {
	for _, data := range []string{"", "no topic", "---\ntitle: [\n---\n", "---\n{title: A}\n---\nText.\n"} {
		if _, err := knowledge.ReadSheet("acne.md", []byte(data)); !errors.Is(err, knowledge.ErrSheet) {
			t.Errorf("%q: %v", data, err)
		}
	}
	s := sheet(t, []byte(annotated))
	for f, text := range map[knowledge.Field]string{
		knowledge.FieldTips: "Eat well without saying who says so.", knowledge.FieldTitle: "", knowledge.FieldSummary: "## Tips",
	} {
		if _, err := s.With("acne.md", f, text); !errors.Is(err, knowledge.ErrSheet) {
			t.Errorf("%s %q: %v", f, text, err)
		}
	}
}

// TestSheetPut writes what With refuses, and leaves everything else.
func TestSheetPut(t *testing.T) {
	s := sheet(t, []byte(annotated))
	got := string(s.Put(knowledge.FieldTips, "Eat well without saying who says so.").Bytes())
	want := strings.Replace(annotated, "- Eat whole foods. (1)\n- Drink water. (1)", "- Eat well without saying who says so.", 1)
	if got != want {
		t.Errorf("%s", cmp.Diff(want, got))
	}
	if string(s.Bytes()) != annotated {
		t.Error("the sheet has changed")
	}
}
