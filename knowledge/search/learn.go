package search

import (
	"slices"

	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
)

// Train fits the classifier of a base on everything that shows how people ask. It takes
// some hundred milliseconds for the built-in base.
func Train(base *knowledge.Base) *Model {
	m := trainOn(base, examplesOf(base), standard())
	m.fingerprint = Fingerprint(base)
	return m
}

// trainOn fits a classifier on some of a base's examples.
func trainOn(base *knowledge.Base, examples []example, c recipe) *Model {
	words := newVocabulary(analysis.New(base.StopWords, base.English).Recording(), base, examples)
	a := c.analyzer(base, words)
	matchers := newMatchers(a, base, c)
	r := newReader(a, &matchers)
	readings := make([]reading, len(examples))
	for i, e := range examples {
		readings[i] = r.read(e.phrase)
	}
	m := countFeatures(readings, c)
	m.words = words
	m.classes = classesOf(examples)
	texts, classes := make([][]feature, len(examples)), make([]int, len(examples))
	for i, e := range examples {
		texts[i] = m.features(readings[i])
		classes[i], _ = slices.BinarySearch(m.classes, e.class)
	}
	weights := newTrainer(len(m.hashes), len(m.classes)).fit(texts, classes)
	m.scale, m.weights = quantize(weights, len(m.classes))
	m.centroids = newCentroids(examples, classes, texts, len(m.hashes))
	matchers.topics = topicMatcher(a, base, m)
	m.matchers = matchers
	return m
}

// classesOf lists the classes that have examples, sorted.
func classesOf(examples []example) []string {
	var out []string
	for _, e := range examples {
		out = append(out, e.class)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// countFeatures numbers the features that occur often enough and weighs them by rarity.
func countFeatures(readings []reading, r recipe) *Model {
	counts := map[uint64]*counted{}
	var order []uint64
	for i, r := range readings {
		for _, s := range r.seen {
			c := counts[s.hash]
			if c == nil {
				c = &counted{kind: s.kind, last: -1}
				counts[s.hash] = c
				order = append(order, s.hash)
			}
			if c.last != i {
				c.texts, c.last = c.texts+1, i
			}
		}
	}
	m := &Model{recipe: r}
	for _, hash := range order {
		c := counts[hash]
		if c.tooRare(len(readings)) || r.kinds[c.kind] == 0 {
			continue
		}
		m.hashes = append(m.hashes, hash)
		m.rarity = append(m.rarity, float32(r.kinds[c.kind]*rarity(len(readings), c.texts)))
	}
	m.ids = newTable(m.hashes)
	return m
}

// counted is in how many texts a feature occurs.
type counted struct {
	texts, last int
	kind        featureKind
}

func (c *counted) tooRare(examples int) bool {
	return examples >= manyExamples && c.texts < rareCount && (c.kind == kindPair || c.kind == kindPiece)
}
