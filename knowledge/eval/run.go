package eval

import (
	"fmt"
	"slices"
	"strings"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
)

// Searcher decides on a question; a [search.Index] is one.
type Searcher interface {
	Search(knowledge.Question) search.Result
}

// Outcome is one labelled question and what was made of it.
type Outcome struct {
	Question Question
	Kind     knowledge.Kind
	// Topics are those answered; Ranked those considered, best first.
	Topics, Ranked []string
	Confidence     float64
	Flag           string
}

// Run asks every question in turn.
func Run(s Searcher, questions []Question) []Outcome {
	out := make([]Outcome, 0, len(questions))
	for _, q := range questions {
		r := s.Search(knowledge.Question{Text: q.Text, Prev: q.Prev})
		o := Outcome{Question: q, Kind: r.Kind, Confidence: r.Confidence}
		for _, t := range r.Topics {
			o.Topics = append(o.Topics, t.ID)
		}
		for _, t := range r.Ranked {
			o.Ranked = append(o.Ranked, t.Topic)
		}
		if r.Flag != nil {
			o.Flag = r.Flag.ID
		}
		out = append(out, o)
	}
	return out
}

// FirstRight reports whether the best-ranked topic is one that an editor accepts.
func (o Outcome) FirstRight() bool { return o.rightAmong(1) }

// TopThreeRight reports whether one of the first three ranked topics is accepted.
func (o Outcome) TopThreeRight() bool { return o.rightAmong(3) }

func (o Outcome) rightAmong(n int) bool {
	for _, topic := range o.Ranked[:min(n, len(o.Ranked))] {
		if slices.Contains(o.Question.Topics, topic) {
			return true
		}
	}
	return false
}

// Right reports whether a person got what they should: the right topic answered, nothing
// answered where the articles have nothing, or the care card.
func (o Outcome) Right() bool {
	switch o.Question.Kind {
	case knowledge.KindAnswer:
		return o.Kind == knowledge.KindAnswer && len(o.Topics) > 0 && slices.Contains(o.Question.Topics, o.Topics[0])
	case knowledge.KindNone:
		return o.Kind == knowledge.KindNone || o.Kind == knowledge.KindSuggest
	}
	return o.Kind == o.Question.Kind
}

// String is the outcome in a line: what was asked, wanted and got.
func (o Outcome) String() string {
	asked := o.Question.Text
	if o.Question.Prev != "" {
		asked = o.Question.Prev + " >> " + asked
	}
	want := string(o.Question.Kind) + " " + strings.Join(o.Question.Topics, "/")
	got := string(o.Kind) + " " + strings.Join(o.Topics, "+") + o.Flag
	return fmt.Sprintf("%s %s: want %s, got %s (%.2f; ranked %s): %s",
		o.Question.ID, o.Question.Style, strings.TrimSpace(want), strings.TrimSpace(got), o.Confidence, strings.Join(o.Ranked, " "), asked)
}
