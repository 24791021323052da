package search

import "math"

// featureKind is a way of looking at a text. Each text is seen as its words, as pairs of
// neighbouring words, as terms of the lexicon, as pairs of those wherever they stand, and as
// pieces of words; see docs/matching.md for what each adds.
type featureKind uint8

const (
	kindWord featureKind = iota
	kindPair
	kindTerm
	kindPiece
	kindTermPair
	featureKinds
)

// pieceLengths are the lengths of the character n-grams, borders included.
const (
	shortPiece = 3
	longPiece  = 4
)

// sighting is one feature of a text: its hash and the token where it begins.
type sighting struct {
	hash  uint64
	token int32
	kind  featureKind
}

// sightings lists the features of a reading, repeats included; terms are the hashes of the
// lexicon's. A word or term that is denied is another feature than the same one asserted.
func sightings(r reading, terms []uint64) []sighting {
	out := make([]sighting, 0, sightingsIn(r))
	before := uint64(0)
	for i := range r.tokens {
		t := &r.tokens[i]
		word := r.words[i]
		if r.deniers[i] != notDenied && !t.Stop {
			word = deny(word)
		}
		if i > 0 && t.Clause != r.tokens[i-1].Clause {
			before = 0
		}
		out = append(out, sighting{word, int32(i), kindWord}, sighting{join(before, word), int32(i), kindPair})
		if !t.Stop {
			out = appendPieces(out, t.Meant(), int32(i))
		}
		before = word
	}
	return appendTerms(out, r, terms)
}

// sightingsIn is how many features the words of a reading give, with some room for terms.
func sightingsIn(r reading) int {
	n := 2*len(r.tokens) + 4*len(r.spans)
	for i := range r.tokens {
		if t := &r.tokens[i]; !t.Stop {
			n += 2 * len(t.Meant())
		}
	}
	return n
}

// appendPieces adds the character n-grams of a word with its borders marked.
func appendPieces(out []sighting, word string, token int32) []sighting {
	var buffer [64]byte
	b := append(buffer[:0], '^')
	b = append(b, word...)
	b = append(b, '$')
	for n := shortPiece; n <= longPiece; n++ {
		for i := 0; i+n <= len(b); i++ {
			out = append(out, sighting{hashText(kindPiece, b[i:i+n]), token, kindPiece})
		}
	}
	return out
}

// maxTerms bounds the terms that are paired: a longer list is not one question.
const maxTerms = 16

// appendTerms adds the terms of the lexicon and, whatever stands between them, their pairs.
func appendTerms(out []sighting, r reading, hashes []uint64) []sighting {
	var buffer [maxTerms]uint64
	terms := buffer[:0]
	for _, s := range r.spans {
		h := hashes[s.name]
		if r.deniers[s.from] != notDenied {
			h = deny(h)
		}
		out = append(out, sighting{h, int32(s.from), kindTerm})
		for _, other := range terms {
			if other != h {
				out = append(out, sighting{join(min(h, other)^termPairs, max(h, other)), int32(s.from), kindTermPair})
			}
		}
		if len(terms) < maxTerms {
			terms = append(terms, h)
		}
	}
	return out
}

// feature is a weighted property of a text, by its number in a model.
type feature struct {
	id     int32
	weight float32
}

// rarity is the inverse document frequency of a feature seen in df of n examples.
func rarity(n, df int) float32 {
	return float32(math.Log(float64(n+1) / float64(df+1)))
}

// normalize scales a text's features to length 1.
func normalize(features []feature) {
	sum := squares(features)
	if sum == 0 {
		return
	}
	scale := float32(1 / math.Sqrt(sum))
	for i := range features {
		features[i].weight *= scale
	}
}

// squares is the squared length of features.
func squares(features []feature) float64 {
	var sum float64
	for _, f := range features {
		sum += float64(float64(f.weight) * float64(f.weight))
	}
	return sum
}
