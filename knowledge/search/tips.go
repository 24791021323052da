package search

import (
	"cmp"
	"slices"

	"gutskin/knowledge"
)

const (
	minTips = 3
	maxTips = 5
	// leadTips is how many tips a neighbouring topic may lend.
	leadTips = 2
)

// How much each piece of evidence counts for a tip; set on labelled questions, see
// docs/matching.md.
const (
	tipOwn      = 0.35 // it stands in the answered topic's own file
	tipPlace    = 0.06 // for each place that it stands further down
	tipWords    = 1.2  // the question and the tip share words
	tipTopic    = 1.0  // the question is near the tip's topic
	tipGroup    = 0.6  // the question is near the tip's group of topics
	tipNeighbor = 0.3  // a neighbour's tip must be at least this good beyond the third
)

// tipRanker picks the tips that answer a question.
type tipRanker struct {
	base  *knowledge.Base
	model *Model
	texts map[string][]feature
}

func newTipRanker(base *knowledge.Base, model *Model, r *reader) tipRanker {
	t := tipRanker{base: base, model: model, texts: map[string][]feature{}}
	for i := range base.Topics {
		for _, tip := range base.Topics[i].Tips {
			t.texts[tip.Text] = model.features(r.readText(tip.Text))
		}
	}
	return t
}

type rankedTip struct {
	tip   knowledge.Tip
	score float64
}

// rank lists three to five tips for the topics answered: their own and the lead tips of
// the topics that they name under "see", best first. Fewer only when there are fewer.
func (t tipRanker) rank(e *evidence, topics []*knowledge.Topic) []knowledge.Tip {
	tips := t.candidates(e, topics)
	slices.SortStableFunc(tips, func(a, b rankedTip) int { return cmp.Compare(b.score, a.score) })
	var out []knowledge.Tip
	for i, r := range tips {
		if i >= maxTips || i >= minTips && r.score < tipNeighbor {
			break
		}
		out = append(out, r.tip)
	}
	return out
}

func (t tipRanker) candidates(e *evidence, topics []*knowledge.Topic) []rankedTip {
	var out []rankedTip
	seen := map[string]bool{}
	add := func(id string, own float64, limit int) {
		topic := t.base.Topic(id)
		if topic == nil {
			return
		}
		for i, tip := range topic.Tips[:min(limit, len(topic.Tips))] {
			if !seen[tip.Text] {
				seen[tip.Text] = true
				out = append(out, rankedTip{tip, own + t.fit(e, tip, topic.Group) - float64(tipPlace*float64(i))})
			}
		}
	}
	for _, topic := range topics {
		add(topic.ID, tipOwn, len(topic.Tips))
	}
	for _, topic := range topics {
		for _, id := range topic.See {
			add(id, 0, leadTips)
		}
	}
	return out
}

// fit is how well a tip answers the question, apart from where it stands.
func (t tipRanker) fit(e *evidence, tip knowledge.Tip, group knowledge.Group) float64 {
	words := float64(overlap(e.features, t.texts[tip.Text]))
	return float64(tipWords*words) + float64(tipTopic*e.nearTopic(tip.Topic)) + float64(tipGroup*e.nearGroup(group))
}

// overlap is the cosine of two texts' features, which are sorted by number.
func overlap(a, b []feature) float32 {
	var sum float32
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].id < b[0].id:
			a = a[1:]
		case a[0].id > b[0].id:
			b = b[1:]
		default:
			sum += float32(a[0].weight * b[0].weight)
			a, b = a[1:], b[1:]
		}
	}
	return sum
}

// nearTopic is how near the question is to a topic's examples.
func (e *evidence) nearTopic(id string) float64 {
	if e.index.model == nil {
		return 0
	}
	for i, m := range e.index.model.centroids.members {
		if m.id == id && m.class == id {
			return float64(e.near[i])
		}
	}
	return 0
}

// nearGroup is how near the question is to the two nearest topics of a group.
func (e *evidence) nearGroup(group knowledge.Group) float64 {
	if e.index.model == nil {
		return 0
	}
	var best, second float64
	for i, m := range e.index.model.centroids.members {
		if m.class != m.id {
			continue
		}
		topic := e.index.base.Topic(m.id)
		if topic == nil || topic.Group != group {
			continue
		}
		if n := float64(e.near[i]); n > best {
			best, second = n, best
		} else if n > second {
			second = n
		}
	}
	return (best + second) / 2
}
