package search

import "gutskin/knowledge"

// hides reports whether the place of the question does not show a topic.
func (e *evidence) hides(topic string) bool {
	if len(e.place.Hidden) == 0 {
		return false
	}
	t := e.index.base.Topic(topic)
	return t != nil && e.place.Hides(t.Group)
}

// shown lists the candidates that the place shows, best first.
func (e *evidence) shown() []scored {
	if len(e.place.Hidden) == 0 {
		return e.topics
	}
	var out []scored
	for _, t := range e.topics {
		if !e.hides(t.class) {
			out = append(out, t)
		}
	}
	return out
}

// unshown answers a question whose topic the place hides: that it does not show it, and
// what it does show near by.
func (e *evidence) unshown(ours float64) Result {
	return Result{Kind: knowledge.KindNone, Hidden: true, Confidence: round(ours), Offers: e.offers(nil)}
}
