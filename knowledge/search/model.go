package search

// Model is a trained multiclass linear classifier: for each feature of a text, how much it
// speaks for each class. It is made by [Train], kept by [Model.Encode], and immutable.
type Model struct {
	fingerprint [32]byte
	recipe      recipe
	classes     []string
	// hashes are the features'; ids finds a feature's number by its hash.
	hashes []uint64
	ids    table
	// rarity is each feature's weight in a text before normalization.
	rarity []float32
	// scale and weights hold one row a feature: the weight of feature f for class c is
	// scale[f] * int8(weights[f*len(classes)+c]).
	scale   []float32
	weights string
	// centroids tell the members of a class apart.
	centroids centroids
	// words is the vocabulary that the analyzer had while the model was trained.
	words vocabulary
	// matchers find what the base names.
	matchers matchers
}

// bitsetRoom is how many features fit in the sets that a message is read with on the stack;
// for a model with more they are allocated.
const bitsetRoom = 1 << 16

// features lists what the model knows of a reading, each feature once, normalized and in
// the order of their numbers. A feature of the earlier question counts for less than one of
// the question itself.
func (m *Model) features(r reading) []feature {
	var room [2][bitsetRoom / 64]uint64
	seen, earlier := m.known(r.seen, room[0][:]), m.known(r.earlier, room[1][:])
	out := make([]feature, 0, seen.count()+earlier.count())
	for id := range seen.with(earlier) {
		weight := m.rarity[id]
		if !seen.has(id) {
			weight *= m.recipe.earlier
		}
		out = append(out, feature{id, weight})
	}
	normalize(out)
	return out
}

// known is the set of those features that the model knows, put in the room if it is enough.
func (m *Model) known(list []sighting, room []uint64) bitset {
	if len(list) == 0 {
		return nil
	}
	set := newBitset(len(m.hashes), room)
	for i := range list {
		if id, ok := m.ids.find(list[i].hash); ok {
			set.add(id)
		}
	}
	return set
}

// sums adds up how much features speak for each class and for each member.
func (m *Model) sums(features []feature) sums {
	return sums{m.scores(features), m.centroids.scores(features)}
}

// scores adds up how much the features speak for each class.
func (m *Model) scores(features []feature) []float32 {
	n := len(m.classes)
	scores := make([]float32, n)
	for _, f := range features {
		row := m.weights[int(f.id)*n : int(f.id)*n+n]
		w := float32(f.weight * m.scale[f.id])
		for c := range scores[:len(row)] {
			scores[c] += float32(w * float32(int8(row[c])))
		}
	}
	return scores
}
