package search

import (
	"math"

	"gutskin/knowledge"
)

// The weights of the decision whether a message is a red flag, a logistic regression fitted
// like those of [evidence.answerable].
const (
	careBias      = -3.7
	careTopic     = 2.7  // per unit that care is ahead of the best topic
	careBoundary  = 0.65 // per unit that it is ahead of the boundary subjects
	careElsewhere = 1.1  // per unit that it is ahead of messages for elsewhere
	careScore     = 0.1  // per unit of its own score
	careLength    = -0.2 // times the logarithm of the number of words: long stories hold anything
	careRule      = 5.1  // a combination of care.yaml stands in the message
	careSoon      = 2.0  // more, when it is one of a flag that is no emergency
	careFar       = 3.5  // instead, when its members all stand in the message but far apart
)

// fewestWords is how many words of meaning a message needs for the classifier alone to
// take it for a red flag: shorter ones look like too many things.
const fewestWords = 2

// alarming estimates the probability, 0 to 1, that the message holds a red flag: what the
// classifier makes of it, and whether a rule is met. Where there is no classifier, or it
// has nothing to compare, the rules alone decide.
func (e *evidence) alarming() float64 {
	rule, soon, far := e.rules()
	w := &e.whole
	switch {
	case e.index.model == nil || w.care == absent || w.unrivalled():
		return rule
	case rule == 0 && far == 0 && (e.contentWords() < fewestWords || e.asksAboutTopic()):
		return 0
	}
	return logistic(careBias +
		float64(careTopic*float64(w.care-present(w.best))) +
		float64(careBoundary*float64(w.care-present(w.boundary))) +
		float64(careElsewhere*float64(w.care-present(w.elsewhere))) +
		float64(careScore*float64(w.care)) +
		float64(careLength*math.Log(float64(len(e.reading.tokens)+1))) +
		float64(careRule*rule) +
		float64(careSoon*soon) +
		float64(careFar*far))
}

// rules is 1 when a rule is met, and 1 when one is met of a flag that is no emergency. Those
// name a medicine, a person and a remedy, where the words of emergencies are also those of
// jokes: "died", "fainted", "could not breathe". far is 1 when one is met across the message
// alone.
func (e *evidence) rules() (met, soon, far float64) {
	for _, r := range e.raised {
		if r.far {
			far = 1
			continue
		}
		met = 1
		if r.flag.Level != knowledge.LevelNow {
			soon = 1
		}
	}
	return met, soon, far
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
