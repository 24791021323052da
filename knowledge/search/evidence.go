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
	// view is how near the message is to each class, what is asked counting above what is
	// told; whole, with every word alike.
	view
	whole view
	// topics are the candidates, best first.
	topics []scored
	raised []raised
	// place is where the question was asked.
	place knowledge.Place
	// before is the evidence for the earlier question alone, when this one goes on from it.
	before *evidence
}

// scored is a class with the classifier's score.
type scored struct {
	class string
	score float32
}

// weigh collects the evidence for a question.
func (ix *Index) weigh(r reading) *evidence {
	e := &evidence{index: ix, reading: r, view: nothing(), whole: nothing()}
	if ix.model != nil {
		e.classify()
	} else {
		e.look()
	}
	e.raised = ix.care.find(r)
	return e
}

// classify asks the classifier and the centroids.
func (e *evidence) classify() {
	m := e.index.model
	if e.reading.story {
		e.weighStory()
	} else {
		e.features = m.features(e.reading)
		e.view = m.view(m.sums(e.features))
		e.whole = e.view
	}
	e.topics = make([]scored, 0, len(m.classes))
	for c, class := range m.classes {
		switch class {
		case classBoundary, classElsewhere, classCare:
		default:
			e.topics = append(e.topics, scored{class, e.scores[c]})
		}
	}
	if !e.reading.story {
		for _, id := range e.index.names.bare(e.reading) {
			e.raise(id, m.recipe.bare)
		}
	}
	slices.SortFunc(e.topics, func(a, b scored) int {
		if a.score != b.score {
			return cmp.Compare(b.score, a.score)
		}
		return cmp.Compare(a.class, b.class)
	})
}

// raise adds to a topic's score.
func (e *evidence) raise(topic string, bonus float32) {
	for i := range e.topics {
		if e.topics[i].class == topic {
			e.topics[i].score += bonus
			e.view.best = max(e.view.best, e.topics[i].score)
			e.whole.best = max(e.whole.best, e.topics[i].score)
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
	if len(e.topics) > 0 {
		e.view.best = e.topics[0].score
	}
}

// maxRanked is how many topics a result ranks.
const maxRanked = 5

// ranked lists the best topics, their scores mapped to between 0 and 1.
func (e *evidence) ranked() []knowledge.Ranked {
	var out []knowledge.Ranked
	topics := e.shown()
	for _, t := range topics[:min(len(topics), maxRanked)] {
		out = append(out, knowledge.Ranked{Topic: t.class, Score: round(logistic(4 * float64(t.score)))})
	}
	return out
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// round keeps four decimals: enough to tell scores apart, and short to read.
func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }
