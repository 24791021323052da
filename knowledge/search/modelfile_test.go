package search_test

import (
	"errors"
	"os"
	"testing"
	"time"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
)

func builtIn(t testing.TB) *knowledge.Base {
	t.Helper()
	base, problems := knowledge.Load(os.DirFS("../topics"), time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC))
	if knowledge.HasErrors(problems) {
		t.Fatalf("the built-in knowledge has errors: %v", problems)
	}
	return base
}

func TestModelSurvivesKeeping(t *testing.T) {
	base := builtIn(t)
	model := search.Train(base)
	kept := model.Encode()
	again, err := search.DecodeModel(kept)
	if err != nil {
		t.Fatal(err)
	}
	if again.Encode() != kept {
		t.Error("a model read and written again has other bytes")
	}
	for _, text := range []string{"can my gut cause acne?", "what helps dry skin", "blood in my stool"} {
		q := knowledge.Question{Text: text}
		fresh, loaded := search.New(base, model).Search(q), search.New(base, again).Search(q)
		if fresh.Confidence != loaded.Confidence || fresh.Kind != loaded.Kind {
			t.Errorf("%q: fresh model says %s %v, kept model %s %v", text, fresh.Kind, fresh.Confidence, loaded.Kind, loaded.Confidence)
		}
	}
}

func TestDecodeModelRefusesDamage(t *testing.T) {
	small := &knowledge.Base{Topics: []knowledge.Topic{{ID: "a", Title: "Acne", Questions: []string{"why do I have spots"}}}}
	good := search.Train(small).Encode()
	for cut := range len(good) {
		if _, err := search.DecodeModel(good[:cut]); !errors.Is(err, search.ErrModel) {
			t.Fatalf("a model cut at byte %d of %d: got %v, want ErrModel", cut, len(good), err)
		}
	}
	if _, err := search.DecodeModel(good + "\x00"); !errors.Is(err, search.ErrModel) {
		t.Errorf("a model with a byte too many: got %v, want ErrModel", err)
	}
}

func FuzzDecodeModel(f *testing.F) {
	small := &knowledge.Base{Topics: []knowledge.Topic{{ID: "a", Title: "Acne", Questions: []string{"why do I have spots"}}}}
	f.Add(search.Train(small).Encode())
	f.Add("gutskin model 2\n")
	f.Fuzz(func(t *testing.T, data string) {
		if m, err := search.DecodeModel(data); err == nil && m.Encode() != data {
			// Repeated words or hashes fold into one; anything else must come back.
			if again, err := search.DecodeModel(m.Encode()); err != nil || again == nil {
				t.Errorf("a model that was read cannot be written and read again: %v", err)
			}
		}
	})
}
