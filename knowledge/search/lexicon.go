package search

import (
	"slices"

	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
)

// matcher finds words and phrases of several names in a row of tokens, by their stems.
type matcher struct {
	// entries holds, for each first stem, the phrases that begin with it, longest first.
	entries map[string][]entry
	names   []string
}

type entry struct {
	rest []string
	name int32
}

// span is a match: the tokens from up to, not including, to stand for a name.
type span struct {
	name     int32
	from, to int
}

type matcherBuilder struct {
	analyzer *analysis.Analyzer
	ids      map[string]int32
	matcher  matcher
}

func newMatcherBuilder(a *analysis.Analyzer) *matcherBuilder {
	return &matcherBuilder{analyzer: a, ids: map[string]int32{}, matcher: matcher{entries: map[string][]entry{}}}
}

// add lets a phrase stand for a name.
func (b *matcherBuilder) add(name, phrase string) {
	tokens := b.analyzer.Tokens(phrase)
	if len(tokens) == 0 {
		return
	}
	id, ok := b.ids[name]
	if !ok {
		id = int32(len(b.matcher.names))
		b.ids[name] = id
		b.matcher.names = append(b.matcher.names, name)
	}
	rest := make([]string, 0, len(tokens)-1)
	for _, t := range tokens[1:] {
		rest = append(rest, t.Stem)
	}
	first := tokens[0].Stem
	b.matcher.entries[first] = append(b.matcher.entries[first], entry{rest, id})
}

// build sorts the entries so that the longest phrase is tried first.
func (b *matcherBuilder) build() matcher {
	for _, list := range b.matcher.entries {
		slices.SortStableFunc(list, func(a, b entry) int { return len(b.rest) - len(a.rest) })
	}
	return b.matcher
}

// each calls found for every match, in order of the first token. A token may take part in
// several matches of different names; of one name, the longest match at a token counts.
func (m matcher) each(tokens []analysis.Token, found func(span)) {
	for i := range tokens {
		last := int32(-1)
		for _, e := range m.entries[tokens[i].Stem] {
			if e.name != last && follows(tokens[i+1:], e.rest) {
				found(span{e.name, i, i + 1 + len(e.rest)})
				last = e.name
			}
		}
	}
}

func follows(tokens []analysis.Token, stems []string) bool {
	if len(tokens) < len(stems) {
		return false
	}
	for i, s := range stems {
		if tokens[i].Stem != s {
			return false
		}
	}
	return true
}

// lexiconMatcher lets each lay word of the lexicon stand for its term.
func lexiconMatcher(a *analysis.Analyzer, lexicon []knowledge.Synonym) matcher {
	b := newMatcherBuilder(a)
	for _, s := range lexicon {
		b.add(s.Term, s.Term)
		for _, list := range append(s.Foreign(), s.Words) {
			for _, w := range list {
				b.add(s.Term, w)
			}
		}
	}
	return b.build()
}
