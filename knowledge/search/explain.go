package search

import (
	"cmp"
	"fmt"
	"slices"

	"gutskin/knowledge"
)

// shownCandidates is how many candidates an explanation lists.
const shownCandidates = 6

// explain says why the question was decided as it was.
func (e *evidence) explain(r Result) Explanation {
	x := Explanation{FollowUp: len(e.reading.earlier) > 0, Candidates: e.candidates()}
	for _, t := range e.reading.tokens {
		word := ReadWord{Typed: t.Word}
		if t.Typo {
			word.As = t.Stem
		}
		x.Read = append(x.Read, word)
	}
	for _, s := range e.reading.spans {
		x.Read[s.from].Terms = append(x.Read[s.from].Terms, e.index.reader.lexicon.names[s.name])
	}
	if len(x.Candidates) > 0 {
		e.effects(x.Read, x.Candidates)
		x.Coverage = coverage(x.Read, e)
	}
	x.Decision = e.decision(r, x.Candidates)
	return x
}

// candidates lists the best classes of all kinds, each named by its nearest member.
func (e *evidence) candidates() []Candidate {
	var out []Candidate
	if e.index.model == nil {
		for _, t := range e.topics[:min(len(e.topics), shownCandidates)] {
			out = append(out, Candidate{Kind: "topic", ID: t.class, Score: round(float64(t.score))})
		}
		return out
	}
	for c, class := range e.index.model.classes {
		candidate := Candidate{Kind: "topic", ID: class, Score: round(float64(e.scores[c]))}
		switch class {
		case classBoundary:
			candidate.Kind = "boundary"
		case classElsewhere:
			candidate.Kind = "elsewhere"
		case classCare:
			candidate.Kind = "care"
		}
		if candidate.Kind != "topic" {
			candidate.ID, _ = e.nearestTwo(e.near, class)
		}
		out = append(out, candidate)
	}
	slices.SortStableFunc(out, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID))
	})
	return out[:min(len(out), shownCandidates)]
}

// effects says of each word how much it speaks for the best candidate over the second.
func (e *evidence) effects(read []ReadWord, candidates []Candidate) {
	if len(candidates) < 2 || e.index.model == nil {
		return
	}
	for i, effect := range e.speaking(e.class(candidates[0]), e.class(candidates[1])) {
		read[i].Effect = round(effect)
	}
}

// anyClass stands for the average class: training takes from one what it gives another, so
// that the weights of a feature sum to about 0.
const anyClass = -1

// speaking says of each word how much it speaks for one class over another.
func (e *evidence) speaking(first, second int) []float64 {
	m := e.index.model
	out := make([]float64, len(e.reading.tokens))
	weights := map[int32]float32{}
	for _, f := range e.features {
		weights[f.id] = f.weight
	}
	counted := map[int32]bool{}
	for _, s := range e.reading.seen {
		id, ok := m.ids.find(s.hash)
		if !ok || counted[id] {
			continue
		}
		counted[id] = true
		row := m.weights[int(id)*len(m.classes):]
		w := float64(weights[id]) * float64(m.scale[id])
		against := 0
		if second != anyClass {
			against = int(int8(row[second]))
		}
		out[s.token] += float64(w * float64(int(int8(row[first]))-against))
	}
	return out
}

// class is the number of a candidate's class in the model.
func (e *evidence) class(c Candidate) int {
	name := c.ID
	switch c.Kind {
	case "boundary":
		name = classBoundary
	case "elsewhere":
		name = classElsewhere
	case "care":
		name = classCare
	}
	i, _ := slices.BinarySearch(e.index.model.classes, name)
	return i
}

// coverage is the share of the content words that speak for the best candidate.
func coverage(read []ReadWord, e *evidence) float64 {
	content, explained := 0, 0
	for i, t := range e.reading.tokens {
		if t.Stop {
			continue
		}
		content++
		if read[i].Effect > 0 {
			explained++
		}
	}
	if content == 0 {
		return 0
	}
	return round(float64(explained) / float64(content))
}

// decision says in a sentence what decided.
func (e *evidence) decision(r Result, candidates []Candidate) string {
	switch {
	case r.Elsewhere == knowledge.ElsewhereEmpty:
		return "The message holds no words."
	case e.blank():
		return "The message holds no word of meaning that is known."
	case r.Kind == knowledge.KindCare:
		return e.careDecision(r)
	case len(e.topics) == 0:
		return "There is nothing to compare."
	}
	if r.Hidden {
		return fmt.Sprintf("The nearest topic is %s, of a group that is not shown here.", e.topics[0].class)
	}
	ours, best := e.answerable(), e.topics[0].class
	switch r.Kind {
	case knowledge.KindAnswer:
		return fmt.Sprintf("The nearest topic is %s, and the question is ours with a probability of %.2f (an answer needs %.2f).", best, ours, float64(answerFrom))
	case knowledge.KindSuggest:
		return fmt.Sprintf("The nearest topic is %s, but %s: better to ask.", best, e.doubt(ours))
	}
	return fmt.Sprintf("The question is ours with a probability of %.2f only; the nearest is %s %q.", ours, candidates[0].Kind, candidates[0].ID)
}

// doubt says what spoke against an answer.
func (e *evidence) doubt(ours float64) string {
	switch {
	case ours < answerFrom:
		return fmt.Sprintf("the question is ours with a probability of %.2f only (an answer needs %.2f)", ours, float64(answerFrom))
	case e.worrying():
		return "the red flags are nearer, though not near enough for a card"
	case e.elsewhere > e.best:
		return "messages that are not for us are nearer"
	}
	return "it is only faintly near"
}

func (e *evidence) careDecision(r Result) string {
	if e.before != nil && e.alarming() < careFrom {
		return fmt.Sprintf("The earlier question raises red flag %q, and this one goes on from it.", r.Flag.ID)
	}
	if len(e.raised) == 0 {
		return fmt.Sprintf("The message reads like the examples of red flag %q.", r.Flag.ID)
	}
	var words []string
	for _, s := range e.raised[0].spans {
		for _, t := range e.reading.tokens[s.from:s.to] {
			words = append(words, t.Word)
		}
	}
	return fmt.Sprintf("Red flag %q is raised by the words %q.", r.Flag.ID, words)
}
