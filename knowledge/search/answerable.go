package search

import "gutskin/knowledge"

// The weights of the decision whether a question is ours, a logistic regression fitted on
// the phrase bank under cross-validation and on labelled questions; docs/matching.md has the
// figures.
const (
	weightBias      = 0.0
	weightBoundary  = 1.7  // per unit that the best topic is ahead of the boundary subjects
	weightElsewhere = 1.25 // per unit that it is ahead of messages for elsewhere
	weightBehind    = 2.9  // per unit, again, that it is behind either of them
	weightNamed     = -0.6 // the question names a boundary subject
	weightPair      = 1.2  // the question names a lever and a concern of ours, and no boundary subject
	weightUnknown   = -1.5 // times the share of its content words that the base never uses
)

// Where a base has no boundary subjects or no messages for elsewhere, as other people's
// data have none, the second topic stands in for them: a question that no topic answers is
// mostly about as near to several.
const (
	absentRival = 0.25 // what the stand-in scores at least
	absentGap   = 0.15 // how far the best topic must be ahead of the second
)

// answerable estimates the probability, 0 to 1, that the articles answer the question. Its
// coverage part counts unknown words against the best topic: a question about other things
// that happens to hold one of our words is mostly words we never use.
func (e *evidence) answerable() float64 {
	if len(e.topics) == 0 {
		return 0
	}
	boundary, elsewhere := e.ahead(e.boundary), e.ahead(e.elsewhere)
	z := weightBias +
		float64(weightBoundary*boundary) +
		float64(weightElsewhere*elsewhere) +
		float64(weightBehind*min(boundary, elsewhere, 0)) +
		float64(weightUnknown*e.unknown())
	switch {
	case e.index.model == nil:
	case len(e.index.boundaries.named(e.reading)) > 0:
		z += weightNamed
	case e.namesPair():
		z += weightPair
	}
	return logistic(z)
}

// namesPair reports a question that names a lever and a concern in what it asks: "can
// probiotics help eczema" is ours, however many subjects that are not are asked about so.
func (e *evidence) namesPair() bool {
	lever, concern := false, false
	for _, id := range e.index.names.asked(e.reading) {
		switch e.index.base.Topic(id).Group {
		case knowledge.GroupFood, knowledge.GroupLifestyle:
			lever = true
		case knowledge.GroupConcern:
			concern = true
		}
	}
	return lever && concern
}

// ahead is how far the best topic is ahead of a rival class.
func (e *evidence) ahead(rival float32) float64 {
	if rival == absent {
		rival = absentRival
		if len(e.topics) > 1 {
			rival = max(rival, e.topics[1].score+absentGap)
		}
	}
	return float64(e.best - rival)
}

// unknown is the share of the content words that occur nowhere in the base.
func (e *evidence) unknown() float64 {
	unknown := 0
	for _, t := range e.reading.tokens {
		if !t.Stop && !t.Typo && !e.index.knows(t) {
			unknown++
		}
	}
	return float64(unknown) / float64(max(e.contentWords(), 1))
}

// contentWords counts the words that carry meaning.
func (e *evidence) contentWords() int {
	n := 0
	for _, t := range e.reading.tokens {
		if !t.Stop {
			n++
		}
	}
	return n
}
