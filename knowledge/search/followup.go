package search

// leaveMargin is by how much a message must read like one for elsewhere to be read without
// the question before it; set on examples such as "thanks" (leaves) and "why?" (does not).
const leaveMargin = 0.9

// leaves reports whether a message by itself leaves the subject ("thanks!", "and the best
// pizza in town?"): then the earlier question must not pull it back.
func (e *evidence) leaves() bool {
	return e.index.model != nil && e.elsewhere-max(e.best, e.boundary) >= leaveMargin
}
