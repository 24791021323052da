package search

import (
	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
)

// reading is a question as the index understands it.
type reading struct {
	tokens []analysis.Token
	// words are the hashes of the tokens' stems.
	words []uint64
	// deniers tells for each token which one denies it; spans are the lexicon's matches.
	deniers []int
	spans   []span
	// story is set for a long message in which some sentences ask and the others tell.
	story bool
	seen  []sighting
	// earlier are the features of the question before, when there is one.
	earlier []sighting
}

// reader turns texts into readings, the same way for examples and for questions.
type reader struct {
	analyzer *analysis.Analyzer
	lexicon  *matcher
	negation negation
	// termHashes are the hashes of the lexicon's terms.
	termHashes []uint64
}

func newReader(a *analysis.Analyzer, m *matchers) *reader {
	r := &reader{analyzer: a, lexicon: &m.lexicon, negation: negation{&m.negations}}
	for _, term := range m.lexicon.names {
		r.termHashes = append(r.termHashes, hashText(kindTerm, term))
	}
	return r
}

func (r *reader) read(p knowledge.Phrase) reading {
	out := r.readText(p.Text)
	if p.Prev != "" {
		out.earlier = r.readText(p.Prev).seen
	}
	return out
}

// wordHashes are the hashes of words by which phrases are found.
func wordHashes(tokens []analysis.Token) []uint64 {
	words := make([]uint64, len(tokens))
	for i, t := range tokens {
		words[i] = hashText(kindWord, t.Stem)
	}
	return words
}

func (r *reader) readText(text string) reading {
	tokens := r.analyzer.Tokens(text)
	words := wordHashes(tokens)
	out := reading{tokens: tokens, words: words, spans: r.lexicon.all(words), deniers: r.negation.deniers(tokens, words), story: tellsStory(tokens)}
	out.seen = sightings(out, r.termHashes)
	return out
}
