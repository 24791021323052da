package bot

import "context"

// message handles a direct message or a mention. A message without words gets a hint, but
// not twice in a minute.
func (r *Router) message(ctx context.Context, req Request) (*Reply, error) {
	if wordless(req.Text) {
		if !r.hinted.add(req.Person, struct{}{}) {
			return nil, nil
		}
		replies := r.answers.Replies()
		if req.Text == "" && req.Shared {
			return &Reply{Content: orElse(replies.Hint, sayWordless)}, nil
		}
		return &Reply{Content: orElse(replies.Empty, sayWordless)}, nil
	}
	reply, _, err := r.answer(ctx, req.Text, r.earlier(req))
	return reply, err
}
