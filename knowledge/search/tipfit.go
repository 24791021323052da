package search

import (
	"math"

	"gutskin/knowledge"
)

// offer tells what a tip offers: food or a habit by the lever whose examples it is nearest
// to, unless it stands in a lever's own file.
func (t *tipRanker) offer(read reading, near []float32, group knowledge.Group) wish {
	w := wish{avoid: t.intents.read(read).avoid}
	if group != knowledge.GroupFood && group != knowledge.GroupLifestyle {
		group = t.nearestLever(near)
	}
	switch group {
	case knowledge.GroupFood:
		w.food = 1
	case knowledge.GroupLifestyle:
		w.food = -1
	}
	return w
}

// leverNearness is how near a tip must be to a lever to be of its kind.
const leverNearness = 0.12

// nearestLever is the group of the food or habit that is nearest; empty when none is near.
func (t *tipRanker) nearestLever(near []float32) knowledge.Group {
	best, nearest := float32(leverNearness), knowledge.Group("")
	for _, group := range []knowledge.Group{knowledge.GroupFood, knowledge.GroupLifestyle} {
		for _, i := range t.groups[group] {
			if near[i] > best {
				best, nearest = near[i], group
			}
		}
	}
	return nearest
}

// wanted is what a question says about which tips it wants.
type wanted struct {
	features []feature
	near     []float32
	wish     wish
	profile  []float32
	// groups is how near it is to the two nearest topics of each group.
	groups map[knowledge.Group]float64
}

func (t *tipRanker) wanted(e *evidence) wanted {
	w := wanted{features: e.features, near: e.near, wish: t.intents.read(e.reading), groups: t.nearGroups(e.near)}
	if t.model != nil {
		w.profile = t.profile(e.near)
	}
	return w
}

// near is how near a question is to a topic's examples and to those of its group.
func (t *tipRanker) near(q *wanted, topic *knowledge.Topic) float64 {
	near := 0.0
	if known := t.topics[topic.ID]; known != nil {
		near = float64(q.near[known.member])
	}
	return float64(tipTopic*near) + float64(tipGroup*q.groups[topic.Group])
}

// fit is how well a tip by itself fits a question.
func (t *tipRanker) fit(q *wanted, tip *tipFacts) float64 {
	return float64(tipWords*float64(overlap(q.features, tip.features))) + granted(q.wish, tip.offer) +
		float64(tipProfile*float64(dot(q.profile, tip.profile)))
}

// nearGroups is how near a question is to the two nearest topics of each group.
func (t *tipRanker) nearGroups(near []float32) map[knowledge.Group]float64 {
	out := make(map[knowledge.Group]float64, len(t.groups))
	for group, members := range t.groups {
		var best, second float32
		for _, i := range members {
			switch n := near[i]; {
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

// granted is how far an offer is what a question wishes.
func granted(want, offer wish) float64 {
	score := float64(tipFood * float64(want.food*offer.food))
	switch {
	case want.avoid && offer.avoid:
		score += tipAvoid
	case want.avoid && offer.food == 1:
		score -= tipAvoid
	}
	return score
}

// profile is how near a text is to each food and habit, scaled to length 1.
func (t *tipRanker) profile(near []float32) []float32 {
	var out []float32
	var sum float64
	for _, group := range []knowledge.Group{knowledge.GroupFood, knowledge.GroupLifestyle} {
		for _, i := range t.groups[group] {
			out = append(out, near[i])
			sum += float64(float64(near[i]) * float64(near[i]))
		}
	}
	if sum > 0 {
		scale := float32(1 / math.Sqrt(sum))
		for i := range out {
			out[i] *= scale
		}
	}
	return out
}
