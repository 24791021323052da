package search

import (
	"slices"

	"gutskin/knowledge"
)

// How far the second topic may score below the first and still be answered along with it:
// a lever and a concern that are both named are asked about together.
const (
	secondTopicGap  = 1.1
	leverConcernGap = 2.2
)

// answered are the one or two topics that the question is about: the best one, and another
// that is named beside it and ranks near. Of a lever and a concern the lever comes first.
func (e *evidence) answered() []*knowledge.Topic {
	first := e.index.base.Topic(e.topics[0].class)
	out := []*knowledge.Topic{first}
	if e.index.model == nil {
		return out
	}
	named := e.index.names.named(e.reading)
	if !slices.Contains(named, first.ID) {
		return out
	}
	asked := e.index.names.asked(e.reading)
	if e.reading.story {
		named = asked
	}
	for _, t := range e.topics[1:min(len(e.topics), maxRanked)] {
		second := e.index.base.Topic(t.class)
		if slices.Contains(named, t.class) && !e.hides(t.class) && e.topics[0].score-t.score <= gap(first, second) && served(first, second) {
			out = append(out, second)
			break
		}
	}
	if len(out) > 1 && !slices.Contains(asked, out[1].ID) {
		return out
	}
	slices.SortStableFunc(out, func(a, b *knowledge.Topic) int { return place(a.Group) - place(b.Group) })
	return out
}

func gap(first, second *knowledge.Topic) float32 {
	if place(first.Group)+place(second.Group) == place(knowledge.GroupFood)+place(knowledge.GroupConcern) {
		return leverConcernGap
	}
	return secondTopicGap
}

// served reports whether two topics in one question want a card that serves both. A
// mechanism beside a lever or a concern only explains it: then the other one is enough.
func served(first, second *knowledge.Topic) bool {
	return (first.Group == knowledge.GroupMechanism) == (second.Group == knowledge.GroupMechanism)
}

// place orders levers before concerns before mechanisms.
func place(g knowledge.Group) int {
	switch g {
	case knowledge.GroupFood, knowledge.GroupLifestyle:
		return 0
	case knowledge.GroupConcern:
		return 1
	}
	return 2
}
