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
	tipOwn      = 0.44 // it stands in the answered topic's own file
	tipPlace    = 0.06 // off for each place that it stands further down
	tipWords    = 1.5  // times the cosine of the question's and the tip's features
	tipTopic    = 1.0  // times how near the question is to the tip's topic
	tipGroup    = 1.0  // times how near it is to the tip's group of topics
	tipProfile  = 0.46 // times how alike the question and the tip are in foods and habits
	tipFood     = 0.44 // the question wants food and the tip is about food, or neither
	tipAvoid    = 0.44 // the question asks what to leave and the tip says it
	tipNeighbor = 0.4  // a tip must be at least this good beyond the third
)

// tipRanker picks the tips that answer a question. Without a model (a large base) it goes
// by where the tips stand.
type tipRanker struct {
	base  *knowledge.Base
	model *Model
	texts map[string][]feature
	// offers says of each tip's text what it offers; profiles, how near it is to each food
	// and habit.
	offers   map[string]wish
	profiles map[string][]float32
	intents  intents
	// members and groups say which member of the centroids a topic is, and which topics
	// belong to a group.
	members map[string]int
	groups  map[knowledge.Group][]int
}

func newTipRanker(base *knowledge.Base, model *Model, r *reader) tipRanker {
	t := tipRanker{
		base: base, model: model, texts: map[string][]feature{},
		offers: map[string]wish{}, profiles: map[string][]float32{}, intents: newIntents(r.analyzer, base),
		members: map[string]int{}, groups: map[knowledge.Group][]int{},
	}
	for i, m := range model.centroids.members {
		if topic := base.Topic(m.id); topic != nil && m.class == m.id {
			t.members[m.id] = i
			t.groups[topic.Group] = append(t.groups[topic.Group], i)
		}
	}
	for i := range base.Topics {
		for _, tip := range base.Topics[i].Tips {
			read := r.readText(tip.Text)
			features := model.features(read)
			near := model.centroids.scores(features)
			t.offers[tip.Text] = t.offer(read, near, base.Topics[i].Group)
			t.profiles[tip.Text] = t.profile(near)
			t.texts[tip.Text] = heaviest(features)
		}
	}
	return t
}

type rankedTip struct {
	tip   knowledge.Tip
	score float64
	// unwanted is true for a tip that offers what the question does not want, such as a
	// habit where food is asked for.
	unwanted bool
}

// rank lists three to five tips for the topics answered: their own and the lead tips of
// the topics that they name under "see", best first. Fewer only when there are fewer.
func (t tipRanker) rank(e *evidence, topics []*knowledge.Topic) []knowledge.Tip {
	var out []knowledge.Tip
	for i, r := range t.candidates(e, topics) {
		if i >= maxTips || i >= minTips && r.score < tipNeighbor {
			break
		}
		out = append(out, r.tip)
	}
	return out
}

// candidates lists the tips of the topics and the lead tips that their neighbours lend, best
// first.
func (t tipRanker) candidates(e *evidence, topics []*knowledge.Topic) []rankedTip {
	s := t.scorer(e)
	for _, topic := range topics {
		s.add(topic.ID, tipOwn, len(topic.Tips))
	}
	for _, topic := range topics {
		for _, id := range topic.See {
			s.add(id, 0, leadTips)
		}
	}
	return s.sorted()
}

// tipScorer scores tips for one question.
type tipScorer struct {
	ranker   tipRanker
	evidence *evidence
	want     wish
	groups   map[knowledge.Group]float64
	profile  []float32
	tips     []rankedTip
}

func (t tipRanker) scorer(e *evidence) *tipScorer {
	s := &tipScorer{ranker: t, evidence: e, want: t.intents.read(e.reading), groups: t.nearGroups(e)}
	if t.model != nil {
		s.profile = t.profile(e.near)
	}
	return s
}

// add adds up to limit tips of a topic, none twice and none of a hidden topic; own is what
// they score for standing in it.
func (s *tipScorer) add(id string, own float64, limit int) {
	topic := s.ranker.base.Topic(id)
	if topic == nil || s.evidence.place.Hides(topic.Group) {
		return
	}
	near := float64(tipTopic*s.ranker.nearTopic(s.evidence, id)) + float64(tipGroup*s.groups[topic.Group])
	for i, tip := range topic.Tips[:min(limit, len(topic.Tips))] {
		if slices.ContainsFunc(s.tips, func(r rankedTip) bool { return r.tip.Text == tip.Text }) {
			continue
		}
		words := float64(tipWords * float64(overlap(s.evidence.features, s.ranker.texts[tip.Text])))
		profile := float64(tipProfile * float64(dot(s.profile, s.ranker.profiles[tip.Text])))
		granted := s.ranker.granted(s.want, tip)
		s.tips = append(s.tips, rankedTip{tip, own + near + words + granted + profile - float64(tipPlace*float64(i)), granted < 0})
	}
}

// sorted are the tips added so far, best first.
func (s *tipScorer) sorted() []rankedTip {
	slices.SortStableFunc(s.tips, func(a, b rankedTip) int { return cmp.Compare(b.score, a.score) })
	return s.tips
}

// nearTopic is how near the question is to a topic's examples.
func (t tipRanker) nearTopic(e *evidence, id string) float64 {
	if i, ok := t.members[id]; ok {
		return float64(e.near[i])
	}
	return 0
}

// nearGroups is how near the question is to the two nearest topics of each group.
func (t tipRanker) nearGroups(e *evidence) map[knowledge.Group]float64 {
	out := make(map[knowledge.Group]float64, len(t.groups))
	for group, members := range t.groups {
		var best, second float32
		for _, i := range members {
			switch n := e.near[i]; {
			case n > best:
				best, second = n, best
			case n > second:
				second = n
			}
		}
		out[group] = float64(best+second) / 2
	}
	return out
}
