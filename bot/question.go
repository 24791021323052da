package bot

import (
	"context"
	"fmt"
	"strings"

	"gutskin/knowledge"
	"gutskin/knowledge/answer"
)

// answer asks the service about a text and renders what it says. answered is false where
// no topic was given: for those replies nobody but the asker needs to see them.
func (r *Router) answer(ctx context.Context, text, prev string) (reply *Reply, answered bool, err error) {
	replies := r.answers.Replies()
	if wordless(text) {
		return &Reply{Content: orElse(replies.Empty, sayWordless)}, false, nil
	}
	a, err := r.answers.Ask(ctx, knowledge.Question{Text: text, Prev: prev})
	if err != nil {
		return nil, false, fmt.Errorf("ask: %w", err)
	}
	// What is too long to be read whole may still show in part that somebody needs help.
	if length(text) > answer.MaxQuestion && a.Kind != knowledge.KindCare && replies.TooLong != "" {
		return &Reply{Content: clip(replies.TooLong, maxContent)}, false, nil
	}
	return RenderAnswer(a, replies), a.Kind == knowledge.KindAnswer, nil
}

func orElse(s, other string) string {
	if strings.TrimSpace(s) == "" {
		return other
	}
	return s
}
