package search

import (
	"cmp"
	"math"
	"slices"

	"gutskin/knowledge"
)

// evidence is all that speaks for or against each reading of a question.
type evidence struct {
	index    *Index
	reading  reading
	features []feature
	// scores are the classifier's, a class each; near the centroids', a member each.
	scores, near []float32
	// topics are the candidates, best first; the rivals are the classes beside them.
	topics                    []scored
	boundary, elsewhere, care float32
	raised                    []raised
	// before is the evidence for the earlier question alone, when this one goes on from it.
	before *evidence
}

// scored is a class with the classifier's score.
type scored struct {
	class string
	score float32
}

// absent is the score of a class without examples: it never wins.
const absent = float32(math.MaxFloat32) * -1

// weigh collects the evidence for a question.
func (ix *Index) weigh(r reading) *evidence {
	e := &evidence{index: ix, reading: r, boundary: absent, elsewhere: absent, care: absent}
	if ix.model != nil {
		e.classify()
	} else {
		e.look()
	}
	e.raised = ix.care.find(r.tokens, r.deniers)
	return e
}

// classify asks the classifier and the centroids.
func (e *evidence) classify() {
	m := e.index.model
	e.features = m.features(e.reading)
	e.scores = m.scores(e.features)
	e.near = m.centroids.scores(e.features)
	nearest := make([]float32, len(m.classes))
	for i, member := range m.centroids.members {
		nearest[member.number] = max(nearest[member.number], e.near[i])
	}
	for c, class := range m.classes {
		e.scores[c] += float32(m.recipe.near * nearest[c])
		switch class {
		case classBoundary:
			e.boundary = e.scores[c]
		case classElsewhere:
			e.elsewhere = e.scores[c]
		case classCare:
			e.care = e.scores[c]
		default:
			e.topics = append(e.topics, scored{class, e.scores[c]})
		}
	}
	for _, id := range e.index.names.bare(e.reading) {
		e.raise(id, m.recipe.bare)
	}
	slices.SortFunc(e.topics, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.class, b.class))
	})
}

// raise adds to a topic's score.
func (e *evidence) raise(topic string, bonus float32) {
	for i := range e.topics {
		if e.topics[i].class == topic {
			e.topics[i].score += bonus
		}
	}
}

// look asks the postings of a large base. A topic's score is its coverage: what it scores
// of what a topic with every word of the question would.
func (e *evidence) look() {
	stems := map[string]float32{}
	for _, t := range e.reading.tokens {
		if !t.Stop {
			stems[t.Stem] = 1
		}
	}
	hits, ideal := e.index.postings.rank(stems)
	for _, h := range hits {
		e.topics = append(e.topics, scored{e.index.base.Topics[h.doc].ID, h.score / ideal})
	}
}

// maxRanked is how many topics a result ranks.
const maxRanked = 5

// ranked lists the best topics, their scores mapped to between 0 and 1.
func (e *evidence) ranked() []knowledge.Ranked {
	var out []knowledge.Ranked
	for _, t := range e.topics[:min(len(e.topics), maxRanked)] {
		out = append(out, knowledge.Ranked{Topic: t.class, Score: round(logistic(4 * float64(t.score)))})
	}
	return out
}

// best is the best topic's score; absent when there is no topic.
func (e *evidence) best() float32 {
	if len(e.topics) == 0 {
		return absent
	}
	return e.topics[0].score
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// round keeps four decimals: enough to tell scores apart, and short to read.
func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }
