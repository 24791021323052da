package search

import (
	"slices"

	"gutskin/knowledge"
)

// The thresholds of the decision; docs/matching.md shows where they come from.
const (
	// answerFrom is the probability of being ours from which a question is answered;
	// suggestFrom, from which topics are offered to choose from.
	answerFrom  = 0.5
	suggestFrom = 0.2
	// faintest is the least that the best topic must score to be answered.
	faintest = 0.36
	// likeNothing is the score of the best topic below which none is offered either: "fever"
	// is no more about fiber than about anything.
	likeNothing = 0.1
	// careFrom is the probability of a red flag from which a person is sent to care.
	careFrom = 0.5
)

// decide turns evidence into one of the four kinds of reply.
func (e *evidence) decide() Result {
	if len(e.reading.tokens) == 0 {
		return Result{Kind: knowledge.KindNone, Elsewhere: knowledge.ElsewhereEmpty, Confidence: 1}
	}
	if r, urgent := e.redFlag(); urgent {
		return r
	}
	if e.blank() {
		r := e.none(0)
		r.Offers = nil
		return r
	}
	ours := e.answerable()
	switch {
	case ours < suggestFrom, e.index.model != nil && e.best < likeNothing:
		return e.none(ours)
	case e.hides(e.topics[0].class):
		return e.unshown(ours)
	case ours < answerFrom || e.doubtful():
		return e.suggest(ours)
	}
	topics := e.answered()
	return Result{
		Kind: knowledge.KindAnswer, Topics: topics, Confidence: round(ours),
		Tips: e.index.tips.rank(e, topics),
	}
}

// redFlag sends a person to care whose message holds a red flag, or goes on from one that
// does: "coughed up blood" is not over with "ok, and which yogurt?".
func (e *evidence) redFlag() (Result, bool) {
	for ; e != nil; e = e.before {
		if alarming := e.alarming(); alarming >= careFrom {
			if flag := e.flag(); flag != nil {
				return Result{Kind: knowledge.KindCare, Flag: flag, Confidence: round(alarming)}, true
			}
		}
	}
	return Result{}, false
}

// doubtful reports what speaks against an answer whatever the probability: the best topic is
// faint, or a message for elsewhere or a red flag is nearer.
func (e *evidence) doubtful() bool {
	return e.best < faintest || e.elsewhere > e.best || e.worrying()
}

// blank reports whether the message says nothing that is known: no word of meaning, neither
// in it nor in the question before, or only words that stand nowhere in the base.
func (e *evidence) blank() bool {
	if e.index.model != nil && len(e.features) == 0 {
		return true
	}
	return e.contentWords() == 0 && len(e.reading.earlier) == 0
}

// suggest offers the best candidates of a question that may or may not be ours.
func (e *evidence) suggest(ours float64) Result {
	r := Result{Kind: knowledge.KindSuggest, Confidence: round(max(ours, 1-ours))}
	topics := e.shown()
	for _, t := range topics[:min(len(topics), maxOffers)] {
		r.Offers = append(r.Offers, e.index.base.Topic(t.class))
	}
	return r
}

// flag is the red flag that the message raises: the most urgent that a rule finds, else the
// one that the message reads like; nil when the base has none.
func (e *evidence) flag() *knowledge.RedFlag {
	if len(e.raised) > 0 {
		return e.raised[0].flag
	}
	return e.likeliestFlag()
}

// none says what the question is about instead, as far as it can be told, and which topics
// are near it.
func (e *evidence) none(ours float64) Result {
	r := Result{Kind: knowledge.KindNone, Confidence: round(1 - ours)}
	if e.index.model != nil && e.boundary >= e.elsewhere {
		r.Boundary = e.subject()
	} else if e.index.model != nil {
		r.Elsewhere = e.elsewhereKind()
	}
	r.Offers = e.offers(r.Boundary)
	return r
}

// followUpKind is the kind of message that leaves the subject of an earlier question.
const followUpKind = "follow-up-elsewhere"

// elsewhereKind is the kind of message for elsewhere that this is nearest to.
func (e *evidence) elsewhereKind() string {
	kind, _ := e.nearestTwo(e.near, classElsewhere)
	if kind == followUpKind && len(e.reading.earlier) == 0 {
		return ""
	}
	return kind
}

// offerScore is what a topic must score to be offered to somebody who asked for something
// else: below it, it would seem to come out of the blue.
const offerScore = 0.4

// maxOffers is how many topics are offered.
const maxOffers = 3

// offers are the topics to choose from: those that the boundary subject names as near, or
// the best candidates where it names none.
func (e *evidence) offers(boundary *knowledge.Boundary) []*knowledge.Topic {
	var out []*knowledge.Topic
	add := func(id string) {
		if t := e.index.base.Topic(id); t != nil && !e.hides(id) && len(out) < maxOffers && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	if boundary != nil {
		for _, id := range boundary.Near {
			add(id)
		}
	}
	if len(out) > 0 {
		return out
	}
	topics := e.shown()
	for _, t := range topics[:min(len(topics), maxOffers)] {
		if t.score >= offerScore {
			add(t.class)
		}
	}
	return out
}
