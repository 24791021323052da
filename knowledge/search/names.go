package search

import (
	"slices"
	"strings"

	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
)

// names finds the topics or boundary subjects that a text calls by name.
type names struct {
	matcher *matcher
}

// topicMatcher finds topics by title, by another name, or by a lay word of the lexicon that
// people use for that topic above all.
func topicMatcher(a *analysis.Analyzer, base *knowledge.Base, model *Model) matcher {
	b := newMatcherBuilder(a)
	owners := map[string]string{}
	for i := range base.Topics {
		t := &base.Topics[i]
		for _, name := range append([]string{t.Title, strings.ReplaceAll(t.ID, "-", " ")}, t.AlsoCalled...) {
			b.add(t.ID, name)
			owners[key(a, name)] = t.ID
		}
	}
	for _, s := range base.Lexicon {
		owner := owners[key(a, s.Term)]
		if owner == "" {
			owner = model.owner(s.Term)
		}
		if owner == "" {
			continue
		}
		b.add(owner, s.Term)
		for _, list := range append(s.Foreign(), s.Words) {
			b.addAll(owner, list)
		}
	}
	return b.build()
}

// How typical a term must be of a topic to stand for it: so much, and so many times as
// much as of any other topic.
const (
	ownerWeight    = 0.12
	ownerDominance = 1.8
)

// owner is the topic that a term of the lexicon stands for; empty when it is shared.
func (m *Model) owner(term string) string {
	id, ok := m.ids.find(hashText(kindTerm, term))
	if !ok {
		return ""
	}
	var best, second float32
	topic := ""
	for _, p := range m.centroids.postings[m.centroids.first[id]:m.centroids.first[id+1]] {
		switch member := m.centroids.members[p.member]; {
		case member.class != member.id:
		case p.weight > best:
			best, second, topic = p.weight, best, member.id
		case p.weight > second:
			second = p.weight
		}
	}
	if best < ownerWeight || best < ownerDominance*second {
		return ""
	}
	return topic
}

// key is a name after analysis, so that "wrinkle" and "wrinkles" are one.
func key(a *analysis.Analyzer, name string) string {
	var out []byte
	for _, t := range a.Tokens(name) {
		out = append(append(out, t.Stem...), ' ')
	}
	return string(out)
}

// named lists what a reading calls by name without denying it, in the order in which it
// stands. A name within a longer one ("gut" in "gut-skin axis") does not count.
func (n *names) named(r reading) []string {
	return n.namedWhere(r, func(analysis.Token) bool { return true })
}

// asked lists what a reading names in the sentences that ask, in all of them where none does.
func (n *names) asked(r reading) []string {
	asks := slices.ContainsFunc(r.tokens, func(t analysis.Token) bool { return t.Asks })
	return n.namedWhere(r, func(t analysis.Token) bool { return t.Asks || !asks })
}

// namedWhere lists what a reading names with words that hold.
func (n *names) namedWhere(r reading, holds func(analysis.Token) bool) []string {
	spans := n.matcher.all(r.words)
	var out []string
	for _, s := range spans {
		id := n.matcher.names[s.name]
		if holds(r.tokens[s.from]) && r.deniers[s.from] == notDenied && !within(s, spans) && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// bare lists the topics of a text that holds nothing but their names and words of grammar:
// "acne", "and eczema?", "what about probiotics and fiber". Otherwise it is empty.
func (n *names) bare(r reading) []string {
	next := 0 // the first token that no name has reached
	for _, s := range n.matcher.all(r.words) {
		if !allStop(r.tokens[min(next, s.from):s.from]) {
			return nil
		}
		next = max(next, s.to)
	}
	if !allStop(r.tokens[next:]) {
		return nil
	}
	return n.named(r)
}

func within(s span, spans []span) bool {
	for _, other := range spans {
		if other.from <= s.from && s.to <= other.to && other.to-other.from > s.to-s.from {
			return true
		}
	}
	return false
}
