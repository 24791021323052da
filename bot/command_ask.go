package bot

import (
	"context"

	"gutskin/knowledge"
)

// ask handles /ask. In a place that others read, the asker alone sees the reply unless the
// answer is to be public; a care card and a reply that answers nothing are never public.
func (r *Router) ask(ctx context.Context, req Request) (*Reply, error) {
	prev := ""
	if !req.Shared { // what is asked privately in a server is no part of a conversation there
		prev = r.earlier(req)
	}
	reply, answered, err := r.answer(ctx, req.Text, prev)
	if err != nil {
		return nil, err
	}
	reply.Private = r.private(req) || req.Shared && (reply.Private || !answered)
	return reply, nil
}

// private tells whether the answer to a request is for the asker alone.
func (r *Router) private(req Request) bool {
	if req.Private != nil {
		return *req.Private
	}
	return req.Shared && !r.public
}

// earlier is the last question of the conversation, which the new one takes the place of.
func (r *Router) earlier(req Request) string {
	if wordless(req.Text) {
		return ""
	}
	return r.memory.Swap(req.conversation(), clip(req.Text, maxContent))
}

// suggestions completes what is typed in /ask.
func (r *Router) suggestions(ctx context.Context, req Request) *Reply {
	choices := []string{}
	for _, c := range r.answers.Complete(ctx, knowledge.Question{Text: req.Text}, maxChoices) {
		if c = clip(c, maxChoice); !wordless(c) && len(choices) < maxChoices {
			choices = append(choices, c)
		}
	}
	return &Reply{Choices: choices}
}
