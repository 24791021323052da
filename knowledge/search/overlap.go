package search

import (
	"cmp"
	"slices"
)

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
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i].id, b[j].id; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			sum += float32(a[i].weight * b[j].weight)
			i, j = i+1, j+1
		}
	}
	return sum
}
