package search

import "math"

// sums say how much features speak for each class, by the classifier, and how near they are
// to each member, by the centroids.
type sums struct {
	scores, near []float32
}

// view is how near a message is to everything that it may be about.
type view struct {
	sums
	// best is the best topic's score; the others are the classes beside the topics.
	best, boundary, elsewhere, care float32
}

// absent is the score of a class without examples: it never wins.
const absent = float32(math.MaxFloat32) * -1

// nothing is the view of a base with no classes.
func nothing() view { return view{best: absent, boundary: absent, elsewhere: absent, care: absent} }

// view adds to each class's score how near its nearest member is. The sums are the view's
// from now on.
func (m *Model) view(s sums) view {
	nearest := make([]float32, len(m.classes))
	for i, member := range m.centroids.members {
		nearest[member.number] = max(nearest[member.number], s.near[i])
	}
	v := nothing()
	v.sums = s
	for c, class := range m.classes {
		v.scores[c] += float32(m.recipe.near * nearest[c])
		switch class {
		case classBoundary:
			v.boundary = v.scores[c]
		case classElsewhere:
			v.elsewhere = v.scores[c]
		case classCare:
			v.care = v.scores[c]
		default:
			v.best = max(v.best, v.scores[c])
		}
	}
	return v
}
