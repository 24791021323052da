package search

import "gutskin/knowledge"

type tipRanker struct{}

func newTipRanker(base *knowledge.Base, r *reader) tipRanker { return tipRanker{} }

func (t tipRanker) rank(e *evidence, topics []*knowledge.Topic) []knowledge.Tip {
	return topics[0].Tips
}
