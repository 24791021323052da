package search

import (
	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
)

// memberDominance is how many times nearer a member of a class must be than the next one
// to be taken for what a message is about; set by cross-validation: at 1.5 the boundary
// line shown is the right one in five cases of six.
const memberDominance = 1.5

// plainly is how far boundary subjects must be ahead of all else for the nearest of them to
// be named without being clearly the nearest.
const plainly = 0.6

// The cards for a message that reads like a red flag without its being clear which one: one
// for when emergencies are nearest, one for the rest. Cross-validation says why not the
// nearest flag's own card: it is the right one in a third of such cases.
const (
	generalFlag      = "general"
	generalEmergency = "general-now"
)

// newBoundaryNames finds boundary subjects by name.
func newBoundaryNames(a *analysis.Analyzer, base *knowledge.Base) names {
	b := newMatcherBuilder(a)
	for i := range base.Boundaries {
		subject := &base.Boundaries[i]
		b.add(subject.ID, subject.Subject)
		for _, name := range subject.AlsoCalled {
			b.add(subject.ID, name)
		}
	}
	return names{b.build()}
}

// subject is the boundary subject that the question is about: of those that it names the
// nearest, else one that is clearly the nearest; nil when that cannot be told.
func (e *evidence) subject() *knowledge.Boundary {
	c := &e.index.model.centroids
	best, id := float32(-1), ""
	for _, name := range e.index.boundaries.named(e.reading) {
		if n := c.near(e.near, classBoundary, name); n > best {
			best, id = n, name
		}
	}
	switch {
	case id != "":
	case e.boundary-max(e.best(), e.elsewhere) >= plainly:
		id = c.nearest(e.near, classBoundary)
	default:
		id = c.clearly(e.near, classBoundary)
	}
	return e.index.base.Boundary(id)
}

// likeliestFlag is the red flag that a message reads like: the one that is clearly nearest,
// else a general one, as urgent as the two nearest are.
func (e *evidence) likeliestFlag() *knowledge.RedFlag {
	c, base := &e.index.model.centroids, e.index.base
	if flag := base.Flag(c.clearly(e.near, classCare)); flag != nil {
		return flag
	}
	first, second := base.Flag(c.nearest(e.near, classCare)), base.Flag(c.second(e.near, classCare))
	general := base.Flag(generalFlag)
	if isEmergency(first) && isEmergency(second) {
		general = base.Flag(generalEmergency)
	}
	if general == nil {
		return first
	}
	return general
}

func isEmergency(flag *knowledge.RedFlag) bool {
	return flag != nil && flag.Level == knowledge.LevelNow
}

// near is how near a text is to one member; 0 when there is no such member.
func (c *centroids) near(scores []float32, class, id string) float32 {
	for i, m := range c.members {
		if m.class == class && m.id == id {
			return scores[i]
		}
	}
	return 0
}

// clearly is the member of a class that a text is much nearer to than to any other; empty
// when there is none.
func (c *centroids) clearly(scores []float32, class string) string {
	var best, second float32
	id := ""
	for i, m := range c.members {
		switch {
		case m.class != class:
		case scores[i] > best:
			best, second, id = scores[i], best, m.id
		case scores[i] > second:
			second = scores[i]
		}
	}
	if best < memberDominance*second {
		return ""
	}
	return id
}

// second is the member of a class that a text is nearest to but one; empty when there is none.
func (c *centroids) second(scores []float32, class string) string {
	nearest := c.nearest(scores, class)
	best, id := float32(0), ""
	for i, s := range scores {
		if m := c.members[i]; m.class == class && m.id != nearest && s > best {
			best, id = s, m.id
		}
	}
	return id
}
