package library_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"gutskin/knowledge"
	"gutskin/knowledge/answer"
	"gutskin/knowledge/library"
	"gutskin/knowledge/topics"
)

func preview(t testing.TB, k *kept, files map[string][]byte) *library.Preview {
	t.Helper()
	p, err := k.Preview(context.Background(), library.Edit{Base: k.revision(), Files: files})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestPreview looks at an edit: the answer as members would see it, what is asked otherwise
// then, and nothing changed meanwhile.
func TestPreview(t *testing.T) {
	files := small()
	files["questions.jsonl"] = &fstest.MapFile{Data: []byte(`{"id":"one","q":"what of chin bumps","kind":"answer","topics":["acne"]}` + "\n")}
	k := keep(t, write(t, files))
	index, head := k.Current(), k.revision()
	edit := map[string][]byte{"acne.md": []byte(strings.Replace(titled("Spots"), "[pimples]", "[pimples, chin bumps]", 1))}
	p := preview(t, k, edit)
	if p.Conflict != nil || knowledge.HasErrors(p.Problems) || len(p.Topics) != 1 || p.Topics[0] != "acne" || len(p.Worse) > 0 {
		t.Errorf("%+v", p)
	}
	if len(p.Better) != 1 || p.Better[0].Question.ID != "questions.jsonl one" {
		t.Errorf("better %+v", p.Better)
	}
	got, found := answer.New(p, answer.Options{}).Topic(context.Background(), "acne", knowledge.Question{})
	if !found || got.Title != "Spots" {
		t.Errorf("%+v, %v", got, found)
	}
	if k.Current() != index || k.revision() != head {
		t.Error("looking changed something")
	}
	if _, err := k.Save(context.Background(), library.Edit{Base: head, Files: edit}); err != nil || k.Current() != p.Current() {
		t.Errorf("what was looked at is worked out anew: %v", err)
	}
}

func TestPreviewFindings(t *testing.T) {
	k := keep(t, t.TempDir())
	head := k.revision()
	for name, test := range map[string]struct{ old, now, want string }{
		"promise": {"may be linked", "is proven to be linked", "“Acne is proven to be linked with the gut"},
		"dose":    {"Drink water", "Drink 2 litres of water", `"2 litres"`},
	} {
		p := preview(t, k, map[string][]byte{"acne.md": []byte(strings.Replace(titled("Acne"), test.old, test.now, 1))})
		if found := find(p.Problems, "acne.md", test.want); len(found) == 0 || found[0].Line == 0 {
			t.Errorf("%s: %v", name, p.Problems)
		}
	}
	if _, err := k.save("sleep.md", string(numbered("sleep.md", "Sleep", 1)), "Ada"); err != nil {
		t.Fatal(err)
	}
	p, err := k.Preview(context.Background(), library.Edit{Base: head, Files: map[string][]byte{"sleep.md": numbered("sleep.md", "Sleep", 2)}})
	if err != nil || p.Conflict == nil || p.Conflict.Head != k.revision() {
		t.Errorf("%+v, %v", p, err)
	}
	p = preview(t, k, map[string][]byte{"sleep.md": nil})
	if len(p.Worse) == 0 || p.Topics[0] != "sleep" {
		t.Errorf("without a topic nothing is worse: %+v", p)
	}
}

// TestCareRecall refuses an edit with which a red flag is missed that is caught now.
func TestCareRecall(t *testing.T) {
	files := small()
	files["questions.jsonl"] = &fstest.MapFile{Data: []byte(`{"id":"one","q":"the swelling grows","kind":"care"}` + "\n")}
	files["care-words.txt"] = &fstest.MapFile{Data: []byte("swelling: swelling\nother: other\n")}
	k := keep(t, write(t, files))
	edit := library.Edit{Base: k.revision(), Files: map[string][]byte{
		"care.yaml":                 []byte(strings.Replace(k.read("care.yaml"), "[[swelling]]", "[[other]]", 1)),
		"phrases/care/swelling.txt": []byte("quite another thing\n"),
	}}
	p, err := k.Preview(context.Background(), edit)
	if err != nil || !p.Recall.Falls() || p.Recall.QuestionsBefore.Count != 1 || p.Recall.QuestionsAfter.Count != 0 {
		t.Fatalf("%v, %v", p.Recall, err)
	}
	if _, err := k.Save(context.Background(), edit); !errors.Is(err, library.ErrCareRecall) {
		t.Errorf("got %v", err)
	}
	// Taking the question away with it does not help.
	edit.Files["questions.jsonl"] = nil
	if _, err := k.Save(context.Background(), edit); !errors.Is(err, library.ErrCareRecall) {
		t.Errorf("got %v", err)
	}
}

// BenchmarkPreview measures a look at an innocent edit of the real files, each time another,
// and holds that none is taken for worse in red flags.
func BenchmarkPreview(b *testing.B) {
	k := keepOf(b, b.TempDir(), topics.FS(), topics.Model())
	text, n := k.read("acne.md"), 0
	for b.Loop() {
		n++
		example := fmt.Sprintf("questions:\n  - why is my chin bumpy since day%d\n", n)
		p := preview(b, k, map[string][]byte{"acne.md": []byte(strings.Replace(text, "questions:\n", example, 1))})
		if p.Recall.Falls() || knowledge.HasErrors(p.Problems) {
			b.Errorf("recall %s, problems %v", p.Recall, p.Problems)
		}
	}
}

// BenchmarkLook measures a look at the built-in files on disk.
func BenchmarkLook(b *testing.B) {
	k := keepOf(b, b.TempDir(), topics.FS(), topics.Model())
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); k.Watch(ctx) }()
	for b.Loop() {
		k.look(1)
	}
	cancel()
	<-done
}
