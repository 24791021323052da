package answer

import (
	"context"

	"gutskin/knowledge"
)

// Complete finds up to limit titles, other names and example questions that go on with
// what a person has typed so far (q.Text), best first, no two alike. It forgives slips and
// is empty only where nothing that q.Place shows is related; for an empty text, one
// question of each topic.
func (s *Service) Complete(ctx context.Context, q knowledge.Question, limit int) []string {
	if ctx.Err() != nil {
		return nil
	}
	return s.source.Current().Complete(clipped(q), limit)
}

// CompleteTopics does the same with topics alone: it finds titles of topics of which the
// title or another name fits.
func (s *Service) CompleteTopics(ctx context.Context, q knowledge.Question, limit int) []string {
	if ctx.Err() != nil {
		return nil
	}
	return s.source.Current().CompleteTopics(clipped(q), limit)
}
