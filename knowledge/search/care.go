package search

import (
	"cmp"
	"maps"
	"slices"

	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
)

// careRules finds red flags in a text by combinations of concepts that stand near each
// other, are not denied and are not part of an idiom.
type careRules struct {
	concepts matcher
	flags    []careFlag
	// first lists the combinations by the name of their first member, so that a message
	// is held only against those that it may meet.
	first map[int32][]combination
}

type careFlag struct {
	flag   *knowledge.RedFlag
	unless []int32
}

// combination is one line of a flag: the names that must meet.
type combination struct {
	// flag and line are its place in the file.
	flag, line int
	names      []int32
}

// raised is a red flag found in a text and the tokens that raised it.
type raised struct {
	flag  *knowledge.RedFlag
	spans []span
}

func newCareRules(a *analysis.Analyzer, care *knowledge.Care) careRules {
	b := newMatcherBuilder(a)
	names := slices.Sorted(maps.Keys(care.Concepts))
	for _, name := range names {
		for _, phrase := range care.Concepts[name] {
			b.add(name, phrase)
		}
	}
	id := func(member string) (int32, bool) {
		if _, ok := b.ids[member]; !ok {
			b.add(member, member)
		}
		n, ok := b.ids[member]
		return n, ok
	}
	rules := careRules{first: map[int32][]combination{}}
	for i := range care.Flags {
		for line, members := range care.Flags[i].When {
			if names := ids(members, id); len(names) == len(members) && len(names) > 0 {
				rules.first[names[0]] = append(rules.first[names[0]], combination{i, line, names})
			}
		}
		rules.flags = append(rules.flags, careFlag{&care.Flags[i], ids(care.Flags[i].Unless, id)})
	}
	rules.concepts = b.build()
	return rules
}

func ids(members []string, id func(string) (int32, bool)) []int32 {
	var out []int32
	for _, m := range members {
		if n, ok := id(m); ok {
			out = append(out, n)
		}
	}
	return out
}

// find returns the flags raised by a text, most urgent first, then in file order.
func (r careRules) find(tokens []analysis.Token, deniers []int) []raised {
	byName := map[int32][]span{}
	r.concepts.each(tokens, func(s span) { byName[s.name] = append(byName[s.name], s) })
	if len(byName) == 0 {
		return nil
	}
	var out []raised
	last := -1
	for _, c := range r.candidates(byName) {
		if c.flag == last || r.flags[c.flag].excused(byName) {
			continue
		}
		if spans := near(c.names, byName, nil, deniers); spans != nil {
			out = append(out, raised{r.flags[c.flag].flag, spans})
			last = c.flag
		}
	}
	slices.SortStableFunc(out, func(a, b raised) int { return a.flag.Level.Rank() - b.flag.Level.Rank() })
	return out
}

// candidates lists the combinations of which the first member stands in the text, in file
// order.
func (r careRules) candidates(byName map[int32][]span) []combination {
	var out []combination
	for name := range byName {
		for _, c := range r.first[name] {
			if len(c.names) == 1 || len(byName[c.names[1]]) > 0 {
				out = append(out, c)
			}
		}
	}
	slices.SortFunc(out, func(a, b combination) int {
		return cmp.Or(cmp.Compare(a.flag, b.flag), cmp.Compare(a.line, b.line))
	})
	return out
}

func (f careFlag) excused(byName map[int32][]span) bool {
	for _, name := range f.unless {
		if len(byName[name]) > 0 {
			return true
		}
	}
	return false
}
