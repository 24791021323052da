package keptlibrary

import (
	"context"

	"gutskin/bot/desk"
	"gutskin/knowledge"
	"gutskin/knowledge/library"
)

// Reload takes in what a test has changed by hand.
func (l Library) Reload(ctx context.Context) error { return l.lib.Reload(ctx) }

// Problems are those of the library.
func (l Library) Problems() []knowledge.Problem { return l.lib.Problems() }

// Files are those of the library.
func (l Library) Files() (map[string][]byte, error) { return l.lib.Files() }

// IsKnowledge is that of the library.
func (l Library) IsKnowledge(file string) bool { return library.IsKnowledge(file) }

// Explain answers a question and says why in lines.
func (l Library) Explain(ctx context.Context, question string) (desk.Explanation, error) {
	reply, why, err := l.Answers().Explain(ctx, knowledge.Question{Text: question})
	out := desk.Explanation{Answer: reply, Decision: why.Decision}
	for _, w := range why.Read {
		out.Read = append(out.Read, w.Typed)
	}
	for _, c := range why.Candidates {
		out.Candidates = append(out.Candidates, c.Kind+" "+c.ID)
	}
	return out, err
}
