package search

import (
	"slices"

	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
)

// names finds the topics that a text calls by name: by title, by another name, or by a
// lay word that the lexicon gives for one of these.
type names struct {
	matcher matcher
}

func newNames(a *analysis.Analyzer, base *knowledge.Base) names {
	b := newMatcherBuilder(a)
	owners := map[string]string{}
	for i := range base.Topics {
		t := &base.Topics[i]
		for _, name := range append([]string{t.Title, spaced(t.ID)}, t.AlsoCalled...) {
			b.add(t.ID, name)
			owners[key(a, name)] = t.ID
		}
	}
	for _, s := range base.Lexicon {
		owner := owners[key(a, s.Term)]
		if owner == "" {
			continue
		}
		for _, list := range [][]string{s.Words, s.Spanish, s.German, s.French, s.Portuguese} {
			for _, w := range list {
				b.add(owner, w)
			}
		}
	}
	return names{b.build()}
}

// key is a name after analysis, so that "wrinkle" and "wrinkles" are one.
func key(a *analysis.Analyzer, name string) string {
	var out []byte
	for _, t := range a.Tokens(name) {
		out = append(append(out, t.Stem...), ' ')
	}
	return string(out)
}

func spaced(id string) string {
	b := []byte(id)
	for i, c := range b {
		if c == '-' {
			b[i] = ' '
		}
	}
	return string(b)
}

// named lists the topics that a reading calls by name without denying them, in the order
// in which they stand. A name within a longer one ("gut" in "gut-skin axis") does not count.
func (n names) named(r reading) []string {
	var spans []span
	n.matcher.each(r.tokens, func(s span) { spans = append(spans, s) })
	var out []string
	for _, s := range spans {
		id := n.matcher.names[s.name]
		if r.deniers[s.from] == notDenied && !within(s, spans) && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func within(s span, spans []span) bool {
	for _, other := range spans {
		if other.from <= s.from && s.to <= other.to && other.to-other.from > s.to-s.from {
			return true
		}
	}
	return false
}
