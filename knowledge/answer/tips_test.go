package answer_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/answer"
)

func tips(t *testing.T, s *answer.Service, text string, count int) knowledge.Answer {
	t.Helper()
	a, err := s.Tips(context.Background(), knowledge.Question{ID: "7", Text: text}, count)
	if err != nil || a.ID != "7" {
		t.Fatal(a.ID, err)
	}
	return a
}

func TestTips(t *testing.T) {
	s := answer.New(builtIn(), answer.Options{})
	for count, want := range map[int]int{-1: 5, 0: 5, 1: 1, 7: 7, 10: 10, 11: 10, 1000: 10} {
		a := tips(t, s, "acne", count)
		if a.Kind != knowledge.KindAnswer || a.Topic != "acne" || len(a.Tips) != want || a.Credit == "" || a.Disclaimer == "" {
			t.Errorf("count %d: %d tips, want %d: %s", count, len(a.Tips), want, asJSON(t, a))
		}
	}
	for _, text := range []string{"vomiting blood", "does milk cause acne?", "hello"} {
		if got, want := tips(t, s, text, 5), ask(t, s, text); got.Kind != want.Kind || got.Message != want.Message {
			t.Errorf("%q: %s, want %s", text, asJSON(t, got), asJSON(t, want))
		}
	}
}

func TestTipsWithoutAText(t *testing.T) {
	s := answer.New(builtIn(), answer.Options{})
	for _, text := range []string{"", "  \n"} {
		a := tips(t, s, text, 0)
		groups := map[knowledge.Group]bool{}
		for _, tip := range a.Tips {
			groups[s.Base().Topic(tip.Topic).Group] = true
		}
		if a.Kind != knowledge.KindAnswer || len(a.Tips) != 5 || len(groups) != 4 || a.Topic != "" || a.Title != "" || a.Credit == "" || a.Disclaimer == "" {
			t.Errorf("%q: %s", text, asJSON(t, a))
		}
		if again := tips(t, s, text, 0); asJSON(t, again) != asJSON(t, a) {
			t.Errorf("%q gets other tips the second time", text)
		}
	}
	hidden, err := s.Tips(context.Background(), knowledge.Question{Place: knowledge.Place{Hidden: knowledge.Groups()}}, 5)
	if err != nil || hidden.Kind != knowledge.KindNone || hidden.Message != s.Replies().Hidden {
		t.Errorf("everything hidden: %s, %v", asJSON(t, hidden), err)
	}
	if a := tips(t, s, "🙂", 5); a.Kind != knowledge.KindNone || a.Message != s.Replies().Empty {
		t.Errorf("no words: %s", asJSON(t, a))
	}
}

// TestMoreTips goes on until there are no more.
func TestMoreTips(t *testing.T) {
	s := answer.New(builtIn(), answer.Options{})
	ctx, q := context.Background(), knowledge.Question{Text: "what should I eat for eczema?"}
	var shown []string
	for _, tip := range ask(t, s, q.Text).Tips {
		shown = append(shown, tip.Text)
	}
	for range 50 {
		more, ok := s.More(ctx, "eczema", shown, q, 3)
		if !ok || len(more) > 3 {
			t.Fatalf("ok %v, %d tips", ok, len(more))
		}
		for _, tip := range more {
			if slices.Contains(shown, tip.Text) || len(tip.Articles) == 0 {
				t.Errorf("%+v", tip)
			}
			shown = append(shown, tip.Text)
		}
		if len(more) == 0 {
			return
		}
	}
	t.Error("the tips never end")
}

func TestRelatedTopics(t *testing.T) {
	s := service(answer.Options{})
	if got, want := s.Related("acne", knowledge.Place{}), []knowledge.Offer{{Topic: "sleep", Title: "Sleep"}, {Topic: "water", Title: "Water"}}; !slices.Equal(got, want) {
		t.Errorf("acne: %v, want %v", got, want)
	}
	if got, want := s.Related("water", knowledge.Place{}), []knowledge.Offer{{Topic: "acne", Title: "Acne"}}; !slices.Equal(got, want) {
		t.Errorf("water, which acne names: %v, want %v", got, want)
	}
	if got := s.Related("gone", knowledge.Place{}); len(got) > 0 {
		t.Errorf("gone: %v", got)
	}
}

func TestNobodyWaitsForTips(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	s := service(answer.Options{})
	if _, err := s.Tips(ctx, knowledge.Question{Text: "acne"}, 5); !errors.Is(err, context.Canceled) {
		t.Errorf("Tips: %v", err)
	}
	if got, ok := s.More(ctx, "acne", nil, knowledge.Question{}, 5); ok || len(got) > 0 {
		t.Errorf("More: %v", got)
	}
	if got := s.CompleteTopics(ctx, knowledge.Question{Text: "acne"}, 5); len(got) > 0 {
		t.Errorf("CompleteTopics: %q", got)
	}
}

func TestCompleteTopicTitles(t *testing.T) {
	s := answer.New(builtIn(), answer.Options{})
	if got := s.CompleteTopics(context.Background(), knowledge.Question{Text: "zits"}, 5); !slices.Equal(got, []string{"Acne"}) {
		t.Errorf("got %q", got)
	}
	hidden := knowledge.Place{Hidden: []knowledge.Group{knowledge.GroupConcern}}
	if got := s.CompleteTopics(context.Background(), knowledge.Question{Text: "ecz", Place: hidden}, 5); slices.Contains(got, "Eczema") {
		t.Errorf("a hidden topic: %q", got)
	}
}
