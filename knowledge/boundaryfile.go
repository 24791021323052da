package knowledge

import (
	"fmt"

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
		if f == nil {
			continue
		}
		id, subject, line := r.need(item, f, "id"), r.need(item, f, "subject"), r.need(item, f, "line")
		near, also := r.texts(f["near"]), r.texts(f["also-called"])
		r.once(id, ids)
		r.atMost(subject, "the subject", maxSubject)
		r.atMost(line, "the line", maxLine)
		r.shown(subject, line)
		if len(near) > maxNear {
			r.errorSpot(near[maxNear], fmt.Sprintf("more than %d topics under near", maxNear), "keep the nearest")
		}
		for _, s := range also {
			if first, taken := names[s.text]; taken {
				r.errorSpot(s, fmt.Sprintf("%s names both %s and %s", named(s.text), named(first), named(id.text)), "remove it from one of them")
			}
			names[s.text] = id.text
		}
		out.boundaries = append(out.boundaries, Boundary{
			ID: id.text, Subject: subject.text, AlsoCalled: plainTexts(also),
			Questions: plainTexts(r.texts(f["questions"])), Line: line.text, Near: plainTexts(near),
		})
		out.near = append(out.near, near...)
	}
	return out
}

// once reports an id that is malformed or stands twice in a file.
func (r *reader) once(id spot, seen map[string]bool) {
	switch {
	case id.text == "":
	case !topicName.MatchString(id.text):
		r.errorSpot(id, fmt.Sprintf("%s is not an id", named(id.text)), "use small letters, digits and dashes")
	case seen[id.text]:
		r.errorSpot(id, fmt.Sprintf("the id %s stands twice", named(id.text)), "rename one of them")
	}
	seen[id.text] = true
}
