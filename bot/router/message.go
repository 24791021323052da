package router

import (
	"context"

	"gutskin/bot/reply"
)

// message handles a direct message or a mention. A message without words gets a hint, but
// not twice in a minute.
func (r *Router) message(ctx context.Context, s scene) (*reply.Reply, error) {
	if reply.Wordless(s.Text) {
		return r.hint(s), nil
	}
	a, err := r.answer(ctx, s, s.Text, r.earlier(s, s.Text))
	if err != nil {
		return nil, err
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
