package answer_test

import (
	"context"
	"slices"
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/answer"
)

func tipTexts(a knowledge.Answer) []string {
	var texts []string
	for _, t := range a.Tips {
		texts = append(texts, t.Text)
	}
	return texts
}

// TestAgain holds that an answer is given once more word by word.
func TestAgain(t *testing.T) {
	s := answer.New(builtIn(), answer.Options{})
	for _, question := range []string{"can probiotics help eczema?", "can my gut cause acne?"} {
		first := ask(t, s, question)
		var topics []string
		for _, p := range first.Parts {
			topics = append(topics, p.Topic)
		}
		again, ok := s.Again(context.Background(), topics, append([]string{"What you can try"}, tipTexts(first)...), knowledge.Question{})
		if !ok {
			t.Fatalf("%s: it is gone", question)
		}
		again.Confidence, again.Ranked = first.Confidence, first.Ranked
		if g, w := asJSON(t, again), asJSON(t, first); g != w {
			t.Errorf("%s: got  %s\nwant %s", question, g, w)
		}
	}
}

func TestAgainWithoutTips(t *testing.T) {
	s := service(answer.Options{})
	a, ok := s.Again(context.Background(), []string{"acne", "plain"}, []string{"gone"}, knowledge.Question{})
	if !ok || a.Title != "Acne · Plain" || !slices.Contains(tipTexts(a), "Eat fruit.") || !slices.Contains(tipTexts(a), "Be plain.") {
		t.Errorf("got %s", asJSON(t, a))
	}
}

func TestAgainGone(t *testing.T) {
	s := service(answer.Options{})
	for name, try := range map[string]func() bool{
		"no topic": func() bool { _, ok := s.Again(context.Background(), nil, nil, knowledge.Question{}); return ok },
		"unknown topic": func() bool {
			_, ok := s.Again(context.Background(), []string{"acne", "x"}, nil, knowledge.Question{})
			return ok
		},
		"hidden topic": func() bool {
			place := knowledge.Place{Hidden: []knowledge.Group{small().Topics[0].Group}}
			_, ok := s.Again(context.Background(), []string{"acne"}, nil, knowledge.Question{Place: place})
			return ok
		},
	} {
		if try() {
			t.Errorf("%s: answered", name)
		}
	}
}

// TestGap: only what an editor could learn from is one.
func TestGap(t *testing.T) {
	s := answer.New(builtIn(), answer.Options{})
	for text, want := range map[string]bool{
		"does milk cause acne?": true, "hello there": false, "thank you so much": false, "🙂": false, "can my gut cause acne?": false,
		"i am vomiting blood": false,
	} {
		if a := ask(t, s, text); a.Gap != want {
			t.Errorf("%s (%s): %v, want %v", text, a.Kind, a.Gap, want)
		}
	}
	place := knowledge.Place{Hidden: knowledge.Groups()}
	if a, err := s.Ask(context.Background(), knowledge.Question{Text: "can my gut cause acne?", Place: place}); err != nil || a.Gap {
		t.Errorf("hidden: %+v, %v", a, err)
	}
}
