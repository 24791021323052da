package bot_test

import (
	"context"
	"strings"
	"sync"

	"gutskin/knowledge"
)

// fixture is the sentences that the scripted service knows.
func fixture() knowledge.Replies {
	return knowledge.Replies{
		Disclaimer: "This is not medical advice.", CautionLabel: "A word from us, not from the articles:",
		Empty: "I found no words in that.", Hint: "Ask me a question, for example: can my gut cause acne?",
		TooLong: "That is too long for me. Please ask in a sentence or two.", NoneOfThese: "Then I do not have it.",
	}
}

// acne is an answer as the service gives it.
func acne() knowledge.Answer {
	return knowledge.Answer{
		Kind: knowledge.KindAnswer, Topic: "acne", Confidence: 0.9, Title: "Acne",
		Summary: "Acne has been linked with a gut out of balance. Inflammation may play a part.",
		Tips: []knowledge.AnswerTip{
			{Text: "Cut down on sugary foods.", Topic: "acne", Articles: []int{2}},
			{Text: "Eat plants of many kinds.", Topic: "acne", Articles: []int{1, 2}},
			{Text: "Unwind when breakouts come with stress.", Topic: "stress", Articles: []int{3}},
		},
		Articles: []int{1, 2, 3}, Credit: "Articles 1, 2 and 3 of 3 say so; none of them cites a study.",
		Parts:    []knowledge.Part{{Topic: "acne", Title: "Acne", Summary: "Acne has been linked with a gut out of balance. Inflammation may play a part."}},
		Cautions: []string{"If acne hurts or scars, see a doctor."}, Disclaimer: "This is not medical advice.",
	}
}

func suggestion() knowledge.Answer {
	return knowledge.Answer{
		Kind: knowledge.KindSuggest, Message: "Which of these do you mean?",
		Offers: []knowledge.Offer{{Topic: "acne", Title: "Acne"}, {Topic: "eczema", Title: "Eczema"}, {Topic: "stress", Title: "Stress"}},
	}
}

func care() knowledge.Answer {
	return knowledge.Answer{
		Kind: knowledge.KindCare, Flag: "swelling", Title: "Call 112 now if:", Message: "That needs help at once.",
		Care: &knowledge.CareCard{
			Level: knowledge.LevelNow, Say: "That needs help at once.", Heading: "Call 112 now if:",
			Signs: []string{"your face or tongue swells", "you cannot breathe well"},
		},
	}
}

// script is a service that answers what it was told to. It notes what it was asked.
type script struct {
	mu      sync.Mutex
	answers map[string]func(ctx context.Context) knowledge.Answer
	asked   []knowledge.Question
}

func newScript() *script {
	say := func(a knowledge.Answer) func(context.Context) knowledge.Answer {
		return func(context.Context) knowledge.Answer { return a }
	}
	return &script{answers: map[string]func(context.Context) knowledge.Answer{
		"acne?": say(acne()), "skin?": say(suggestion()), "my tongue swells": say(care()),
		"panic": func(context.Context) knowledge.Answer { panic("told to") },
	}}
}

// on sets the answer to a question.
func (s *script) on(question string, f func(ctx context.Context) knowledge.Answer) *script {
	s.answers[question] = f
	return s
}

func (s *script) Ask(ctx context.Context, q knowledge.Question) (knowledge.Answer, error) {
	s.mu.Lock()
	s.asked = append(s.asked, q)
	f := s.answers[q.Text]
	s.mu.Unlock()
	if f == nil {
		return knowledge.Answer{Kind: knowledge.KindNone, Message: "I don't have that."}, ctx.Err()
	}
	return f(ctx), ctx.Err()
}

func (s *script) Topic(_ context.Context, id string, _ knowledge.Question) (knowledge.Answer, bool) {
	return acne(), id == "acne"
}

func (s *script) Complete(_ context.Context, q knowledge.Question, _ int) []string {
	if q.Text == "nothing" {
		return nil
	}
	return []string{"Can my gut cause acne?", strings.Repeat("long ", 40)}
}

func (s *script) Replies() knowledge.Replies { return fixture() }

// questions are those that were asked so far.
func (s *script) questions() []knowledge.Question {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]knowledge.Question(nil), s.asked...)
}
