package search

import (
	"maps"
	"slices"

	"gutskin/knowledge"
)

// The classes beside the topics. Boundary subjects, messages for elsewhere and red flags
// are rivals of the topics; which of them it is, is decided afterwards.
const (
	classBoundary  = "!boundary"
	classElsewhere = "!elsewhere"
	classCare      = "!care"
)

// example is a text that is known to belong to a class.
type example struct {
	phrase knowledge.Phrase
	class  string
	// member is the topic, boundary, flag or kind of message within the class.
	member string
}

// examplesOf lists everything in a base that shows how people ask for something, in an
// order that does not depend on how the base was loaded.
func examplesOf(base *knowledge.Base) []example {
	c := collector{seen: map[knowledge.Phrase]bool{}}
	for i := range base.Topics {
		t := &base.Topics[i]
		c.texts(t.ID, t.ID, t.Title)
		c.texts(t.ID, t.ID, t.AlsoCalled...)
		c.texts(t.ID, t.ID, t.Questions...)
		c.phrases(t.ID, t.ID, base.Phrases.Topics[t.ID])
		c.texts(t.ID, t.ID, t.Summary)
		for _, tip := range t.Tips {
			c.texts(t.ID, t.ID, tip.Text)
		}
	}
	for i := range base.Boundaries {
		b := &base.Boundaries[i]
		c.texts(classBoundary, b.ID, b.Subject)
		c.texts(classBoundary, b.ID, b.AlsoCalled...)
		c.texts(classBoundary, b.ID, b.Questions...)
		c.phrases(classBoundary, b.ID, base.Phrases.Boundaries[b.ID])
	}
	for _, id := range slices.Sorted(maps.Keys(base.Phrases.Elsewhere)) {
		c.phrases(classElsewhere, id, base.Phrases.Elsewhere[id])
	}
	for i := range base.Care.Flags {
		f := &base.Care.Flags[i]
		c.texts(classCare, f.ID, f.Signs...)
		c.phrases(classCare, f.ID, base.Phrases.Care[f.ID])
	}
	return c.examples
}

// collector gathers examples and leaves out those that it has already.
type collector struct {
	examples []example
	seen     map[knowledge.Phrase]bool
}

func (c *collector) texts(class, member string, texts ...string) {
	for _, t := range texts {
		c.phrases(class, member, []knowledge.Phrase{{Text: t}})
	}
}

func (c *collector) phrases(class, member string, phrases []knowledge.Phrase) {
	for _, p := range phrases {
		if p.Text == "" || c.seen[p] {
			continue
		}
		c.seen[p] = true
		c.examples = append(c.examples, example{p, class, member})
	}
}
