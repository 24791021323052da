package search

import (
	"slices"

	"gutskin/knowledge"
)

// Tips decides like [Index.Search], but a name typed exactly is always its topic, and up to
// count tips are listed for a topic: its own, and the lead tips of its neighbours. What the
// question does not want comes last.
func (ix *Index) Tips(q knowledge.Question, count int) Result {
	result, e := ix.search(q)
	if result.Kind == knowledge.KindCare {
		return result
	}
	if topic := ix.complete.named(q.Text); topic != "" {
		if chosen, weighed, ok := ix.choose(topic, q); ok {
			chosen.Language, result, e = result.Language, chosen, weighed
		}
	}
	if result.Kind == knowledge.KindAnswer {
		tips := ix.tips.candidates(e, result.Topics)
		slices.SortStableFunc(tips, func(a, b rankedTip) int { return unwanted(a) - unwanted(b) })
		result.Tips = firstTips(tips, count)
	}
	return result
}

// unwanted ranks tips that offer what is not wanted behind all others.
func unwanted(r rankedTip) int {
	if r.unwanted {
		return 1
	}
	return 0
}

// LeadTips answers somebody who has not said what about, with up to count tips and no
// topic: the first tip of a topic of each group in turn.
func (ix *Index) LeadTips(place knowledge.Place, count int) Result {
	groups := map[knowledge.Group][]knowledge.Tip{}
	left := 0
	for i := range ix.base.Topics {
		if t := &ix.base.Topics[i]; len(t.Tips) > 0 && !place.Hides(t.Group) {
			groups[t.Group] = append(groups[t.Group], t.Tips[0])
			left++
		}
	}
	if left == 0 {
		return Result{Kind: knowledge.KindNone, Hidden: len(place.Hidden) > 0, Confidence: 1}
	}
	out := Result{Kind: knowledge.KindAnswer, Confidence: 1}
	for left > 0 && len(out.Tips) < count {
		for _, g := range knowledge.Groups() {
			if tips := groups[g]; len(tips) > 0 && len(out.Tips) < count {
				out.Tips = append(out.Tips, tips[0])
				groups[g] = tips[1:]
				left--
			}
		}
	}
	return out
}

// More lists up to limit tips of a topic that have not been shown, then of those that it
// names under "see", each ranked by the question. It reports false when the topic is gone
// or hidden.
func (ix *Index) More(topic string, shown []string, q knowledge.Question, limit int) ([]knowledge.Tip, bool) {
	t := ix.base.Topic(topic)
	if t == nil || q.Place.Hides(t.Group) {
		return nil, false
	}
	e := ix.weigh(ix.reader.readText(q.Text))
	e.place = q.Place
	own, neighbors := ix.tips.scorer(e), ix.tips.scorer(e)
	own.add(topic, tipOwn, len(t.Tips))
	for _, id := range t.See {
		if neighbor := ix.base.Topic(id); neighbor != nil {
			neighbors.add(id, 0, len(neighbor.Tips))
		}
	}
	tips := slices.DeleteFunc(append(own.sorted(), neighbors.sorted()...), func(r rankedTip) bool {
		return slices.Contains(shown, r.tip.Text)
	})
	return firstTips(tips, limit), true
}

// firstTips are the first tips of a ranking.
func firstTips(ranked []rankedTip, count int) []knowledge.Tip {
	var out []knowledge.Tip
	for _, r := range ranked[:min(max(count, 0), len(ranked))] {
		out = append(out, r.tip)
	}
	return out
}

// maxRelated is how many related topics are listed.
const maxRelated = 10

// Related lists the topics that a topic names under "see", then those that name it.
func (ix *Index) Related(topic string, place knowledge.Place) []*knowledge.Topic {
	t := ix.base.Topic(topic)
	if t == nil || place.Hides(t.Group) {
		return nil
	}
	ids := slices.Clone(t.See)
	for i := range ix.base.Topics {
		if other := &ix.base.Topics[i]; slices.Contains(other.See, topic) && !slices.Contains(ids, other.ID) {
			ids = append(ids, other.ID)
		}
	}
	var out []*knowledge.Topic
	for _, id := range ids {
		if other := ix.base.Topic(id); other != nil && !place.Hides(other.Group) && len(out) < maxRelated {
			out = append(out, other)
		}
	}
	return out
}
