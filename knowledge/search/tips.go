package search

import (
	"cmp"
	"slices"
	"sync"

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
	tipPlace    = 0.07 // off for each place that it stands further down
	tipWords    = 1.2  // times the cosine of the question's and the tip's features
	tipTopic    = 0.72 // times how near the question is to the tip's topic
	tipGroup    = 1.1  // times how near it is to the tip's group of topics
	tipProfile  = 0.46 // times how alike the question and the tip are in foods and habits
	tipFood     = 0.44 // the question wants food and the tip is about food, or neither
	tipAvoid    = 0.44 // the question asks what to leave and the tip says it
	tipNeighbor = 0.4  // a tip must be at least this good beyond the third
)

// tipRanker picks the tips that answer a question. Without a model (a large base) it goes
// by where the tips stand.
type tipRanker struct {
	base    *knowledge.Base
	model   *Model
	reader  *reader
	intents intents
	// topics say what is known of a topic and its tips, by its id.
	topics map[string]*topicTips
	// groups say which members of the centroids are the topics of a group.
	groups map[knowledge.Group][]int
}

// topicTips is what is known of a topic: its member of the centroids, and its tips, which are
// read when they are first wanted.
type topicTips struct {
	member int
	once   sync.Once
	tips   []tipFacts
}

// tipFacts is what a tip is compared with a question by: its features, what it offers, and
// how near it is to each food and habit.
type tipFacts struct {
	features []feature
	offer    wish
	profile  []float32
}

func newTipRanker(base *knowledge.Base, model *Model, r *reader) tipRanker {
	t := tipRanker{
		base: base, model: model, reader: r, intents: intents{&model.matchers.intents},
		topics: map[string]*topicTips{}, groups: map[knowledge.Group][]int{},
	}
	for i, m := range model.centroids.members {
		if topic := base.Topic(m.id); topic != nil && m.class == m.id {
			t.topics[m.id] = &topicTips{member: i}
			t.groups[topic.Group] = append(t.groups[topic.Group], i)
		}
	}
	return t
}

// read lists what is known of a topic's tips; nothing where there is no model.
func (t *tipRanker) read(topic *knowledge.Topic) []tipFacts {
	known := t.topics[topic.ID]
	if known == nil {
		return nil
	}
	known.once.Do(func() {
		for _, tip := range topic.Tips {
			known.tips = append(known.tips, t.facts(t.reader.readText(tip.Text), topic.Group))
		}
	})
	return known.tips
}

// facts reads a tip of a group's topic.
func (t *tipRanker) facts(read reading, group knowledge.Group) tipFacts {
	features := t.model.features(read)
	near := t.model.centroids.scores(features)
	return tipFacts{offer: t.offer(read, near, group), profile: t.profile(near), features: heaviest(features)}
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
func (t *tipRanker) rank(e *evidence, topics []*knowledge.Topic) []knowledge.Tip {
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
func (t *tipRanker) candidates(e *evidence, topics []*knowledge.Topic) []rankedTip {
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
	ranker *tipRanker
	place  knowledge.Place
	want   wanted
	tips   []rankedTip
}

func (t *tipRanker) scorer(e *evidence) *tipScorer {
	return &tipScorer{ranker: t, place: e.place, want: t.wanted(e), tips: make([]rankedTip, 0, 4*maxTips)}
}

// add adds up to limit tips of a topic, none twice and none of a hidden topic; own is what
// they score for standing in it.
func (s *tipScorer) add(id string, own float64, limit int) {
	topic := s.ranker.base.Topic(id)
	if topic == nil || s.place.Hides(topic.Group) {
		return
	}
	facts, near := s.ranker.read(topic), s.ranker.near(&s.want, topic)
	for i, tip := range topic.Tips[:min(limit, len(topic.Tips))] {
		if slices.ContainsFunc(s.tips, func(r rankedTip) bool { return r.tip.Text == tip.Text }) {
			continue
		}
		ranked := rankedTip{tip: tip, score: own + near}
		if i < len(facts) {
			ranked.score += s.ranker.fit(&s.want, &facts[i])
			ranked.unwanted = granted(s.want.wish, facts[i].offer) < 0
		}
		ranked.score -= float64(tipPlace * float64(i))
		s.tips = append(s.tips, ranked)
	}
}

// sorted are the tips added so far, best first.
func (s *tipScorer) sorted() []rankedTip {
	slices.SortStableFunc(s.tips, func(a, b rankedTip) int { return cmp.Compare(b.score, a.score) })
	return s.tips
}
