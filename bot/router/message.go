package router

import (
	"context"

	"gutskin/bot/reply"
	"gutskin/knowledge"
)

// message handles a direct message or a mention. A message without words gets a hint, but
// not twice in a minute; one that was answered a moment ago is not answered again.
func (r *Router) message(ctx context.Context, s scene) (*reply.Reply, error) {
	if reply.Wordless(s.Text) {
		return r.hint(s), nil
	}
	if started := r.startsOver(s); started != nil {
		return started, nil
	}
	if said, done := r.explain(ctx, s); done {
		return said, nil
	}
	prev := r.earlier(s, s.Text)
	a, err := r.answer(ctx, s, s.Text, prev)
	if err != nil {
		return nil, err
	}
	r.remember(ctx, s, s.Text, prev, a)
	r.told(s, a)
	if note, again := r.repeats(s, a); again {
		return note, nil
	}
	r.counted(s, s.Text, a)
	if a.Kind == knowledge.KindAnswer {
		r.answered.Put(s.at(s.Message), struct{}{})
	}
	return r.render(s, a, audience{askers: []string{s.Person}, question: s.Text}), nil
}

// hint answers a message that asks nothing.
func (r *Router) hint(s scene) *reply.Reply {
	if !r.hinted.Add(s.Person, struct{}{}) {
		return nil
	}
	replies := r.Answers.Base().Replies
	if s.Text == "" && s.Shared {
		return reply.Text(orElse(replies.Hint, s.everybody.Errors.Wordless))
	}
	return reply.Text(orElse(replies.Empty, s.everybody.Errors.Wordless))
}
