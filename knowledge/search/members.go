package search

import "gutskin/knowledge"

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

// subject is the boundary subject that the question is about: of those that it names the
// nearest, else one that is clearly the nearest; nil when that cannot be told.
func (e *evidence) subject() *knowledge.Boundary {
	c := &e.index.model.centroids
	best, id := float32(-1), ""
	for _, name := range e.index.boundaries.named(e.reading) {
		if near := e.nearTo(classBoundary, name); near > best {
			best, id = near, name
		}
	}
	switch {
	case id != "":
	case e.boundary-max(e.best, e.elsewhere) >= plainly:
		id, _ = e.nearestTwo(e.near, classBoundary)
	default:
		id = c.id(c.clearly(e.near, classBoundary))
	}
	return e.index.base.Boundary(id)
}

// nearTo is how near the question is to one member of a class; 0 when there is none.
func (e *evidence) nearTo(class, id string) float32 {
	if i := e.index.model.centroids.find(class, id); i >= 0 {
		return e.near[i]
	}
	return 0
}

// nearestTwo are the ids of the two nearest members of a class; empty where there is none.
func (e *evidence) nearestTwo(near []float32, class string) (first, second string) {
	c := &e.index.model.centroids
	a, b := c.nearest(near, class)
	return c.id(a), c.id(b)
}

// likeliestFlag is the red flag that a message reads like: the one that is clearly nearest,
// else a general one, as urgent as the two nearest are.
func (e *evidence) likeliestFlag() *knowledge.RedFlag {
	c, base, near := &e.index.model.centroids, e.index.base, e.whole.near
	if flag := base.Flag(c.id(c.clearly(near, classCare))); flag != nil {
		return flag
	}
	one, other := e.nearestTwo(near, classCare)
	first, second := base.Flag(one), base.Flag(other)
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
