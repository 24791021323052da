package answer

import (
	"context"
	"slices"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
)

// maxShown is how many tips an answer that is given once more has at most.
const maxShown = 5

// Again gives an answer once more: that to one or two topics, with the tips whose texts
// were shown, in that order; texts that are no tips are passed over. Where none of them is
// left, the topics' own tips take their place. It reports false when a topic is gone, or
// hidden by q.Place.
func (s *Service) Again(ctx context.Context, topics, shown []string, q knowledge.Question) (knowledge.Answer, bool) {
	index := s.source.Current()
	q = clipped(q)
	result := search.Result{Kind: knowledge.KindAnswer, Confidence: 1}
	var own [][]knowledge.Tip
	for _, id := range topics {
		chosen, ok := index.Choose(id, q)
		if !ok || chosen.Kind != knowledge.KindAnswer || ctx.Err() != nil {
			return knowledge.Answer{}, false
		}
		result.Topics = append(result.Topics, chosen.Topics...)
		result.Ranked = append(result.Ranked, chosen.Ranked...)
		own = append(own, chosen.Tips)
	}
	if len(result.Topics) == 0 {
		return knowledge.Answer{}, false
	}
	result.Tips = tipsByText(index.Base(), shown)
	if len(result.Tips) == 0 {
		result.Tips = inTurn(own)
	}
	return s.write(index, q, result), true
}

// tipsByText are the tips with these texts, in their order.
func tipsByText(base *knowledge.Base, texts []string) []knowledge.Tip {
	var found []knowledge.Tip
	for i := range base.Topics {
		for _, tip := range base.Topics[i].Tips {
			if slices.Contains(texts, tip.Text) {
				found = append(found, tip)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b knowledge.Tip) int {
		return slices.Index(texts, a.Text) - slices.Index(texts, b.Text)
	})
	return found[:min(len(found), maxShown)]
}

// inTurn takes tips of each list in turn, each text once.
func inTurn(lists [][]knowledge.Tip) []knowledge.Tip {
	var out []knowledge.Tip
	for n := range maxShown {
		for _, tips := range lists {
			if n >= len(tips) || len(out) == maxShown {
				continue
			}
			if !slices.ContainsFunc(out, func(t knowledge.Tip) bool { return t.Text == tips[n].Text }) {
				out = append(out, tips[n])
			}
		}
	}
	return out
}
