package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
)

// maxReasons is how many words are named as reasons.
const maxReasons = 5

// faintReason is the share of the strongest word's effect that a word must have to be named.
const faintReason = 0.1

// reasons say why these topics were answered: the words of the text that spoke for them,
// and the topic that came next.
func (e *evidence) reasons(text string, topics []*knowledge.Topic) *knowledge.Reasons {
	r := &knowledge.Reasons{FollowUp: len(e.reading.earlier) > 0, Words: e.reasonWords(text, topics)}
	for _, t := range e.shown() {
		topic := e.index.base.Topic(t.class)
		if t.score <= 0 {
			break
		}
		if !slices.Contains(topics, topic) {
			r.RunnerUp = knowledge.Offer{Topic: topic.ID, Title: topic.Title}
			break
		}
	}
	return r
}

// reasonWords are the words of meaning that speak for the topics, strongest first.
func (e *evidence) reasonWords(text string, topics []*knowledge.Topic) []string {
	effects := e.effectsFor(topics)
	strongest := 0.0
	for i, t := range e.reading.tokens {
		if !t.Stop {
			strongest = max(strongest, effects[i])
		}
	}
	var order []int
	for i, t := range e.reading.tokens {
		if !t.Stop && effects[i] > faintReason*strongest {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(effects[b], effects[a]) })
	typed := asTyped(text)
	var out []string
	for _, i := range order {
		word := e.reading.tokens[i].Word
		if original := typed[word]; original != "" {
			word = original
		}
		if len(out) < maxReasons && !slices.Contains(out, word) {
			out = append(out, word)
		}
	}
	return out
}

// effectsFor says of each word how much it speaks for that of the topics for which it
// speaks most. It is held against all classes and not, as in an explanation, against the
// runner-up: a word that speaks for both is still why the topic was found.
func (e *evidence) effectsFor(topics []*knowledge.Topic) []float64 {
	out := make([]float64, len(e.reading.tokens))
	m := e.index.model
	if m == nil {
		return e.occurrences(topics)
	}
	for _, t := range topics {
		class, found := slices.BinarySearch(m.classes, t.ID)
		if !found {
			continue
		}
		for i, effect := range e.speaking(class, anyClass) {
			out[i] = max(out[i], effect)
		}
	}
	return out
}

// occurrences does the same in a large base: what each word's stem scores in the topics.
func (e *evidence) occurrences(topics []*knowledge.Topic) []float64 {
	out := make([]float64, len(e.reading.tokens))
	p := e.index.postings
	for _, topic := range topics {
		doc, _ := slices.BinarySearchFunc(e.index.base.Topics, topic.ID, func(t knowledge.Topic, id string) int {
			return cmp.Compare(t.ID, id)
		})
		for i, t := range e.reading.tokens {
			if list, ok := p.terms[t.Stem]; ok {
				out[i] = max(out[i], float64(p.lookUp(weighted{list, 1}, int32(doc))))
			}
		}
	}
	return out
}

// asTyped finds for each folded word of a text how it was written.
func asTyped(text string) map[string]string {
	out := map[string]string{}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '\'' && r != '’'
	}) {
		if folded := analysis.Fold(word); out[folded] == "" {
			out[folded] = strings.Trim(word, "'’")
		}
	}
	return out
}
