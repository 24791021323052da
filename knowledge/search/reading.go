package search

import (
	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
)

// reading is a question as the index understands it.
type reading struct {
	tokens []analysis.Token
	spans  []span
	seen   []sighting
	// earlier are the features of the question before, when there is one.
	earlier []sighting
}

// reader turns texts into readings, the same way for examples and for questions.
type reader struct {
	analyzer *analysis.Analyzer
	lexicon  matcher
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
	return reading{tokens: tokens, spans: spans, seen: sightings(tokens, spans, &r.lexicon)}
}
