package answer_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/answer"
	"gutskin/knowledge/search"
)

func TestAskHandsBackTheMark(t *testing.T) {
	s := service(answer.Options{})
	a, err := s.Ask(context.Background(), knowledge.Question{ID: "42", Text: "why do I have spots"})
	if err != nil || a.ID != "42" || a.Kind != knowledge.KindAnswer || a.Topic != "acne" {
		t.Errorf("got %s, %v", asJSON(t, a), err)
	}
}

func TestAskReadsTheEarlierQuestion(t *testing.T) {
	s := answer.New(builtIn(), answer.Options{})
	a, err := s.Ask(context.Background(), knowledge.Question{Text: "and eczema?", Prev: "what helps acne?"})
	if err != nil || a.Topic != "eczema" {
		t.Errorf("got %s, %v", asJSON(t, a), err)
	}
}

func TestExplainAnswersLikeAsk(t *testing.T) {
	s := answer.New(builtIn(), answer.Options{})
	for _, text := range []string{"does sugar cause acne?", "hello", "vomiting blood", ""} {
		explained, explanation, err := s.Explain(context.Background(), knowledge.Question{Text: text})
		if err != nil || explanation.Decision == "" {
			t.Errorf("%q: decision %q, %v", text, explanation.Decision, err)
		}
		if got, want := asJSON(t, explained), asJSON(t, ask(t, s, text)); got != want {
			t.Errorf("%q: Explain says %s, Ask %s", text, got, want)
		}
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	s := service(answer.Options{})
	q := knowledge.Question{Text: "why do I have spots"}
	if _, err := s.Ask(ctx, q); !errors.Is(err, context.Canceled) {
		t.Errorf("Ask: %v", err)
	}
	if _, _, err := s.Explain(ctx, q); !errors.Is(err, context.Canceled) {
		t.Errorf("Explain: %v", err)
	}
	if _, ok := s.Topic(ctx, "acne", knowledge.Question{}); ok {
		t.Error("Topic answers although nobody waits")
	}
	if got := s.Complete(ctx, knowledge.Question{Text: "acne"}, 5); len(got) > 0 {
		t.Errorf("Complete: %q", got)
	}
}

func TestTopic(t *testing.T) {
	s := answer.New(builtIn(), answer.Options{})
	for _, topic := range builtIn().Current().Base().Topics {
		a, ok := s.Topic(context.Background(), topic.ID, knowledge.Question{Text: "what should I eat?"})
		if !ok || a.Kind != knowledge.KindAnswer || a.Topic != topic.ID || a.Summary != topic.Summary || len(a.Tips) < 3 {
			t.Errorf("%s: ok %v, %s", topic.ID, ok, asJSON(t, a))
		}
	}
	for _, id := range []string{"", "gone", "Acne", "../acne", "!care"} {
		if a, ok := s.Topic(context.Background(), id, knowledge.Question{Text: "acne"}); ok || a.Kind != "" {
			t.Errorf("topic %q is answered: %s", id, asJSON(t, a))
		}
	}
}

func TestTopicRanksItsTipsForTheQuestion(t *testing.T) {
	s := answer.New(builtIn(), answer.Options{})
	first := func(question string) string {
		a, ok := s.Topic(context.Background(), "eczema", knowledge.Question{Text: question})
		if !ok {
			t.Fatal("eczema is gone")
		}
		return a.Tips[0].Text
	}
	if food, rest := first("what should I eat?"), first("how can I relax?"); food == rest {
		t.Errorf("both wishes get %q first", food)
	}
}

// TestLongQuestion: of a question that is too long to be read whole, the beginning and the
// end count, and the middle does not.
func TestLongQuestion(t *testing.T) {
	s := answer.New(builtIn(), answer.Options{})
	filler := strings.Repeat("ü", 39) + " "
	for name, test := range map[string]struct{ text, topic string }{
		"at the beginning":  {"can my gut cause acne? " + strings.Repeat(filler, 200), "acne"},
		"at the end":        {strings.Repeat(filler, 200) + " can my gut cause acne?", "acne"},
		"in the middle":     {strings.Repeat(filler, 100) + " can my gut cause acne? " + strings.Repeat(filler, 100), ""},
		"just not too long": {strings.Repeat(" ", answer.MaxQuestion-22) + "can my gut cause acne?", "acne"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := ask(t, s, test.text).Topic; got != test.topic {
				t.Errorf("got topic %q, want %q", got, test.topic)
			}
		})
	}
}

func TestLongRedFlagAtTheEnd(t *testing.T) {
	s := answer.New(builtIn(), answer.Options{})
	text := strings.Repeat("so this is a long story about my skin and my day. ", 150) + "Anyway, I am vomiting blood."
	if a := ask(t, s, text); a.Kind != knowledge.KindCare {
		t.Errorf("a red flag after %d characters: got %s %s", len(text)-27, a.Kind, a.Topic)
	}
}

func TestComplete(t *testing.T) {
	s := answer.New(builtIn(), answer.Options{})
	if got := s.Complete(context.Background(), knowledge.Question{Text: "ecz"}, 3); len(got) != 3 || got[0] != "Eczema" {
		t.Errorf("got %q", got)
	}
	if got := s.Complete(context.Background(), knowledge.Question{}, 25); len(got) != 25 {
		t.Errorf("%d texts for an empty one", len(got))
	}
}

// swapping is a source whose index changes, as it does when a file is edited.
type swapping struct {
	mu      sync.Mutex
	indexes []*search.Index
	calls   int
}

func (s *swapping) Current() *search.Index {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls++
	return s.indexes[s.calls%len(s.indexes)]
}

// TestOneIndexPerAnswer: an answer is made of one index even while the files change.
func TestOneIndexPerAnswer(t *testing.T) {
	other := small()
	other.Topics[0].Summary, other.Replies.Disclaimer = "Changed.", "Changed."
	source := &swapping{indexes: []*search.Index{search.New(small(), nil), search.New(other, nil)}}
	s := answer.New(source, answer.Options{})
	want := []string{"Acne is spots.Not medical advice.", "Changed.Changed."}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				a, err := s.Ask(context.Background(), knowledge.Question{Text: "why do I have spots"})
				if err != nil || !slices.Contains(want, a.Summary+a.Disclaimer) {
					t.Errorf("got %q, %v", a.Summary+a.Disclaimer, err)
				}
			}
		})
	}
	wg.Wait()
	if source.calls != 160 {
		t.Errorf("the source was asked %d times for 160 answers", source.calls)
	}
}

// TestCare gives the card of each flag by its id, as it is given to those who describe it.
func TestCare(t *testing.T) {
	s := answer.New(builtIn(), answer.Options{Emergency: "112"})
	asked := ask(t, s, "my tongue is swelling up and I can't breathe")
	if asked.Kind != knowledge.KindCare {
		t.Fatalf("no card: %+v", asked)
	}
	card, ok := s.Care(asked.Flag, knowledge.Place{})
	if !ok || !reflect.DeepEqual(card.Care, asked.Care) || card.Kind != knowledge.KindCare || card.Flag != asked.Flag {
		t.Errorf("the card of %s: %+v", asked.Flag, card)
	}
	if card, _ := s.Care(asked.Flag, knowledge.Place{Emergency: "999"}); !strings.Contains(card.Care.Heading+card.Care.Say+strings.Join(card.Care.Signs, " "), "999") {
		t.Errorf("the number of the place is missing: %+v", card.Care)
	}
	if card, ok := s.Care("no-such-flag", knowledge.Place{}); ok || card.Kind != "" {
		t.Errorf("a flag that does not exist has %+v", card)
	}
}
