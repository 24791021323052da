package knowledge_test

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gutskin/knowledge"
)

// builtIn is our own boundaries.yaml: a thousand lines as people write them.
func builtIn(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("topics/boundaries.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func boundaries(t testing.TB, data []byte) *knowledge.BoundarySheet {
	t.Helper()
	s, err := knowledge.ReadBoundarySheet(data)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// changedLines are the lines that differ, as a file shows them in its history.
func changedLines(before, after []byte) string {
	var out []string
	a, b := strings.Split(string(before), "\n"), strings.Split(string(after), "\n")
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	for _, line := range a {
		out = append(out, "-"+line)
	}
	for _, line := range b {
		out = append(out, "+"+line)
	}
	return strings.Join(out, "\n")
}

func TestBoundaryFieldChanges(t *testing.T) {
	data := builtIn(t)
	s := boundaries(t, data)
	if !bytes.Equal(s.Bytes(), data) || !s.Has("gluten") || s.Has("nothing") {
		t.Fatal("the file is not what it was")
	}
	for name, test := range map[string]struct {
		fields map[knowledge.Field][]string
		want   string
	}{
		"nothing": {map[knowledge.Field][]string{knowledge.FieldSubject: {"Gluten and wheat"}}, ""},
		"subject": {map[knowledge.Field][]string{knowledge.FieldSubject: {"Gluten: and # wheat"}},
			"-  subject: Gluten and wheat\n+  subject: \"Gluten: and # wheat\""},
		"near":      {map[knowledge.Field][]string{knowledge.FieldNear: {"fiber"}}, "-  near: [whole-food-diet, fiber]\n+  near: [fiber]"},
		"none near": {map[knowledge.Field][]string{knowledge.FieldNear: nil}, "-  near: [whole-food-diet, fiber]"},
		"names": {map[knowledge.Field][]string{knowledge.FieldAlsoCalled: {"gluten", "rye, too"}},
			"-  also-called: [gluten, wheat, gluten free, sourdough]\n+  also-called: [gluten, \"rye, too\"]"},
		"a question more": {map[knowledge.Field][]string{knowledge.FieldQuestions: append(s.Texts("gluten", knowledge.FieldQuestions), "is rye \"bad\"?")},
			"+    - is rye \"bad\"?"},
		"no line": {map[knowledge.Field][]string{knowledge.FieldLine: nil},
			"-  line: \"The three articles do not mention gluten or wheat. They only speak of whole grains, for fiber and as part of a balanced diet. A doctor or dietitian can tell you more.\"\n+  line: \"\""},
	} {
		t.Run(name, func(t *testing.T) {
			changed := s.With("gluten", test.fields)
			if diff := cmp.Diff(test.want, changedLines(data, changed)); diff != "" {
				t.Error(diff)
			}
			if name == "no line" {
				return
			}
			after := boundaries(t, changed)
			for f, want := range test.fields {
				if got := after.Texts("gluten", f); !cmp.Equal(got, want) && len(got)+len(want) > 0 {
					t.Errorf("%s says %q, want %q", f, got, want)
				}
			}
		})
	}
}

func TestNewBoundary(t *testing.T) {
	fields := map[knowledge.Field][]string{
		knowledge.FieldSubject: {"Swimming pools"}, knowledge.FieldAlsoCalled: {"pool water", "true"},
		knowledge.FieldQuestions: {"does chlorine hurt: yes or no"}, knowledge.FieldLine: {`The articles say "nothing" of it.`},
	}
	want := "- id: pools\n  subject: Swimming pools\n  also-called: [pool water, true]\n  questions:\n" +
		"    - \"does chlorine hurt: yes or no\"\n  line: \"The articles say \\\"nothing\\\" of it.\"\n"
	for name, data := range map[string][]byte{"ours": builtIn(t), "comments": []byte("# nothing yet\n"), "empty": nil} {
		t.Run(name, func(t *testing.T) {
			changed := boundaries(t, data).With("pools", fields)
			if !bytes.HasPrefix(changed, bytes.TrimRight(data, "\n")) || !strings.HasSuffix(string(changed), want) {
				t.Errorf("%s", changed[max(0, len(changed)-600):])
			}
			after := boundaries(t, changed)
			for f, texts := range fields {
				if got := after.Texts("pools", f); !cmp.Equal(got, texts) {
					t.Errorf("%s says %q", f, got)
				}
			}
		})
	}
}

func TestOddBoundaries(t *testing.T) {
	for name, data := range map[string]string{
		"flow":          "[{id: a, subject: A, line: l}]\n",
		"flow entry":    "- {id: a, subject: A, line: l}\n",
		"dash alone":    "-\n  id: a\n  subject: A\n  line: l\n",
		"broken":        "- id: [\n",
		"no subject":    "- id: a\n  line: l\n",
		"a text":        "hello\n",
		"two documents": "- id: a\n  subject: A\n  line: l\n---\n- b\n",
	} {
		if _, err := knowledge.ReadBoundarySheet([]byte(data)); !errors.Is(err, knowledge.ErrSheet) {
			t.Errorf("%s: %v", name, err)
		}
	}
	odd := "- subject: A # first\n  # a note\n  line: >-\n    long\n    text\n\n  id: a\n# end\n"
	changed := string(boundaries(t, []byte(odd)).With("a", map[knowledge.Field][]string{
		knowledge.FieldSubject: {"B"}, knowledge.FieldLine: {"short"}, knowledge.FieldNear: {"acne"},
	}))
	if want := "- subject: B\n  # a note\n  line: \"short\"\n\n  id: a\n  near: [acne]\n# end\n"; changed != want {
		t.Errorf("got\n%s", changed)
	}
}

func TestMergeBoundaries(t *testing.T) {
	data := builtIn(t)
	was := boundaries(t, data)
	subject := func(s string) map[knowledge.Field][]string {
		return map[knowledge.Field][]string{knowledge.FieldSubject: {s}}
	}
	near := map[knowledge.Field][]string{knowledge.FieldNear: {"fiber"}}
	pools := map[knowledge.Field][]string{knowledge.FieldSubject: {"Pools"}, knowledge.FieldLine: {"Nothing of it."}}
	with := func(id string, fields map[knowledge.Field][]string) []byte { return was.With(id, fields) }
	for name, test := range map[string]struct {
		theirs, yours, want []byte
		clashes             int
	}{
		"another field":   {with("gluten", subject("Wheat")), with("gluten", near), boundaries(t, with("gluten", subject("Wheat"))).With("gluten", near), 0},
		"another entry":   {with("dairy", subject("Milk")), with("gluten", near), boundaries(t, with("dairy", subject("Milk"))).With("gluten", near), 0},
		"a new entry":     {with("dairy", subject("Milk")), with("pools", pools), boundaries(t, with("dairy", subject("Milk"))).With("pools", pools), 0},
		"the same":        {with("gluten", subject("Wheat")), with("gluten", subject("Wheat")), with("gluten", subject("Wheat")), 0},
		"the same field":  {with("gluten", subject("Wheat")), with("gluten", subject("Rye")), with("gluten", subject("Wheat")), 1},
		"the same entry":  {with("pools", pools), with("pools", map[knowledge.Field][]string{knowledge.FieldSubject: {"Lakes"}, knowledge.FieldLine: {"x"}}), nil, 0},
		"a comment":       {with("gluten", near), append([]byte("# mine\n"), data...), nil, 0},
		"theirs is wrong": {[]byte("- id: ["), with("gluten", near), nil, 0},
	} {
		t.Run(name, func(t *testing.T) {
			merged, clashes, err := knowledge.MergeBoundaries(data, test.theirs, test.yours)
			if (test.want == nil) != errors.Is(err, knowledge.ErrSheet) || len(clashes) != test.clashes {
				t.Fatalf("%v, clashes %+v", err, clashes)
			}
			if diff := cmp.Diff(string(test.want), string(merged)); test.want != nil && diff != "" {
				t.Error(diff)
			}
			for _, c := range clashes {
				if c.Entry != "gluten" || c.Field != knowledge.FieldSubject || c.Theirs[0] != "Wheat" || c.Yours[0] != "Rye" {
					t.Errorf("%+v", c)
				}
			}
		})
	}
}

// FuzzBoundarySheet: what can be taken apart is put together as it was, and a change says
// what it should and nothing else.
func FuzzBoundarySheet(f *testing.F) {
	f.Add("- id: a\n  subject: A\n  line: l\n", "a text")
	f.Add("# c\n- id: a\n  subject: A\n  also-called: [b]\n  questions:\n    - c\n  line: \"d\"\n  near: [e]\n", `": #`)
	f.Add("- id: a\n  subject: A\n  line: >-\n    l\n    m\n\n- line: x\n  id: b\n  subject: B\n", "yes")
	f.Fuzz(func(t *testing.T, data, text string) {
		s, err := knowledge.ReadBoundarySheet([]byte(data))
		if err != nil {
			return
		}
		changed, err := knowledge.ReadBoundarySheet(s.With("a", map[knowledge.Field][]string{knowledge.FieldSubject: {text}, knowledge.FieldLine: {"new"}}))
		if err != nil {
			return // the text is not one that the file may hold
		}
		if got, want := strings.Join(changed.Texts("a", knowledge.FieldSubject), "\n"), strings.Join(strings.Fields(text), " "); got != want {
			t.Errorf("the subject says %q, want %q", got, want)
		}
		for _, field := range []knowledge.Field{knowledge.FieldAlsoCalled, knowledge.FieldQuestions, knowledge.FieldNear} {
			if !cmp.Equal(s.Texts("a", field), changed.Texts("a", field)) {
				t.Errorf("%s has changed: %q", field, changed.Texts("a", field))
			}
		}
	})
}
