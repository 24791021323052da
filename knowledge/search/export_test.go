package search

import "gutskin/knowledge"

// Without lists the variants of the matcher that the ablation measures, in order: the
// standard one first, then each without one of its parts.
func Without() []string {
	return []string{"", "words", "pairs of words", "lexicon terms", "pairs of terms", "pieces of words", "centroids", "asked above told", "denial", "typos", "bare names", "red flag rules", "phrase bank"}
}

// NewWithout trains and builds the index of a base without one part of the matcher.
func NewWithout(base *knowledge.Base, part string) *Index {
	c := standard()
	switch part {
	case "words":
		c.kinds[kindWord] = 0
	case "pairs of words":
		c.kinds[kindPair] = 0
	case "lexicon terms":
		c.kinds[kindTerm], c.kinds[kindTermPair] = 0, 0
	case "pairs of terms":
		c.kinds[kindTermPair] = 0
	case "pieces of words":
		c.kinds[kindPiece] = 0
	case "centroids":
		c.near = 0
	case "asked above told":
		c.told = 1
	case "denial":
		c.denial = false
	case "typos":
		c.typos = false
	case "bare names":
		c.bare = 0
	}
	if part == "phrase bank" {
		files := *base
		files.Phrases = knowledge.Phrases{}
		base = &files
	}
	ix := assemble(base, trainOn(base, examplesOf(base), c))
	if part == "red flag rules" {
		ix.care = careRules{concepts: &matcher{}}
	}
	return ix
}
