package knowledge

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// The fields of an entry of boundaries.yaml that a topic has not.
const (
	FieldSubject Field = "subject"
	FieldLine    Field = "line"
	FieldNear    Field = "near"
)

// BoundaryFields lists the fields of an entry of boundaries.yaml that can be changed, in the
// order in which they stand there. Its id stays.
func BoundaryFields() []Field {
	return []Field{FieldSubject, FieldAlsoCalled, FieldQuestions, FieldLine, FieldNear}
}

// BoundarySheet is boundaries.yaml taken apart in entries and fields, to change some of them
// and leave every other byte as it is: comments, order and the way lists are written. It
// never changes.
type BoundarySheet struct {
	lines   []string // each with its line break
	entries []boundaryEntry
}

// boundaryEntry is one entry: the lines from begin to end are its own.
type boundaryEntry struct {
	id         string
	begin, end int
	indent     int
	fields     map[Field]span
	texts      map[Field][]string
}

// span are the lines of a field. Its name begins at a column, counted from 0: the dash of
// the entry may stand before it.
type span struct{ begin, end, column int }

// ReadBoundarySheet takes boundaries.yaml apart. Its errors wrap [ErrSheet].
func ReadBoundarySheet(data []byte) (*BoundarySheet, error) {
	data = unixLines(data)
	s := &BoundarySheet{lines: strings.SplitAfter(string(data), "\n")}
	if !slices.ContainsFunc(s.lines, func(line string) bool { return !betweenFields(line, len(line)) }) {
		return s, nil // comments alone
	}
	r := &reader{file: BoundariesFile}
	doc := r.parse(data)
	var read boundaryFile
	if doc != nil {
		read = readBoundaries(r, doc)
	}
	if HasErrors(r.problems) {
		return nil, fmt.Errorf("%s: %w: %s", BoundariesFile, ErrSheet, r.problems[0].Message)
	}
	if doc.Kind != yaml.SequenceNode || doc.Style&yaml.FlowStyle != 0 {
		return nil, fmt.Errorf("%s: %w", BoundariesFile, ErrSheet)
	}
	for i, item := range doc.Content {
		limit := len(s.lines)
		if i+1 < len(doc.Content) {
			limit = doc.Content[i+1].Line - 1
		}
		entry, ok := s.entry(item, limit)
		if !ok {
			return nil, fmt.Errorf("%s: %w: line %d holds more than one part", BoundariesFile, ErrSheet, item.Line)
		}
		entry.id, entry.texts = read.boundaries[i].ID, boundaryTexts(read.boundaries[i])
		s.entries = append(s.entries, entry)
	}
	return s, nil
}

// entry finds the lines of an entry, which end before a limit; false if a line holds more
// than one part of it.
func (s *BoundarySheet) entry(item *yaml.Node, limit int) (boundaryEntry, bool) {
	e := boundaryEntry{begin: item.Line - 1, end: limit, indent: item.Column - 1, fields: map[Field]span{}}
	for e.end > e.begin+1 && betweenFields(s.lines[e.end-1], e.indent) {
		e.end--
	}
	if item.Style&yaml.FlowStyle != 0 || !strings.HasPrefix(strings.TrimSpace(s.lines[e.begin]), "-") {
		return e, false
	}
	at := e.begin
	for i := 0; i < len(item.Content); i += 2 {
		key := item.Content[i]
		f := span{key.Line - 1, e.end, key.Column - 1}
		if i+2 < len(item.Content) {
			f.end = item.Content[i+2].Line - 1
		}
		if f.begin < at || f.end <= f.begin {
			return e, false
		}
		for f.end > f.begin+1 && betweenFields(s.lines[f.end-1], e.indent) {
			f.end--
		}
		e.fields[Field(key.Value)], at = f, f.end
	}
	return e, true
}

// betweenFields tells whether a line is empty or a comment. What is moved in further than the
// fields are may belong to a text of several lines.
func betweenFields(line string, indent int) bool {
	text := strings.TrimLeft(line, " \t")
	return strings.TrimSpace(text) == "" || strings.HasPrefix(text, "#") && len(line)-len(text) <= indent
}

func boundaryTexts(b Boundary) map[Field][]string {
	return map[Field][]string{
		FieldSubject: {b.Subject}, FieldAlsoCalled: b.AlsoCalled, FieldQuestions: b.Questions, FieldLine: {b.Line}, FieldNear: b.Near,
	}
}

// Has reports whether there is an entry.
func (s *BoundarySheet) Has(id string) bool { return s.at(id) >= 0 }

// Texts are what a field of an entry says: one text, or one an item of a list.
func (s *BoundarySheet) Texts(id string, f Field) []string {
	if i := s.at(id); i >= 0 {
		return slices.Clone(s.entries[i].texts[f])
	}
	return nil
}

func (s *BoundarySheet) at(id string) int {
	return slices.IndexFunc(s.entries, func(e boundaryEntry) bool { return e.id == id })
}

// Bytes is the file.
func (s *BoundarySheet) Bytes() []byte { return []byte(strings.Join(s.lines, "")) }
