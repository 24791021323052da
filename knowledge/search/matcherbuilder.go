package search

import (
	"slices"

	"gutskin/knowledge/analysis"
)

// matcherBuilder collects the phrases of a [matcher].
type matcherBuilder struct {
	analyzer *analysis.Analyzer
	ids      map[string]int32
	matcher  matcher
	// groups numbers the first words, and firsts lists them; group is that of each entry.
	groups map[uint64]int32
	firsts []uint64
	group  []int32
}

func newMatcherBuilder(a *analysis.Analyzer) *matcherBuilder {
	return &matcherBuilder{analyzer: a, ids: map[string]int32{}, groups: map[uint64]int32{}}
}

// add lets a phrase stand for a name.
func (b *matcherBuilder) add(name, phrase string) {
	tokens := b.analyzer.Tokens(phrase)
	if len(tokens) == 0 {
		return
	}
	m := &b.matcher
	id, ok := b.ids[name]
	if !ok {
		id = int32(len(m.names))
		b.ids[name] = id
		m.names = append(m.names, name)
	}
	from := int32(len(m.rests))
	for _, t := range tokens[1:] {
		m.rests = append(m.rests, hashText(kindWord, t.Stem))
	}
	m.entries = append(m.entries, entry{id, from, int32(len(m.rests))})
	b.group = append(b.group, b.first(hashText(kindWord, tokens[0].Stem)))
}

func (b *matcherBuilder) addAll(name string, phrases []string) {
	for _, phrase := range phrases {
		b.add(name, phrase)
	}
}

// addNew adds phrases under their own name, unless they are names already.
func (b *matcherBuilder) addNew(phrases []string) {
	for _, phrase := range phrases {
		if _, known := b.ids[phrase]; !known {
			b.add(phrase, phrase)
		}
	}
}

// first is the number of the group of phrases that begin with a word.
func (b *matcherBuilder) first(word uint64) int32 {
	group, ok := b.groups[word]
	if !ok {
		group = int32(len(b.firsts))
		b.groups[word] = group
		b.firsts = append(b.firsts, word)
	}
	return group
}

// build puts the entries of a group beside each other, the longest first, otherwise in the
// order in which they were added, and their words in the same order.
func (b *matcherBuilder) build() matcher {
	m := b.matcher
	m.firsts = newTable(b.firsts)
	m.groups = make([]int32, len(b.firsts)+1)
	for _, g := range b.group {
		m.groups[g+1]++
	}
	for g := range b.firsts {
		m.groups[g+1] += m.groups[g]
	}
	entries, next := make([]entry, len(m.entries)), slices.Clone(m.groups)
	for i, g := range b.group {
		entries[next[g]] = m.entries[i]
		next[g]++
	}
	m.entries = entries
	for g := range b.firsts {
		slices.SortStableFunc(entries[m.groups[g]:m.groups[g+1]], func(a, b entry) int {
			return int(b.to-b.from) - int(a.to-a.from)
		})
	}
	m.rests = make([]uint64, 0, len(b.matcher.rests))
	for i, e := range entries {
		from := int32(len(m.rests))
		m.rests = append(m.rests, b.matcher.rests[e.from:e.to]...)
		entries[i].from, entries[i].to = from, int32(len(m.rests))
	}
	return m
}
