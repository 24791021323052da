package router

import (
	"context"
	"fmt"
	"strings"

	"gutskin/bot/reply"
	"gutskin/knowledge"
	"gutskin/knowledge/answer"
)

// answer asks the service about a text. What holds no words, or too many, is answered by
// a standing sentence.
func (r *Router) answer(ctx context.Context, s scene, text, prev string) (knowledge.Answer, error) {
	replies := r.Answers.Base().Replies
	if reply.Wordless(text) {
		return knowledge.Answer{Kind: knowledge.KindNone, Message: orElse(replies.Empty, s.words.Errors.Wordless)}, nil
	}
	a, err := r.Answers.Ask(ctx, s.question(text, prev))
	if err != nil {
		return knowledge.Answer{}, fmt.Errorf("ask: %w", err)
	}
	// What is too long to be read whole may still show in part that somebody needs help.
	if reply.Length(text) > answer.MaxQuestion && a.Kind != knowledge.KindCare && replies.TooLong != "" {
		return knowledge.Answer{Kind: knowledge.KindNone, Message: replies.TooLong}, nil
	}
	return a, nil
}

func orElse(s, other string) string {
	if strings.TrimSpace(s) == "" {
		return other
	}
	return s
}
