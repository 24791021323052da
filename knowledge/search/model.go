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
	// scale[f] * weights[f*len(classes)+c].
	scale   []float32
	weights []int8
	// centroids tell the members of a class apart.
	centroids centroids
	// words is the vocabulary that the analyzer had while the model was trained.
	words vocabulary
}

// features lists what the model knows of a reading, each feature once, normalized. A
// feature of the earlier question counts for less than one of the question itself.
func (m *Model) features(r reading) []feature {
	out := make([]feature, 0, len(r.seen)+len(r.earlier))
	for _, s := range r.seen {
		if id, ok := m.ids[s.hash]; ok {
			out = append(out, feature{id, m.rarity[id]})
		}
	}
	for _, s := range r.earlier {
		if id, ok := m.ids[s.hash]; ok {
			out = append(out, feature{id, m.recipe.earlier * m.rarity[id]})
		}
	}
	out = unique(out)
	normalize(out)
	return out
}

// unique keeps of each feature the heaviest sighting.
func unique(features []feature) []feature {
	slices.SortFunc(features, func(a, b feature) int {
		if a.id != b.id {
			return int(a.id - b.id)
		}
		switch {
		case a.weight > b.weight:
			return -1
		case a.weight < b.weight:
			return 1
		}
		return 0
	})
	return slices.CompactFunc(features, func(a, b feature) bool { return a.id == b.id })
}

// scores adds up how much the features speak for each class.
func (m *Model) scores(features []feature) []float32 {
	scores := make([]float32, len(m.classes))
	n := len(m.classes)
	for _, f := range features {
		row := m.weights[int(f.id)*n : int(f.id)*n+n]
		w := float32(f.weight * m.scale[f.id])
		for c, q := range row {
			scores[c] += float32(w * float32(q))
		}
	}
	return scores
}
