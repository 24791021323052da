package search

import "gutskin/knowledge"

// The thresholds of the decision, in units of the classifier's margin; docs/matching.md
// shows where they come from.
const (
	answerMargin  = 0
	suggestMargin = -0.3
	careMargin    = 0.5
	careGuard     = -1.4
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
		r := e.none(margin)
		r.Kind = knowledge.KindSuggest
		return r
	}
	topics := e.answered()
	return Result{
		Kind: knowledge.KindAnswer, Topics: topics, Confidence: round(logistic(4 * float64(margin))),
		Tips: e.index.tips.rank(e, topics),
	}
}

// flag is the red flag that the question raises; nil when there is none.
func (e *evidence) flag(rival float32) *knowledge.RedFlag {
	switch {
	case len(e.raised) > 0 && (e.index.model == nil || e.care-rival > careGuard):
		return e.raised[0].flag
	case e.index.model != nil && e.care-rival > careMargin:
		id, _ := e.index.model.centroids.nearest(e.near, classCare)
		return e.index.base.Flag(id)
	}
	return nil
}

// none says what the question is about instead, as far as it can be told.
func (e *evidence) none(margin float32) Result {
	r := Result{Kind: knowledge.KindNone, Confidence: round(logistic(-4 * float64(margin)))}
	for _, t := range e.topics[:min(3, len(e.topics))] {
		r.Offers = append(r.Offers, e.index.base.Topic(t.class))
	}
	if e.index.model == nil {
		return r
	}
	if e.boundary >= e.elsewhere {
		id, _ := e.index.model.centroids.nearest(e.near, classBoundary)
		r.Boundary = e.index.base.Boundary(id)
		return r
	}
	r.Elsewhere, _ = e.index.model.centroids.nearest(e.near, classElsewhere)
	return r
}
