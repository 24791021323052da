package eval

import (
	"fmt"
	"maps"
	"slices"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
)

// CrossValidate judges a base on its own examples: it holds one of k parts of the example
// questions and phrases back, builds an index from the rest, and asks what was held back;
// k times, so that every example is asked once of an index that has not seen it. Titles and
// other names are never held back. k below 2 is taken as 2.
//
// The result is lower than on questions of the kinds in docs/evaluation.md: the phrases are
// chosen to be hard, and each names one topic where an editor would accept several.
func CrossValidate(base *knowledge.Base, k int) []Outcome {
	k = max(k, 2)
	var out []Outcome
	for part := range k {
		rest, held := split(base, part, k)
		out = append(out, Run(search.New(rest, nil), held)...)
	}
	return out
}

// split is the base without one part of its examples, and that part as questions.
func split(base *knowledge.Base, part, k int) (*knowledge.Base, []Question) {
	s := splitter{part: part, parts: k}
	rest := *base
	rest.Topics = append([]knowledge.Topic{}, base.Topics...)
	for i := range rest.Topics {
		t := &rest.Topics[i]
		t.Questions = s.texts(t.Questions, Question{Kind: knowledge.KindAnswer, Topics: []string{t.ID}, Style: t.ID})
	}
	rest.Boundaries = append([]knowledge.Boundary{}, base.Boundaries...)
	for i := range rest.Boundaries {
		b := &rest.Boundaries[i]
		b.Questions = s.texts(b.Questions, Question{Kind: knowledge.KindNone, Style: "boundaries"})
	}
	rest.Phrases = knowledge.Phrases{
		Topics: s.phrases(base.Phrases.Topics, func(id string) Question {
			return Question{Kind: knowledge.KindAnswer, Topics: []string{id}, Style: id}
		}),
		Boundaries: s.phrases(base.Phrases.Boundaries, func(string) Question {
			return Question{Kind: knowledge.KindNone, Style: "boundaries"}
		}),
		Elsewhere: s.phrases(base.Phrases.Elsewhere, func(id string) Question {
			return Question{Kind: knowledge.KindNone, Style: "elsewhere " + id}
		}),
		Care: s.phrases(base.Phrases.Care, func(id string) Question {
			return Question{Kind: knowledge.KindCare, Style: id}
		}),
	}
	return &rest, s.held
}

// splitter deals examples out to parts in turn.
type splitter struct {
	part, parts, count int
	held               []Question
}

// keep decides on the next example: true to keep it, false with the question held back.
func (s *splitter) keep(label Question, text, prev string) bool {
	s.count++
	if s.count%s.parts != s.part {
		return true
	}
	label.ID, label.Text, label.Prev = fmt.Sprintf("x%05d", s.count), text, prev
	s.held = append(s.held, label)
	return false
}

func (s *splitter) texts(texts []string, label Question) []string {
	var kept []string
	for _, text := range texts {
		if s.keep(label, text, "") {
			kept = append(kept, text)
		}
	}
	return kept
}

func (s *splitter) phrases(files map[string][]knowledge.Phrase, label func(id string) Question) map[string][]knowledge.Phrase {
	out := make(map[string][]knowledge.Phrase, len(files))
	for _, id := range slices.Sorted(maps.Keys(files)) {
		for _, p := range files[id] {
			if s.keep(label(id), p.Text, p.Prev) {
				out[id] = append(out[id], p)
			}
		}
	}
	return out
}
