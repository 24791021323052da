package bot

import (
	"context"
	"fmt"

	"gutskin/knowledge"
)

// button handles a press on a button. Where the message is for this person alone, the
// reply takes its place; under a public message, the person alone sees the reply.
func (r *Router) button(ctx context.Context, req Request) (*Reply, error) {
	id, err := DecodeCustomID(req.Button)
	if err != nil {
		return nil, fmt.Errorf("button: %w", err)
	}
	reply, err := r.press(ctx, req, id)
	if err != nil {
		return nil, err
	}
	reply.Update, reply.Private = req.InPlace, !req.InPlace
	return reply, nil
}

func (r *Router) press(ctx context.Context, req Request, id CustomID) (*Reply, error) {
	replies := r.answers.Replies()
	if id.Action == ActionNone {
		return text(replies.NoneOfThese), nil
	}
	a, ok := r.answers.Topic(ctx, id.Arg, knowledge.Question{})
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("topic: %w", err)
	}
	if !ok {
		return nil, ErrTopicGone
	}
	if !req.Shared { // "any foods?" after the press is about what was chosen
		r.memory.Swap(req.conversation(), a.Title)
	}
	return RenderAnswer(a, replies), nil
}
