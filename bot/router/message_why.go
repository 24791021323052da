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

// because answers a "why?": the answer before it would only come once more, so the nearest
// topic takes its place that tells how things work. False if there is none.
func (r *Router) because(ctx context.Context, s scene) (knowledge.Answer, bool) {
	about, ok := r.about.Get(s.conversation())
	if !ok || !r.asksWhy(s.Text) {
		return knowledge.Answer{}, false
	}
	base := r.Answers.Base()
	for _, topic := range about {
		for _, near := range r.Answers.Related(topic, s.place) {
			t := base.Topic(near.Topic)
			if t == nil || t.Group != knowledge.GroupMechanism || slices.Contains(about, near.Topic) {
				continue
			}
			return r.Answers.Topic(ctx, near.Topic, s.question("", ""))
		}
	}
	return knowledge.Answer{}, false
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
