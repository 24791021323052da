package search

import "slices"

// Model is a trained multiclass linear classifier: for each feature of a text, how much it
// speaks for each class. It is made by [Train], kept by [Model.Encode], and immutable.
type Model struct {
	fingerprint [32]byte
	recipe      recipe
	classes     []string
	ids         map[uint64]int32
	hashes      []uint64
	// rarity is each feature's weight in a text before normalization.
	rarity []float32
	// scale and weights hold one row a feature: the weight of feature f for class c is
	// scale[f] * int8(weights[f*len(classes)+c]).
	scale   []float32
	weights []byte
	// centroids tell the members of a class apart.
	centroids centroids
	// words is the vocabulary that the analyzer had while the model was trained.
	words vocabulary
}

// features lists what the model knows of a reading, each feature once, normalized and in
// the order of their numbers. A feature of the earlier question counts for less than one of
// the question itself.
func (m *Model) features(r reading) []feature {
	// Sorted as whole numbers: the feature's own, then whether it is from earlier.
	seen := make([]uint64, 0, len(r.seen)+len(r.earlier))
	for _, s := range r.seen {
		if id, ok := m.ids[s.hash]; ok {
			seen = append(seen, uint64(id)<<1)
		}
	}
	for _, s := range r.earlier {
		if id, ok := m.ids[s.hash]; ok {
			seen = append(seen, uint64(id)<<1|1)
		}
	}
	slices.Sort(seen)
	out := make([]feature, 0, len(seen))
	for _, s := range seen {
		id := int32(s >> 1)
		if n := len(out); n > 0 && out[n-1].id == id {
			continue
		}
		weight := m.rarity[id]
		if s&1 == 1 {
			weight *= m.recipe.earlier
		}
		out = append(out, feature{id, weight})
	}
	normalize(out)
	return out
}

// scores adds up how much the features speak for each class.
func (m *Model) scores(features []feature) []float32 {
	scores := make([]float32, len(m.classes))
	n := len(m.classes)
	for _, f := range features {
		row := m.weights[int(f.id)*n : int(f.id)*n+n]
		w := float32(f.weight * m.scale[f.id])
		for c, q := range row {
			scores[c] += float32(w * float32(int8(q)))
		}
	}
	return scores
}
