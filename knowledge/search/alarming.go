package search

import "math"

// The weights of the decision whether a message is a red flag, a logistic regression fitted
// like those of [evidence.answerable].
const (
	careBias      = -3.15
	careTopic     = 2.2   // per unit that care is ahead of the best topic
	careBoundary  = 0.7   // per unit that it is ahead of the boundary subjects
	careElsewhere = 1.25  // per unit that it is ahead of messages for elsewhere
	careScore     = 0.9   // per unit of its own score
	careLength    = -0.66 // times the logarithm of the number of words: long stories hold anything
	careRule      = 4.4   // a combination of care.yaml stands in the message
)

// fewestWords is how many words of meaning a message needs for the classifier alone to
// take it for a red flag: shorter ones look like too many things.
const fewestWords = 2

// alarming estimates the probability, 0 to 1, that the message holds a red flag: what the
// classifier makes of it, and whether a rule is met. Where there is no classifier, or it
// has nothing to compare, the rules alone decide.
func (e *evidence) alarming() float64 {
	rule := 0.0
	if len(e.raised) > 0 {
		rule = 1
	}
	w := &e.whole
	switch {
	case e.index.model == nil || w.care == absent || w.unrivalled():
		return rule
	case rule == 0 && (e.contentWords() < fewestWords || e.asksAboutTopic()):
		return 0
	}
	return logistic(careBias +
		float64(careTopic*float64(w.care-present(w.best))) +
		float64(careBoundary*float64(w.care-present(w.boundary))) +
		float64(careElsewhere*float64(w.care-present(w.elsewhere))) +
		float64(careScore*float64(w.care)) +
		float64(careLength*math.Log(float64(len(e.reading.tokens)+1))) +
		float64(careRule*rule))
}

// unrivalled reports a base that knows nothing but red flags: everything would be near them.
func (v *view) unrivalled() bool {
	return v.best == absent && v.boundary == absent && v.elsewhere == absent
}

// present is a rival's score; that of a class without examples counts as 0.
func present(score float32) float32 {
	if score == absent {
		return 0
	}
	return score
}

// How far care must be ahead of all else for a message not to be answered, and how probable
// a red flag must be then.
const (
	worry     = 0.3
	worryFrom = 0.1
)

// worrying reports whether the message is clearly nearer to the red flags than to anything
// else, though not so near that it is taken for one: then it is not answered either.
func (e *evidence) worrying() bool {
	w := &e.whole
	return e.index.model != nil && w.care-max(w.best, w.boundary, w.elsewhere) > worry && e.alarming() >= worryFrom
}
