package router

import (
	"context"
	"slices"

	"gutskin/bot/reply"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// told notes what a conversation is about now, for a "why?" that may follow. What is no
// answer and has a subject of its own ends that; a "thanks" does not.
func (r *Router) told(s scene, a knowledge.Answer) {
	switch about := subjectOf(a); {
	case a.Kind == knowledge.KindAnswer && about != nil:
		r.about.Put(s.conversation(), about)
	case a.Kind != knowledge.KindNone || a.Title != "":
		r.about.Drop(s.conversation())
	}
}

// asksWhy tells whether a message only asks for the reason of what was answered before it.
func (r *Router) asksWhy(text string) bool {
	return slices.ContainsFunc(r.Words.Languages(), func(l words.Language) bool {
		return isOneOf(text, r.Words.For(l.Code).Conversation.Why)
	})
}

// because answers a "why?": the answer before it would only come once more, so a topic takes
// its place that tells how things work. False if there is none.
func (r *Router) because(ctx context.Context, s scene) (knowledge.Answer, bool) {
	about, ok := r.about.Get(s.conversation())
	if !ok || !r.asksWhy(s.Text) {
		return knowledge.Answer{}, false
	}
	id := r.mechanism(s, about)
	if id == "" {
		return knowledge.Answer{}, false
	}
	return r.Answers.Topic(ctx, id, s.question("", ""))
}

// mechanism is the topic of the group "how it works" that is nearest to a subject: of two
// topics one that is near to both, if there is any. It is empty if there is none.
func (r *Router) mechanism(s scene, about subject) string {
	base := r.Answers.Base()
	var lists [][]knowledge.Offer
	for _, topic := range about {
		lists = append(lists, r.Answers.Related(topic, s.place))
	}
	nearest, near := "", map[string]int{}
	for _, offer := range alternate(lists) {
		t := base.Topic(offer.Topic)
		if t == nil || t.Group != knowledge.GroupMechanism || slices.Contains(about, t.ID) {
			continue
		}
		if nearest == "" {
			nearest = t.ID
		}
		if near[t.ID]++; near[t.ID] == len(about) {
			return t.ID
		}
	}
	return nearest
}

// explain answers a "why?". done is false if the message is none, or there is nothing to say
// that was not said.
func (r *Router) explain(ctx context.Context, s scene) (said *reply.Reply, done bool) {
	a, ok := r.because(ctx, s)
	if !ok {
		return nil, false
	}
	if note, again := r.repeats(s, a); again {
		return note, true
	}
	a.Reasons = nil // nobody's words decided
	return r.render(s, a, audience{askers: []string{s.Person}}), true
}
