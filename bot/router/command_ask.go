package router

import (
	"context"
	"strconv"

	"gutskin/bot/reply"
	"gutskin/knowledge"
)

// ask handles /ask. In a place that others read, the asker alone sees the reply unless the
// answer is to be public; a care card and a reply that answers nothing are never public.
func (r *Router) ask(ctx context.Context, s scene) (*reply.Reply, error) {
	text, prev := s.Options[OptionQuestion], ""
	if !s.Shared { // what is asked privately in a server is no part of a conversation there
		prev = r.earlier(s, text)
	}
	a, err := r.answer(ctx, s, text, prev)
	if err != nil {
		return nil, err
	}
	if !s.Shared {
		r.remember(ctx, s, text, prev, a)
		r.told(s, a)
	}
	if !reply.Wordless(text) {
		r.counted(s, text, a)
	}
	private := s.wantsPrivate()
	if s.Shared && a.Kind != knowledge.KindAnswer {
		private = true
	}
	return r.render(s, a, audience{private: private, askers: []string{s.Person}, question: text}), nil
}

// wantsPrivate tells whether the answer to a command is for the asker alone.
func (s scene) wantsPrivate() bool {
	if wish, err := strconv.ParseBool(s.Options[OptionPrivate]); err == nil {
		return wish
	}
	return s.private
}

// completeAsk completes what is typed in /ask.
func (r *Router) completeAsk(ctx context.Context, s scene) (*reply.Reply, error) {
	return choices(r.Answers.Complete(ctx, s.question(s.Options[OptionQuestion], ""), reply.MaxChoices)), nil
}

// choices offers texts as they are.
func choices(texts []string) *reply.Reply {
	out := []reply.Choice{}
	for _, t := range texts {
		if t = reply.Clip(t, reply.MaxChoice); !reply.Wordless(t) && len(out) < reply.MaxChoices {
			out = append(out, reply.Choice{Name: t, Value: t})
		}
	}
	return &reply.Reply{Choices: out}
}
