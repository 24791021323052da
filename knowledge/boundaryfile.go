package knowledge

import (
	"fmt"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

const (
	maxSubject = 60
	maxLine    = 240
	maxNear    = 3
)

// boundaryFile is boundaries.yaml with the places of the parts that refer to topics.
type boundaryFile struct {
	boundaries []Boundary
	near       []spot
}

// readBoundaries reads boundaries.yaml.
func readBoundaries(r *reader, doc *yaml.Node) boundaryFile {
	var out boundaryFile
	ids, names := map[string]bool{}, map[string]string{}
	for _, item := range r.sequence(doc) {
		f := r.mapping(item, "id", "subject", "also-called", "questions", "line", "near")
		near, also := r.texts(f["near"]), r.texts(f["also-called"])
		b := Boundary{
			ID: r.need(item, f, "id"), Subject: r.need(item, f, "subject"), AlsoCalled: plainTexts(also),
			Questions: plainTexts(r.texts(f["questions"])), Line: r.need(item, f, "line"), Near: plainTexts(near),
		}
		r.once(item, ids, b.ID)
		r.atMost(r.text(f["subject"]), "the subject", maxSubject)
		r.atMost(r.text(f["line"]), "the line", maxLine)
		if len(near) > maxNear {
			r.errorSpot(near[maxNear], fmt.Sprintf("more than %d topics under near", maxNear), "keep the nearest")
		}
		for _, s := range also {
			if first, taken := names[s.text]; taken {
				r.errorSpot(s, fmt.Sprintf("%q names both %q and %q", s.text, first, b.ID), "remove it from one of them")
			}
			names[s.text] = b.ID
		}
		out.boundaries = append(out.boundaries, b)
		out.near = append(out.near, near...)
	}
	return out
}

// once reports an id that is malformed or stands twice in a file.
func (r *reader) once(item *yaml.Node, seen map[string]bool, id string) {
	switch {
	case id == "":
	case !topicName.MatchString(id):
		r.errorNode(item, fmt.Sprintf("%q is not an id", id), "use lower case letters, digits and dashes")
	case seen[id]:
		r.errorNode(item, fmt.Sprintf("the id %q stands twice", id), "rename one of them")
	}
	seen[id] = true
}

// atMost reports a text that is longer than a number of characters.
func (r *reader) atMost(s spot, what string, limit int) {
	if n := utf8.RuneCountInString(s.text); n > limit {
		r.errorSpot(s, fmt.Sprintf("%s has %d characters; at most %d fit", what, n, limit), "say it shorter")
	}
}
