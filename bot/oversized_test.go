package bot_test

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gutskin/bot/internal/scripted"
	"gutskin/knowledge"
)

// size is how knowledge can be at the edge of what Discord takes, or beyond.
type size struct {
	name string
	// text is what every text is, many how often everything is there.
	text string
	many int
}

// sizes are short of a limit, just at it, and far beyond.
var sizes = [...]size{
	{"one letter", "x", 1},
	{"100 letters", strings.Repeat("ق", 100), 26},
	{"1024 letters", strings.Repeat("word ", 204) + "word", 10},
	{"4096 emoji", strings.Repeat("👩", 4096), 6},
	{"lines", strings.Repeat("a\n", 3000), 5},
	{"spaces", strings.Repeat(" ", 50), 3},
	{"no UTF-8", strings.Repeat("\xff", 300), 3},
	{"marks", "e" + strings.Repeat("\u0301", 3000), 3},
}

// oversized are scripted answers in which everything has a size.
type oversized struct {
	*scripted.Answers
	size size
	base *knowledge.Base
}

func inSize(s size, answers *scripted.Answers) oversized {
	return oversized{Answers: answers, size: s, base: s.base()}
}

// Base is the scripted knowledge, all of it in that size.
func (o oversized) Base() *knowledge.Base { return o.base }

func (s size) base() *knowledge.Base {
	base, text := scripted.Base(), s.text
	for n := range s.many {
		base.Topics = append(base.Topics, knowledge.Topic{
			ID: fmt.Sprint("topic-", n), Title: text, Group: knowledge.GroupConcern, AlsoCalled: []string{text, text},
			Articles: []int{1, 2, 3}, Summary: text, Caution: text, Tips: []knowledge.Tip{{Text: text, Topic: "acne", Articles: []int{1}}},
		})
		base.Countries = append(base.Countries, knowledge.Country{
			Code: fmt.Sprint("C", n), Name: text, Emergency: text, Crisis: text,
		})
		base.Articles = append(base.Articles, knowledge.Article{
			Number: 4 + n, Title: text, Author: text, About: text, Limits: text, Advertises: []string{text, text},
		})
	}
	slices.SortFunc(base.Topics, func(a, b knowledge.Topic) int { return strings.Compare(a.ID, b.ID) })
	base.Replies.Disclaimer, base.Replies.CautionLabel, base.Replies.NoneOfThese = text, text, text
	return base
}

// sized is an answer with everything in its size.
func (o oversized) sized(a knowledge.Answer) knowledge.Answer {
	text := o.size.text
	a.Title, a.Summary, a.Message, a.Note, a.Credit, a.Disclaimer = text, text, text, text, text, text
	a.Cautions = []string{text, text}
	a.Parts = slices.Clone(a.Parts)
	for i := range a.Parts {
		a.Parts[i].Title, a.Parts[i].Summary, a.Parts[i].Caution = text, text, text
	}
	a.Tips = o.tips()
	a.Offers = o.offers()
	if a.Care != nil {
		card := *a.Care
		card.Say, card.Heading, card.Signs = text, text, []string{text, text, text}
		a.Care = &card
	}
	return a
}

func (o oversized) tips() []knowledge.AnswerTip {
	var tips []knowledge.AnswerTip
	for n := range o.size.many {
		tips = append(tips, knowledge.AnswerTip{Text: fmt.Sprint(n, o.size.text), Topic: fmt.Sprint("topic-", n), Articles: []int{1, 2, 3}})
	}
	return tips
}

func (o oversized) offers() []knowledge.Offer {
	var offers []knowledge.Offer
	for n := range o.size.many {
		offers = append(offers, knowledge.Offer{Topic: fmt.Sprint("topic-", n), Title: o.size.text})
	}
	return offers
}

// Ask is that of the service, and so are the methods below.
func (o oversized) Ask(ctx context.Context, q knowledge.Question) (knowledge.Answer, error) {
	a, err := o.Answers.Ask(ctx, q)
	return o.sized(a), err
}

func (o oversized) Tips(ctx context.Context, q knowledge.Question, count int) (knowledge.Answer, error) {
	a, err := o.Answers.Tips(ctx, q, count)
	return o.sized(a), err
}

func (o oversized) Care(flag string, p knowledge.Place) (knowledge.Answer, bool) {
	a, ok := o.Answers.Care(flag, p)
	return o.sized(a), ok
}

func (o oversized) Topic(context.Context, string, knowledge.Question) (knowledge.Answer, bool) {
	return o.sized(scripted.Acne()), true
}

func (o oversized) More(context.Context, string, []string, knowledge.Question, int) ([]knowledge.AnswerTip, bool) {
	return o.tips(), true
}

func (o oversized) Again(ctx context.Context, topics, shown []string, q knowledge.Question) (knowledge.Answer, bool) {
	a, ok := o.Answers.Again(ctx, topics, shown, q)
	return o.sized(a), ok
}

func (o oversized) Related(string, knowledge.Place) []knowledge.Offer { return o.offers() }

func (o oversized) Complete(context.Context, knowledge.Question, int) []string {
	var texts []string
	for range o.size.many {
		texts = append(texts, o.size.text)
	}
	return texts
}

func (o oversized) CompleteTopics(ctx context.Context, q knowledge.Question, n int) []string {
	return o.Complete(ctx, q, n)
}
