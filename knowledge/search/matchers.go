package search

import (
	"maps"
	"slices"

	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
)

// matchers find what the files of a base name. They are part of a kept model: cutting some
// twenty thousand phrases into words takes longer than all else at the start.
type matchers struct {
	// lexicon finds the lexicon's terms, negations what denies, concepts what the rules for
	// red flags are made of, intents what a question wants.
	lexicon, negations, concepts, intents matcher
	// topics and boundaries find topics and boundary subjects by name.
	topics, boundaries matcher
}

// all lists the matchers in the order in which they are kept.
func (m *matchers) all() []*matcher {
	return []*matcher{&m.lexicon, &m.negations, &m.concepts, &m.intents, &m.topics, &m.boundaries}
}

// newMatchers makes the matchers of a base, those of names of topics aside.
func newMatchers(a *analysis.Analyzer, base *knowledge.Base, c recipe) matchers {
	m := matchers{
		lexicon: lexiconMatcher(a, base.Lexicon), concepts: conceptMatcher(a, &base.Care),
		intents: intentMatcher(a, base.Intents), boundaries: boundaryMatcher(a, base.Boundaries),
	}
	if c.denial {
		m.negations = negationMatcher(a, &base.Care)
	}
	return m
}

// lexiconMatcher lets each lay word of the lexicon stand for its term.
func lexiconMatcher(a *analysis.Analyzer, lexicon []knowledge.Synonym) matcher {
	b := newMatcherBuilder(a)
	for _, s := range lexicon {
		b.add(s.Term, s.Term)
		for _, list := range append(s.Foreign(), s.Words) {
			b.addAll(s.Term, list)
		}
	}
	return b.build()
}

// negationMatcher finds words that deny, and phrases that hold such a word and do not.
func negationMatcher(a *analysis.Analyzer, care *knowledge.Care) matcher {
	b := newMatcherBuilder(a)
	b.addAll(nameDenies, care.Negations)
	b.addAll(nameDoesNot, care.NotNegations)
	return b.build()
}

// conceptMatcher finds the members of the combinations of the red flags: concepts, and
// phrases that are none.
func conceptMatcher(a *analysis.Analyzer, care *knowledge.Care) matcher {
	b := newMatcherBuilder(a)
	for _, name := range slices.Sorted(maps.Keys(care.Concepts)) {
		b.addAll(name, care.Concepts[name])
	}
	for i := range care.Flags {
		for _, members := range care.Flags[i].When {
			b.addNew(members)
		}
		b.addNew(care.Flags[i].Unless)
	}
	return b.build()
}

func intentMatcher(a *analysis.Analyzer, lists map[string][]string) matcher {
	b := newMatcherBuilder(a)
	for _, name := range []string{intentFood, intentAvoid, intentHabits} {
		b.addAll(name, lists[name])
	}
	return b.build()
}

// boundaryMatcher finds boundary subjects by name.
func boundaryMatcher(a *analysis.Analyzer, boundaries []knowledge.Boundary) matcher {
	b := newMatcherBuilder(a)
	for i := range boundaries {
		b.add(boundaries[i].ID, boundaries[i].Subject)
		b.addAll(boundaries[i].ID, boundaries[i].AlsoCalled)
	}
	return b.build()
}
