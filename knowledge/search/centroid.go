package search

import (
	"cmp"
	"math"
	"slices"
)

// centroidTerms is how many features are kept of each centroid: beyond that they are noise.
const centroidTerms = 250

// centroids holds, for each member of the classes (a topic, a boundary subject, a red
// flag, a kind of message), the mean of its examples, as postings by feature. It tells the
// members of a class apart (nearest centroid: Rocchio 1971).
type centroids struct {
	members []member
	// first[f] to first[f+1] are the postings of feature f.
	first    []int32
	postings []posting
}

// member is one thing that a text can be about.
type member struct {
	class, id string
	// number is the class's number in the model.
	number int
}

// posting says how typical a feature is of a member.
type posting struct {
	member int32
	weight float32
}

// newCentroids averages the normalized features of each member's examples.
func newCentroids(examples []example, classes []int, texts [][]feature, features int) centroids {
	numbers := map[member]int32{}
	c := centroids{first: make([]int32, features+1)}
	sums := []map[int32]float32{}
	for i, e := range examples {
		m := member{e.class, e.member, classes[i]}
		n, ok := numbers[m]
		if !ok {
			n = int32(len(c.members))
			numbers[m] = n
			c.members = append(c.members, m)
			sums = append(sums, map[int32]float32{})
		}
		for _, f := range texts[i] {
			sums[n][f.id] += f.weight
		}
	}
	byFeature := make([][]posting, features)
	for n, sum := range sums {
		for _, f := range typical(sum) {
			byFeature[f.id] = append(byFeature[f.id], posting{int32(n), f.weight})
		}
	}
	for f, list := range byFeature {
		c.postings = append(c.postings, list...)
		c.first[f+1] = int32(len(c.postings))
	}
	return c
}

// typical are the heaviest features of a sum, scaled to length 1.
func typical(sum map[int32]float32) []feature {
	list := make([]feature, 0, len(sum))
	for id, w := range sum {
		list = append(list, feature{id, w})
	}
	slices.SortFunc(list, func(a, b feature) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.id, b.id))
	})
	list = list[:min(len(list), centroidTerms)]
	normalize(list)
	for i := range list {
		// Kept with 16 bits, as they are written to a model file.
		list[i].weight = float32(math.Round(float64(list[i].weight)*math.MaxUint16) / math.MaxUint16)
	}
	slices.SortFunc(list, func(a, b feature) int { return cmp.Compare(a.id, b.id) })
	return list
}

// scores is how near a text is to each member, between 0 and 1 (cosine).
func (c *centroids) scores(features []feature) []float32 {
	scores := make([]float32, len(c.members))
	for _, f := range features {
		for _, p := range c.postings[c.first[f.id]:c.first[f.id+1]] {
			scores[p.member] += float32(p.weight * f.weight)
		}
	}
	return scores
}

// nearest are the two members of a class that a text is nearest to; -1 for one that has
// nothing in common with it.
func (c *centroids) nearest(near []float32, class string) (first, second int) {
	first, second = -1, -1
	for i, m := range c.members {
		switch {
		case m.class != class || near[i] <= 0:
		case first < 0 || near[i] > near[first]:
			first, second = i, first
		case second < 0 || near[i] > near[second]:
			second = i
		}
	}
	return first, second
}

// memberDominance is how many times nearer a member of a class must be than the next one
// to be taken for what a message is about; set by cross-validation: at 1.5 the boundary
// line shown is the right one in five cases of six.
const memberDominance = 1.5

// clearly is the member of a class that a text is much nearer to than to any other; -1 when
// there is none.
func (c *centroids) clearly(near []float32, class string) int {
	first, second := c.nearest(near, class)
	if second >= 0 && near[first] < memberDominance*near[second] {
		return -1
	}
	return first
}

// id is that of a member by its number; empty for -1.
func (c *centroids) id(member int) string {
	if member < 0 {
		return ""
	}
	return c.members[member].id
}

// find is the number of a member; -1 when there is none.
func (c *centroids) find(class, id string) int {
	return slices.IndexFunc(c.members, func(m member) bool { return m.class == class && m.id == id })
}
