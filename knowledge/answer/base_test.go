package answer_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"gutskin/knowledge"
	"gutskin/knowledge/answer"
	"gutskin/knowledge/search"
	"gutskin/knowledge/topics"
)

// fixed is a source with one index.
type fixed struct{ index *search.Index }

func (f fixed) Current() *search.Index { return f.index }

// builtIn is a source of the built-in knowledge, made once.
var builtIn = sync.OnceValue(func() answer.Source {
	base, problems := knowledge.Load(topics.FS(), time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC))
	if knowledge.HasErrors(problems) {
		panic("the built-in knowledge has errors")
	}
	model, err := search.DecodeModel(topics.Model())
	if err != nil {
		model = nil // New trains one
	}
	return fixed{search.New(base, model)}
})

func ask(t *testing.T, s *answer.Service, text string) knowledge.Answer {
	t.Helper()
	a, err := s.Ask(context.Background(), knowledge.Question{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func choose(t *testing.T, s *answer.Service, topic string) knowledge.Answer {
	t.Helper()
	a, ok := s.Topic(context.Background(), topic, knowledge.Question{})
	if !ok {
		t.Fatalf("there is no topic %q", topic)
	}
	return a
}

// small is a base of four topics whose cautions and credits are easy to tell apart, and of
// red flags that are found by rules alone.
func small() *knowledge.Base {
	tip := func(topic, text string, articles ...int) knowledge.Tip {
		return knowledge.Tip{Text: text, Topic: topic, Articles: articles}
	}
	return &knowledge.Base{
		Articles: []knowledge.Article{{Number: 1}, {Number: 2}, {Number: 3}},
		Topics: []knowledge.Topic{
			{ID: "acne", Title: "Acne", Questions: []string{"why do I have spots"}, Articles: []int{3}, Summary: "Acne is spots.", Caution: "Acne caution.", See: []string{"sleep", "water"}, Tips: []knowledge.Tip{tip("acne", "Eat fruit.", 1, 3)}},
			{ID: "plain", Title: "Plain", Questions: []string{"a plain thing"}, Articles: []int{2}, Summary: "Plain is plain.", Tips: []knowledge.Tip{tip("plain", "Be plain.", 2)}},
			{ID: "sleep", Title: "Sleep", Questions: []string{"I lie awake"}, Articles: []int{2}, Summary: "Sleep is rest.", Caution: "Sleep caution.", Tips: []knowledge.Tip{tip("sleep", "Go to bed.", 2)}},
			{ID: "water", Title: "Water", Questions: []string{"how much to drink"}, Articles: []int{1, 2, 3}, Summary: "Water is wet.", Caution: "Water caution.", Tips: []knowledge.Tip{tip("water", "Drink.", 2, 3)}},
		},
		Replies: knowledge.Replies{
			Disclaimer: "Not medical advice.",
			CreditOne:  "Article {articles} of {all} says it.", CreditMany: "Articles {articles} ({count} of {all}) say it.",
			Hidden: "Not shown here.", Suggest: "One of these?", None: "I don't have that.", Empty: "No words.",
			Emergency: "the emergency number", Crisis: "the crisis line",
		},
		Care: knowledge.Care{Flags: []knowledge.RedFlag{{
			ID: "bleeding", Level: knowledge.LevelNow, When: [][]string{{"vomiting", "blood"}},
			Heading: "Call {emergency} if:", Say: "Please call {emergency} or {crisis}.",
		}, {
			ID: "mole", Level: knowledge.LevelSoon, When: [][]string{{"mole"}},
			Heading: "See a doctor if:", Say: "Show it to a doctor.",
		}}},
	}
}

// service answers from the small base.
func service(options answer.Options) *answer.Service {
	return answer.New(fixed{search.New(small(), nil)}, options)
}
