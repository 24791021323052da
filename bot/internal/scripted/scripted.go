// Package scripted is a service for tests: it answers what it was told to and notes what it
// was asked, so that a test can make it slow, wrong, or panic.
package scripted

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"gutskin/knowledge"
)

// Base is the knowledge that scripted answers come from.
func Base() *knowledge.Base {
	return &knowledge.Base{
		Topics: []knowledge.Topic{
			{
				ID: "acne", Title: "Acne", Group: knowledge.GroupConcern, AlsoCalled: []string{"pimples"}, Articles: []int{1, 2, 3},
				Summary: "Acne has been linked with a gut out of balance. Inflammation may play a part.", See: []string{"stress"},
				Reviewed: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC),
				Tips: []knowledge.Tip{
					{Text: "Cut down on sugary foods.", Topic: "acne", Articles: []int{2}},
					{Text: "Eat plants of many kinds.", Topic: "acne", Articles: []int{1, 2}},
				},
			},
			{
				ID: "stress", Title: "Stress", Group: knowledge.GroupLifestyle, Articles: []int{3}, Summary: "Stress can make skin flare up.",
				Tips: []knowledge.Tip{{Text: "Unwind when breakouts come with stress.", Topic: "stress", Articles: []int{3}}},
			},
		},
		Articles: []knowledge.Article{
			{Number: 1, Title: "First", About: "It is about guts.", Limits: "It cites no study."},
			{Number: 2, Title: "Second", Author: "Ashley", About: "It is about skin.", Limits: "It cites no study."},
			{Number: 3, Title: "Third", About: "It is about both.", Limits: "It cites no study.", Advertises: []string{"a product"}},
		},
		Countries: []knowledge.Country{
			{Code: "FI", Name: "Finland", Emergency: "112"},
			{Code: "GB", Name: "United Kingdom", Emergency: "999", Crisis: "Samaritans (116 123)"},
		},
		Replies: knowledge.Replies{
			Disclaimer: "This is not medical advice.", CautionLabel: "A word from us, not from the articles:",
			Empty: "I found no words in that.", Hint: "Ask me a question, for example: can my gut cause acne?",
			TooLong: "That is too long for me. Please ask in a sentence or two.", NoneOfThese: "Then I do not have it.",
		},
	}
}

// Acne is an answer as the service gives it.
func Acne() knowledge.Answer {
	return knowledge.Answer{
		Kind: knowledge.KindAnswer, Topic: "acne", Confidence: 0.95, Title: "Acne",
		Summary: "Acne has been linked with a gut out of balance. Inflammation may play a part.",
		Tips: []knowledge.AnswerTip{
			{Text: "Cut down on sugary foods.", Topic: "acne", Articles: []int{2}},
			{Text: "Eat plants of many kinds.", Topic: "acne", Articles: []int{1, 2}},
			{Text: "Unwind when breakouts come with stress.", Topic: "stress", Articles: []int{3}},
		},
		Articles: []int{1, 2, 3}, Credit: "Articles 1, 2 and 3 of 3 say so; none of them cites a study.",
		Parts: []knowledge.Part{{
			Topic: "acne", Title: "Acne", Articles: []int{1, 2, 3},
			Summary: "Acne has been linked with a gut out of balance. Inflammation may play a part.",
		}},
		Cautions: []string{"If acne hurts or scars, see a doctor."}, Disclaimer: "This is not medical advice.",
		Reasons: &knowledge.Reasons{Words: []string{"acne"}, RunnerUp: knowledge.Offer{Topic: "stress", Title: "Stress"}},
	}
}

// SugarAndAcne is an answer about two topics.
func SugarAndAcne() knowledge.Answer {
	a := Acne()
	a.Title, a.Topic = "Sugar · Acne", "sugar"
	a.Parts = append([]knowledge.Part{{Topic: "sugar", Title: "Sugar", Summary: "Sugar feeds some bacteria. Less may help."}}, a.Parts...)
	a.Summary = a.Parts[0].Summary + "\n\n" + a.Parts[1].Summary
	return a
}

// Suggestion offers three topics.
func Suggestion() knowledge.Answer {
	return knowledge.Answer{
		Kind: knowledge.KindSuggest, Message: "Which of these do you mean?",
		Offers: []knowledge.Offer{{Topic: "acne", Title: "Acne"}, {Topic: "eczema", Title: "Eczema"}, {Topic: "stress", Title: "Stress"}},
		Gap:    true,
	}
}

// Care is a card for a red flag.
func Care() knowledge.Answer {
	return knowledge.Answer{
		Kind: knowledge.KindCare, Flag: "swelling", Title: "Call 112 now if:", Message: "That needs help at once.", Confidence: 0.95,
		Care: &knowledge.CareCard{
			Level: knowledge.LevelNow, Say: "That needs help at once.", Heading: "Call 112 now if:",
			Signs: []string{"your face or tongue swells", "you cannot breathe well"},
		},
	}
}

