package search

import (
	"slices"

	"gutskin/knowledge"
)

// The thresholds of the decision, in units of the classifier's margin; docs/matching.md
// shows where they come from.
const (
	answerMargin  = 0
	suggestMargin = -0.3
	// careEvidence is what the classifier's margin for care and the surplus of its score
	// over 1, which an example of its own class reaches, must make up together.
	careEvidence = 0.5
	// careGuard is how far the classifier may contradict the rules of a red flag before
	// they are taken for a chance meeting of words.
	careGuard = -1.2
)

// decide turns evidence into one of the four kinds of reply.
func (e *evidence) decide() Result {
	if len(e.reading.tokens) == 0 {
		return Result{Kind: knowledge.KindNone, Elsewhere: knowledge.ElsewhereEmpty, Confidence: 1}
	}
	rival := max(e.best(), e.boundary, e.elsewhere)
	if flag := e.flag(rival); flag != nil {
		return Result{Kind: knowledge.KindCare, Flag: flag, Confidence: round(logistic(4 * float64(e.care-rival)))}
	}
	margin := e.best() - max(e.boundary, e.elsewhere)
	switch {
	case len(e.topics) == 0 || margin < suggestMargin:
		return e.none(margin)
	case margin < answerMargin:
		return e.suggest(margin)
	}
	topics := e.answered()
	return Result{
		Kind: knowledge.KindAnswer, Topics: topics, Confidence: round(logistic(4 * float64(margin))),
		Tips: e.index.tips.rank(e, topics),
	}
}

// suggest offers the best candidates of a question that may or may not be ours.
func (e *evidence) suggest(margin float32) Result {
	r := Result{Kind: knowledge.KindSuggest, Confidence: round(logistic(4 * float64(margin)))}
	for _, t := range e.topics[:min(len(e.topics), maxOffers)] {
		r.Offers = append(r.Offers, e.index.base.Topic(t.class))
	}
	return r
}

// flag is the red flag that the question raises; nil when there is none.
func (e *evidence) flag(rival float32) *knowledge.RedFlag {
	switch {
	case len(e.raised) > 0 && (e.index.model == nil || e.care-rival > careGuard):
		return e.raised[0].flag
	case e.index.model != nil && (e.care-rival)+(e.care-1) > careEvidence:
		return e.likeliestFlag()
	}
	return nil
}

// none says what the question is about instead, as far as it can be told, and which topics
// are near it.
func (e *evidence) none(margin float32) Result {
	r := Result{Kind: knowledge.KindNone, Confidence: round(logistic(-4 * float64(margin)))}
	if e.index.model != nil && e.boundary >= e.elsewhere {
		r.Boundary = e.subject()
	} else if e.index.model != nil {
		r.Elsewhere, _ = e.index.model.centroids.nearest(e.near, classElsewhere)
	}
	r.Offers = e.offers(r.Boundary)
	return r
}

// offerScore is what a topic must score to be offered to somebody who asked for something
// else: below it, it would seem to come out of the blue.
const offerScore = 0.4

// maxOffers is how many topics are offered.
const maxOffers = 3

// offers are the topics to choose from: those that the boundary subject names as near, then
// the best candidates.
func (e *evidence) offers(boundary *knowledge.Boundary) []*knowledge.Topic {
	var out []*knowledge.Topic
	add := func(id string) {
		if t := e.index.base.Topic(id); t != nil && len(out) < maxOffers && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	if boundary != nil {
		for _, id := range boundary.Near {
			add(id)
		}
	}
	for _, t := range e.topics[:min(len(e.topics), maxOffers)] {
		if t.score >= offerScore {
			add(t.class)
		}
	}
	return out
}
