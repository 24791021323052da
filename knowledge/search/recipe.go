package search

import (
	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
)

// recipe says what the matcher is made of. The standard one is what serves; others exist to
// measure what a part adds (docs/matching.md has the table).
type recipe struct {
	// kinds says how much a kind of feature counts before training; 0 leaves it out.
	kinds [featureKinds]float32
	// near is how much the nearness to a class's nearest centroid counts beside the
	// classifier's score.
	near float32
	// bare is what a topic gains when the message says nothing but its name: no example is
	// that short, and nothing else can be meant.
	bare float32
	// earlier is how much the earlier question of a conversation counts beside this one.
	earlier float32
	// told is how much the sentences of a story count beside those that ask.
	told float32
	// denial tells denied words from asserted ones; typos corrects misspellings.
	denial, typos bool
}

// standard is the recipe that serves; its weights are set by cross-validation.
func standard() recipe {
	return recipe{
		kinds: [featureKinds]float32{
			kindWord: 1, kindPair: 0.7, kindTerm: 1.2, kindPiece: 0.35, kindTermPair: 0.7,
		},
		near: 1, bare: 1, earlier: 0.4, told: 0.5, denial: true, typos: true,
	}
}

// analyzer makes the analyzer of a base with the words that its model has learned.
func (c recipe) analyzer(base *knowledge.Base, words vocabulary) *analysis.Analyzer {
	if !c.typos {
		words.targets = nil
	}
	return words.analyzer(base)
}