// Miss is an honest no.
func Miss() knowledge.Answer {
	return knowledge.Answer{Kind: knowledge.KindNone, Message: "I don't have that.", Gap: true}
}

// Answers answers what it was told to; all else is a [Miss]. Make one with [New]; it is safe
// for use by several goroutines.
type Answers struct {
	mu      sync.Mutex
	answers map[string]func(ctx context.Context) knowledge.Answer
	asked   []knowledge.Question
}

// New knows "acne?", "skin?", "my tongue swells" and "panic".
func New() *Answers {
	s := &Answers{answers: map[string]func(context.Context) knowledge.Answer{}}
	s.Say("acne?", Acne()).Say("skin?", Suggestion()).Say("my tongue swells", Care())
	return s.On("panic", func(context.Context) knowledge.Answer { panic("told to") })
}

// Say sets the answer to a question.
func (s *Answers) Say(question string, a knowledge.Answer) *Answers {
	return s.On(question, func(context.Context) knowledge.Answer { return a })
}

// On sets what makes the answer to a question.
func (s *Answers) On(question string, f func(ctx context.Context) knowledge.Answer) *Answers {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.answers[question] = f
	return s
}

// Asked are the questions so far.
func (s *Answers) Asked() []knowledge.Question {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]knowledge.Question(nil), s.asked...)
}

// Ask is that of the service.
func (s *Answers) Ask(ctx context.Context, q knowledge.Question) (knowledge.Answer, error) {
	s.mu.Lock()
	s.asked = append(s.asked, q)
	f := s.answers[q.Text]
	s.mu.Unlock()
	if f == nil {
		return Miss(), ctx.Err()
	}
	return f(ctx), ctx.Err()
}

// Tips is that of the service: it answers as Ask does.
func (s *Answers) Tips(ctx context.Context, q knowledge.Question, count int) (knowledge.Answer, error) {
	a, err := s.Ask(ctx, q)
	if len(a.Tips) > count {
		a.Tips = a.Tips[:count]
	}
	return a, err
}

// Care knows the flag of [Care] alone.
func (s *Answers) Care(flag string, _ knowledge.Place) (knowledge.Answer, bool) {
	return Care(), flag == Care().Flag
}

// Topic knows acne alone.
func (s *Answers) Topic(_ context.Context, id string, _ knowledge.Question) (knowledge.Answer, bool) {
	return Acne(), id == "acne"
}

// More gives the tip on stress, unless it was shown.
func (s *Answers) More(_ context.Context, topic string, shown []string, _ knowledge.Question, _ int) ([]knowledge.AnswerTip, bool) {
	tip := Acne().Tips[2]
	for _, t := range shown {
		if t == tip.Text {
			return nil, topic == "acne"
		}
	}
	return []knowledge.AnswerTip{tip}, topic == "acne"
}

// Again gives the answer on acne, or on sugar and acne, with the tips that were shown.
func (s *Answers) Again(_ context.Context, topics, shown []string, _ knowledge.Question) (knowledge.Answer, bool) {
	a := Acne()
	switch strings.Join(topics, "+") {
	case "acne":
	case "sugar+acne":
		a = SugarAndAcne()
	default:
		return knowledge.Answer{}, false
	}
	a.Reasons = nil
	if tips := slices.DeleteFunc(slices.Clone(a.Tips), func(t knowledge.AnswerTip) bool {
		return !slices.Contains(shown, t.Text)
	}); len(tips) > 0 {
		a.Tips = tips
	}
	return a, true
}

// Related gives stress.
func (s *Answers) Related(string, knowledge.Place) []knowledge.Offer {
	return []knowledge.Offer{{Topic: "stress", Title: "Stress"}}
}

// Complete gives two texts, unless "nothing" is typed.
func (s *Answers) Complete(_ context.Context, q knowledge.Question, _ int) []string {
	if q.Text == "nothing" {
		return nil
	}
	return []string{"Can my gut cause acne?", strings.Repeat("long ", 40)}
}

// CompleteTopics gives the titles.
func (s *Answers) CompleteTopics(_ context.Context, q knowledge.Question, _ int) []string {
	if q.Text == "nothing" {
		return nil
	}
	return []string{"Acne", "Stress"}
}

// Rare picks the words of at least five letters.
func (s *Answers) Rare(text string) []string {
	words := slices.DeleteFunc(strings.Fields(text), func(w string) bool { return len(w) < 5 })
	return words[:min(len(words), knowledge.MaxMissWords)]
}

// Base is [Base].
func (s *Answers) Base() *knowledge.Base { return Base() }
