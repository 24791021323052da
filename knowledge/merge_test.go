package knowledge_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gutskin/knowledge"
)

func TestMergeTopic(t *testing.T) {
	base := []byte(annotated)
	theirs := change(t, change(t, base, knowledge.FieldTitle, "Spots"), knowledge.FieldQuestions, "Can my gut cause acne?", "Why me?")
	yours := change(t, change(t, base, knowledge.FieldSummary, "Acne can begin in the gut."),
		knowledge.FieldQuestions, append(sheet(t, base).Texts(knowledge.FieldQuestions), "What now?")...)
	merged, clashes, err := knowledge.MergeTopic("acne.md", base, theirs, yours)
	if err != nil || len(clashes) > 0 {
		t.Fatal(clashes, err)
	}
	got := sheet(t, merged)
	for f, want := range map[knowledge.Field][]string{
		knowledge.FieldTitle: {"Spots"}, knowledge.FieldSummary: {"Acne can begin in the gut."},
		knowledge.FieldQuestions: {"Can my gut cause acne?", "Why me?", "What now?"},
	} {
		if diff := cmp.Diff(want, got.Texts(f)); diff != "" {
			t.Errorf("%s: %s", f, diff)
		}
	}
	if !strings.Contains(string(merged), "# why this topic is here") || !strings.Contains(string(merged), "# the shelf") {
		t.Errorf("comments are lost:\n%s", merged)
	}
}

func TestMergeTopicClashes(t *testing.T) {
	base := []byte(annotated)
	theirs := change(t, base, knowledge.FieldTitle, "Spots")
	yours := change(t, change(t, base, knowledge.FieldTitle, "Zits"), knowledge.FieldCaution, "Ask a doctor.")
	merged, clashes, err := knowledge.MergeTopic("acne.md", base, theirs, yours)
	want := []knowledge.Clash{{Field: knowledge.FieldTitle, Ancestor: []string{"Acne"}, Theirs: []string{"Spots"}, Yours: []string{"Zits"}}}
	if diff := cmp.Diff(want, clashes); diff != "" || err != nil {
		t.Fatalf("%v %s", err, diff)
	}
	if s := sheet(t, merged); s.Texts(knowledge.FieldTitle)[0] != "Spots" || s.Texts(knowledge.FieldCaution)[0] != "Ask a doctor." {
		t.Errorf("merged:\n%s", merged)
	}
	if _, _, err := knowledge.MergeTopic("acne.md", base, []byte("broken"), yours); !errors.Is(err, knowledge.ErrSheet) {
		t.Errorf("got %v", err)
	}
}

// TestMergeTopicProperties changes random fields on both sides: fields of one side alone are
// merged as they are, and a merge with oneself or with the ancestor changes nothing.
func TestMergeTopicProperties(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for name, base := range builtInTopics(t) {
		left, right := map[knowledge.Field][]string{}, map[knowledge.Field][]string{}
		theirs, yours := base, base
		for _, f := range knowledge.Fields() {
			texts := variant(sheet(t, base).Texts(f), f, random)
			switch random.IntN(3) {
			case 0:
				left[f], theirs = texts, change(t, theirs, f, texts...)
			case 1:
				right[f], yours = texts, change(t, yours, f, texts...)
			}
		}
		merged, clashes, err := knowledge.MergeTopic(name, base, theirs, yours)
		if err != nil || len(clashes) > 0 {
			t.Fatalf("%s: %v %v", name, clashes, err)
		}
		for _, f := range knowledge.Fields() {
			want := sheet(t, base).Texts(f)
			if l, ok := left[f]; ok {
				want = l
			} else if r, ok := right[f]; ok {
				want = r
			}
			if got := sheet(t, merged).Texts(f); !slices.Equal(got, want) {
				t.Errorf("%s %s: %q, want %q", name, f, got, want)
			}
		}
		for _, c := range [][4][]byte{{base, theirs, base, theirs}, {base, theirs, theirs, theirs}} {
			if got, clashes, err := knowledge.MergeTopic(name, c[0], c[1], c[2]); err != nil || len(clashes) > 0 || !bytes.Equal(got, c[3]) {
				t.Errorf("%s: merging what did not change: %v %v", name, clashes, err)
			}
		}
	}
}

// variant is another text that the field can hold.
func variant(texts []string, f knowledge.Field, random *rand.Rand) []string {
	switch f {
	case knowledge.FieldGroup:
		return []string{"lifestyle"}
	case knowledge.FieldReviewed:
		return []string{"2026-02-03"}
	case knowledge.FieldHidden:
		return []string{"true"}
	case knowledge.FieldArticles:
		return append(slices.Clone(texts), "7")
	case knowledge.FieldTips:
		return append(slices.Clone(texts), "Eat: #well [and] \"slowly\". (1)")
	}
	odd := []string{"a: b", "- dash", "# hash", "it's \"quoted\"", "null", "true", "12", "[list]", "é ü 💧", "1e3", "2026-01-01", "@at, *star"}
	if len(texts) > 0 && f != knowledge.FieldSummary {
		odd = append(odd, texts[0]+" too")
	}
	if f == knowledge.FieldSummary {
		odd = []string{"It may help.", "Some say so: often.", "Who knows? #1 \"they\" say."}
	}
	return []string{odd[random.IntN(len(odd))]}
}

// FuzzMergeTopic holds that a merge never panics, that what comes out can be taken apart
// again, and that a field which only one side changed says what that side says.
func FuzzMergeTopic(f *testing.F) {
	for _, data := range builtInTopics(f) {
		f.Add(data, bytes.Replace(data, []byte("title: "), []byte("title: More "), 1), bytes.Replace(data, []byte("- "), []byte("- Also "), 2))
	}
	f.Add([]byte(annotated), []byte(strings.Replace(annotated, "zits", "spots", 1)), []byte(strings.Replace(annotated, "articles: [1]\n", "articles: [1]\nsee:\n", 1)))
	f.Fuzz(func(t *testing.T, base, theirs, yours []byte) {
		merged, clashes, err := knowledge.MergeTopic("acne.md", base, theirs, yours)
		if err != nil {
			if !errors.Is(err, knowledge.ErrSheet) {
				t.Errorf("an error of another kind: %v", err)
			}
			return
		}
		was, their, your, out := sheet(t, base), sheet(t, theirs), sheet(t, yours), sheet(t, merged)
		for _, field := range knowledge.Fields() {
			a, b, c := was.Texts(field), their.Texts(field), your.Texts(field)
			clashed := slices.ContainsFunc(clashes, func(k knowledge.Clash) bool { return k.Field == field })
			if slices.Equal(a, c) && !slices.Equal(out.Texts(field), b) || slices.Equal(a, b) && !slices.Equal(out.Texts(field), c) {
				t.Errorf("%s says %q", field, out.Texts(field))
			}
			if clashed && !slices.Equal(out.Texts(field), b) {
				t.Errorf("%s clashed and says %q", field, out.Texts(field))
			}
		}
	})
}
