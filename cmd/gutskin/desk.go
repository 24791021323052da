package main

import (
	"context"

	"gutskin/bot/desk"
	"gutskin/bot/desk/kept"
	"gutskin/knowledge"
	"gutskin/knowledge/answer"
)

// deskLibrary is the library as the moderators' desk sees it.
type deskLibrary struct{ kept.Library }

var _ desk.Library = deskLibrary{}

// Explain answers a question and puts the reasons in lines, as "ask --explain" writes them.
func (l deskLibrary) Explain(ctx context.Context, question string) (desk.Explanation, error) {
	reply, why, err := answer.New(l.Library.Library, l.Options).Explain(ctx, knowledge.Question{Text: question})
	if err != nil {
		return desk.Explanation{}, err
	}
	out := desk.Explanation{Answer: reply, Decision: why.Decision}
	for _, w := range why.Read {
		out.Read = append(out.Read, readWord(w))
	}
	for _, c := range why.Candidates {
		out.Candidates = append(out.Candidates, candidateLine(c))
	}
	return out, nil
}
