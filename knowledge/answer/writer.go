package answer

import (
	"slices"
	"strings"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
)

// maxCautions is how many cautions one answer shows.
const maxCautions = 2

// writer puts the words of the knowledge files to a result.
type writer struct {
	base    *knowledge.Base
	options Options
}

func (w writer) write(r search.Result) knowledge.Answer {
	a := knowledge.Answer{
		Kind: r.Kind, Confidence: r.Confidence, Ranked: r.Ranked,
		Tips: []knowledge.AnswerTip{}, Articles: []int{},
	}
	if a.Ranked == nil {
		a.Ranked = []knowledge.Ranked{}
	}
	switch r.Kind {
	case knowledge.KindCare:
		w.care(&a, r)
	case knowledge.KindAnswer:
		w.answer(&a, r)
	case knowledge.KindSuggest:
		a.Message = w.base.Replies.Suggest
		a.Offers = offers(r.Offers)
		a.Gap = true
	default:
		w.none(&a, r)
	}
	if r.Language != nil && (r.Kind == knowledge.KindNone || r.Kind == knowledge.KindSuggest) {
		a.Note = r.Language.Sentence
	}
	return a
}

func (w writer) answer(a *knowledge.Answer, r search.Result) {
	var titles, summaries []string
	for _, t := range r.Topics {
		titles = append(titles, t.Title)
		summaries = append(summaries, t.Summary)
		a.Parts = append(a.Parts, knowledge.Part{
			Topic: t.ID, Title: t.Title, Summary: t.Summary, Articles: t.Articles, Caution: t.Caution,
		})
		a.Articles = append(a.Articles, t.Articles...)
		a.Cautions = w.caution(a.Cautions, t.ID)
	}
	w.tips(a, r.Tips)
	if len(r.Topics) > 0 {
		a.Topic = r.Topics[0].ID
	}
	a.Title = strings.Join(titles, " · ")
	a.Summary = strings.Join(summaries, "\n\n")
	a.Reasons = r.Reasons
}

// tips adds tips and what goes with them: their cautions, and below it who says it all.
func (w writer) tips(a *knowledge.Answer, tips []knowledge.Tip) {
	for _, tip := range tips {
		a.Articles = append(a.Articles, tip.Articles...)
		a.Cautions = w.caution(a.Cautions, tip.Topic)
	}
	a.Tips = answerTips(tips)
	slices.Sort(a.Articles)
	a.Articles = slices.Compact(a.Articles)
	a.Credit = w.base.Credit(a.Articles)
	a.Disclaimer = w.base.Replies.Disclaimer
}

// answerTips are tips as an answer shows them; never nil.
func answerTips(tips []knowledge.Tip) []knowledge.AnswerTip {
	out := []knowledge.AnswerTip{}
	for _, tip := range tips {
		out = append(out, knowledge.AnswerTip(tip))
	}
	return out
}

// caution adds a topic's caution unless it stands there already or there are enough: a tip
// borrowed from another topic brings that topic's caution along.
func (w writer) caution(cautions []string, topic string) []string {
	t := w.base.Topic(topic)
	if t == nil || t.Caution == "" || len(cautions) == maxCautions || slices.Contains(cautions, t.Caution) {
		return cautions
	}
	return append(cautions, t.Caution)
}

func (w writer) none(a *knowledge.Answer, r search.Result) {
	a.Offers = offers(r.Offers)
	a.Gap = r.Elsewhere == "" && !r.Hidden
	switch {
	case r.Hidden:
		a.Message = w.base.Replies.Hidden
	case r.Elsewhere == knowledge.ElsewhereEmpty:
		a.Message = w.base.Replies.Empty
	case r.Boundary != nil:
		a.Title, a.Message = r.Boundary.Subject, r.Boundary.Line
	case w.base.Replies.Elsewhere[r.Elsewhere] != "":
		a.Message = w.base.Replies.Elsewhere[r.Elsewhere]
	default:
		a.Message = w.base.Replies.None
	}
}

func (w writer) care(a *knowledge.Answer, r search.Result) {
	flag := r.Flag
	words := strings.NewReplacer(
		"{emergency}", orElse(w.options.Emergency, w.base.Replies.Emergency),
		"{crisis}", orElse(w.options.Crisis, w.base.Replies.Crisis),
	)
	card := &knowledge.CareCard{Signs: []string{}, Level: flag.Level, Say: words.Replace(flag.Say), Heading: words.Replace(flag.Heading)}
	for _, sign := range flag.Signs {
		card.Signs = append(card.Signs, words.Replace(sign))
	}
	card.Emergency, card.Crisis = w.options.Emergency, w.options.Crisis
	card.NamesCrisis = strings.Contains(flag.Say+flag.Heading+strings.Join(flag.Signs, ""), "{crisis}")
	a.Flag, a.Care, a.Title, a.Message = flag.ID, card, card.Heading, card.Say
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func offers(topics []*knowledge.Topic) []knowledge.Offer {
	var out []knowledge.Offer
	for _, t := range topics {
		out = append(out, knowledge.Offer{Topic: t.ID, Title: t.Title})
	}
	return out
}
