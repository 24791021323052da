package search

import "slices"

// matcher finds words and phrases of several names in a row of words, by the hashes of
// their stems (see [hashText]).
type matcher struct {
	names []string
	// firsts finds the group of the phrases that begin with a word: groups[i] to groups[i+1]
	// of entries, longest first.
	firsts  table
	groups  []int32
	entries []entry
	// rests hold the words of the phrases beyond the first, one phrase after another.
	rests []uint64
}

// entry is a phrase that stands for a name; its words after the first are rests[from:to].
type entry struct {
	name, from, to int32
}

// span is a match: the tokens from up to, not including, to stand for a name.
type span struct {
	name     int32
	from, to int
}

// each calls found for every match, in order of the first token. A token may take part in
// several matches of different names; of one name, the longest match at a token counts.
func (m *matcher) each(words []uint64, found func(span)) {
	for i, word := range words {
		group, ok := m.firsts.find(word)
		if !ok {
			continue
		}
		last := int32(-1)
		for _, e := range m.entries[m.groups[group]:m.groups[group+1]] {
			if rest := m.rests[e.from:e.to]; e.name != last && follows(words[i+1:], rest) {
				found(span{e.name, i, i + 1 + len(rest)})
				last = e.name
			}
		}
	}
}

func follows(words, rest []uint64) bool {
	return len(words) >= len(rest) && slices.Equal(words[:len(rest)], rest)
}

// all lists the matches.
func (m *matcher) all(words []uint64) []span {
	var out []span
	m.each(words, func(s span) { out = append(out, s) })
	return out
}
