package search

import (
	"cmp"
	"math"
	"slices"

	"gutskin/knowledge"
)

// offer tells what a tip offers: food or a habit by the lever whose examples it is nearest
// to, unless it stands in a lever's own file.
func (t tipRanker) offer(read reading, near []float32, group knowledge.Group) wish {
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
func (t tipRanker) nearestLever(near []float32) knowledge.Group {
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

// granted is how far a tip offers what the question wants.
func (t tipRanker) granted(want wish, tip knowledge.Tip) float64 {
	offer := t.offers[tip.Text]
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
func (t tipRanker) profile(near []float32) []float32 {
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

func dot(a, b []float32) float32 {
	var sum float32
	for i := range min(len(a), len(b)) {
		sum += float32(a[i] * b[i])
	}
	return sum
}

// tipFeatures is how many features of a tip are compared with a question's.
const tipFeatures = 40

// heaviest keeps the features that say most, in the order of their numbers.
func heaviest(features []feature) []feature {
	slices.SortFunc(features, func(a, b feature) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.id, b.id))
	})
	features = features[:min(len(features), tipFeatures)]
	slices.SortFunc(features, func(a, b feature) int { return cmp.Compare(a.id, b.id) })
	return features
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
