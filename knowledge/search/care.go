package search

import (
	"cmp"
	"slices"

	"gutskin/knowledge"
)

// careRules finds red flags in a text by combinations of concepts that stand near each
// other, are not denied and are not part of an idiom.
type careRules struct {
	concepts *matcher
	flags    []careFlag
	// first lists the combinations by the name of their first member, so that a message
	// is held only against those that it may meet.
	first [][]combination
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

// raised is a red flag found in a text and the tokens that raised it. It is far when they
// all stand in the text, though not near each other.
type raised struct {
	flag  *knowledge.RedFlag
	spans []span
	far   bool
}

// newCareRules makes the rules of a base's red flags; concepts finds their members.
func newCareRules(concepts *matcher, care *knowledge.Care) careRules {
	numbers := make(map[string]int32, len(concepts.names))
	for i, name := range concepts.names {
		numbers[name] = int32(i)
	}
	rules := careRules{concepts: concepts, first: make([][]combination, len(concepts.names))}
	for i := range care.Flags {
		for line, members := range care.Flags[i].When {
			if names := ids(members, numbers); len(names) == len(members) && len(names) > 0 {
				rules.first[names[0]] = append(rules.first[names[0]], combination{i, line, names})
			}
		}
		rules.flags = append(rules.flags, careFlag{&care.Flags[i], ids(care.Flags[i].Unless, numbers)})
	}
	return rules
}

// ids are the numbers of those members that have one.
func ids(members []string, numbers map[string]int32) []int32 {
	var out []int32
	for _, m := range members {
		if n, ok := numbers[m]; ok {
			out = append(out, n)
		}
	}
	return out
}

// find returns the flags raised by a text, most urgent first, then in file order. Where there
// are none, it returns one that is far, if any: of a flag that is no emergency, for somebody
// tells of a transplant first and asks for kefir five sentences later, where the words of
// emergencies mean nothing unless they stand together.
func (r *careRules) find(text reading) []raised {
	found := make(places, 0, len(text.words))
	r.concepts.each(text.words, func(s span) { found = append(found, s) })
	if len(found) == 0 {
		return nil
	}
	slices.SortFunc(found, byName)
	var out []raised
	candidates := r.candidates(found)
	last := -1
	for _, c := range candidates {
		if c.flag == last || r.flags[c.flag].excused(found) {
			continue
		}
		if spans := near(c.names, found, nil, text.deniers, careWindow); spans != nil {
			out = append(out, raised{r.flags[c.flag].flag, spans, false})
			last = c.flag
		}
	}
	if len(out) == 0 {
		return r.far(candidates, found, text)
	}
	slices.SortStableFunc(out, func(a, b raised) int { return a.flag.Level.Rank() - b.flag.Level.Rank() })
	return out
}

// far returns the first flag that a text raises when the window does not count: by two
// members, who or what and a remedy. Of three, one is mostly a word like "with", which says
// nothing unless it stands beside the others.
func (r *careRules) far(candidates []combination, found places, text reading) []raised {
	for _, c := range candidates {
		f := r.flags[c.flag]
		if f.flag.Level != knowledge.LevelSoon || len(c.names) > 2 || f.excused(found) {
			continue
		}
		if spans := near(c.names, found, nil, text.deniers, len(text.tokens)); spans != nil {
			return []raised{{f.flag, spans, true}}
		}
	}
	return nil
}

// raises reports whether a text raises a flag by words that stand near each other.
func (r *careRules) raises(text reading) bool {
	found := r.find(text)
	return len(found) > 0 && !found[0].far
}

// findTwo returns the flags raised by a question together with the one that it goes on from,
// "are vitamins good for my skin?" and "even when I'm expecting?", by words of which at least
// one stands in the question itself. start is how many words the earlier one has.
func (r *careRules) findTwo(question, both reading, start int) []raised {
	if out := r.find(question); len(out) > 0 {
		return out
	}
	var out []raised
	for _, f := range r.find(both) {
		spans := slices.DeleteFunc(f.spans, func(s span) bool { return s.to <= start })
		if len(spans) == 0 {
			continue
		}
		for i := range spans {
			spans[i].from, spans[i].to = max(spans[i].from-start, 0), spans[i].to-start
		}
		out = append(out, raised{f.flag, spans, f.far})
	}
	return out
}

// places are where concepts stand in a text, sorted by name, then by place, the longest first.
type places []span

func byName(a, b span) int {
	switch {
	case a.name != b.name:
		return int(a.name - b.name)
	case a.from != b.from:
		return a.from - b.from
	}
	return b.to - a.to
}

// of lists the places of one concept.
func (p places) of(name int32) []span {
	from, _ := slices.BinarySearchFunc(p, name, func(s span, name int32) int { return int(s.name - name) })
	to := from
	for to < len(p) && p[to].name == name {
		to++
	}
	return p[from:to]
}

// candidates lists the combinations of which the first two members stand in the text, in
// file order.
func (r *careRules) candidates(found places) []combination {
	var out []combination
	for i, s := range found {
		if i > 0 && s.name == found[i-1].name {
			continue
		}
		for _, c := range r.first[s.name] {
			if len(c.names) == 1 || len(found.of(c.names[1])) > 0 {
				out = append(out, c)
			}
		}
	}
	slices.SortFunc(out, func(a, b combination) int {
		return cmp.Or(cmp.Compare(a.flag, b.flag), cmp.Compare(a.line, b.line))
	})
	return out
}

func (f careFlag) excused(found places) bool {
	return slices.ContainsFunc(f.unless, func(name int32) bool { return len(found.of(name)) > 0 })
}
