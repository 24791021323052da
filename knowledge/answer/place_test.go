package answer_test

import (
	"context"
	"slices"
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/answer"
)

func TestPlaceNamesItsNumbers(t *testing.T) {
	s := service(answer.Options{Emergency: "112", Crisis: "the helpline"})
	for _, test := range []struct {
		name  string
		place knowledge.Place
		say   string
	}{
		{"nothing set", knowledge.Place{}, "Please call 112 or the helpline."},
		{"both", knowledge.Place{Emergency: "999", Crisis: "Samaritans (116 123)"}, "Please call 999 or Samaritans (116 123)."},
		{"one", knowledge.Place{Emergency: "999"}, "Please call 999 or the helpline."},
	} {
		t.Run(test.name, func(t *testing.T) {
			a, err := s.Ask(context.Background(), knowledge.Question{Text: "vomiting blood", Place: test.place})
			if err != nil || a.Care == nil || a.Care.Say != test.say {
				t.Errorf("got %s, %v", asJSON(t, a), err)
			}
		})
	}
	a, err := service(answer.Options{}).Ask(context.Background(), knowledge.Question{Text: "vomiting blood"})
	if err != nil || a.Care == nil || a.Care.Say != "Please call the emergency number or the crisis line." {
		t.Errorf("general words: %s, %v", asJSON(t, a), err)
	}
}

func TestHiddenSubject(t *testing.T) {
	s := answer.New(builtIn(), answer.Options{})
	place := knowledge.Place{Hidden: []knowledge.Group{knowledge.GroupConcern}}
	ctx := context.Background()
	asked, err := s.Ask(ctx, knowledge.Question{Text: "can my gut cause acne?", Place: place})
	if err != nil {
		t.Fatal(err)
	}
	chosen, ok := s.Topic(ctx, "acne", knowledge.Question{Place: place})
	if !ok {
		t.Fatal("a hidden topic is gone")
	}
	tips, err := s.Tips(ctx, knowledge.Question{Text: "acne", Place: place}, 5)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []knowledge.Answer{asked, chosen, tips} {
		if a.Kind != knowledge.KindNone || a.Message != s.Replies().Hidden || a.Message == "" || len(a.Tips) > 0 || a.Topic != "" {
			t.Errorf("got %s", asJSON(t, a))
		}
	}
	for _, text := range []string{"i am vomiting blood", "my face is swelling and i cannot breathe"} {
		if a, _ := s.Ask(ctx, knowledge.Question{Text: text, Place: knowledge.Place{Hidden: knowledge.Groups()}}); a.Kind != knowledge.KindCare {
			t.Errorf("%q: the red flag is hidden: %s", text, asJSON(t, a))
		}
	}
}

func TestReasons(t *testing.T) {
	s := answer.New(builtIn(), answer.Options{})
	q := knowledge.Question{Text: "does SUGAR cause acne?"}
	plain, _ := s.Ask(context.Background(), q)
	q.Reasons = true
	a, err := s.Ask(context.Background(), q)
	if err != nil || a.Reasons == nil || !slices.Contains(a.Reasons.Words, "SUGAR") || a.Reasons.RunnerUp.Title == "" {
		t.Errorf("reasons %+v, %v", a.Reasons, err)
	}
	if plain.Reasons != nil || asJSON(t, plain) != asJSON(t, a) {
		t.Error("reasons are in the JSON form")
	}
	if chosen, ok := s.Topic(context.Background(), "acne", q); !ok || chosen.Reasons == nil || !slices.Contains(chosen.Reasons.Words, "acne") {
		t.Errorf("reasons of a chosen topic: %+v", chosen.Reasons)
	}
}
