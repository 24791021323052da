package search

import (
	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
)

// reading is a question as the index understands it.
type reading struct {
	tokens []analysis.Token
	// deniers tells for each token which one denies it; spans are the lexicon's matches.
	deniers []int
	spans   []span
	seen    []sighting
	// earlier are the features of the question before, when there is one.
	earlier []sighting
}

// reader turns texts into readings, the same way for examples and for questions.
type reader struct {
	analyzer *analysis.Analyzer
	lexicon  matcher
	negation negation
}

func (r *reader) read(p knowledge.Phrase) reading {
	out := r.readText(p.Text)
	if p.Prev != "" {
		out.earlier = r.readText(p.Prev).seen
	}
	return out
}

func (r *reader) readText(text string) reading {
	tokens := r.analyzer.Tokens(text)
	var spans []span
	r.lexicon.each(tokens, func(s span) { spans = append(spans, s) })
	deniers := r.negation.deniers(tokens)
	return reading{tokens: tokens, deniers: deniers, spans: spans, seen: sightings(tokens, spans, deniers, &r.lexicon)}
}
