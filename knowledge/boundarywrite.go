package knowledge

import (
	"bytes"
	"slices"
	"strings"
)

// With is the file with other texts in some fields of an entry, or with a new entry at its
// end. All else stays as it is, byte for byte. Nothing is asked: whether the texts keep the
// content standard is for a check to say, with their place.
func (s *BoundarySheet) With(id string, fields map[Field][]string) []byte {
	at := s.at(id)
	if at < 0 {
		return s.withEntry(id, fields)
	}
	e, lines := s.entries[at], slices.Clone(s.lines)
	order := BoundaryFields()
	slices.Reverse(order) // so that the lines above keep their numbers
	for _, f := range order {
		texts, changed := fields[f]
		if texts = tidy(texts); !changed || slices.Equal(texts, e.texts[f]) {
			continue
		}
		where, there := e.fields[f]
		if !there {
			where = e.placeFor(f)
		}
		prefix := strings.Repeat(" ", e.indent)
		if there {
			prefix = lines[where.begin][:where.column]
		}
		lines = slices.Replace(lines, where.begin, where.end, indented(prefix, e.indent, renderBoundaryField(f, texts))...)
	}
	return []byte(strings.Join(lines, ""))
}

// placeFor is where a field that is not there yet belongs: behind the last that stands
// before it, or at the end.
func (e boundaryEntry) placeFor(f Field) span {
	order, place := BoundaryFields(), e.fields["id"].end
	for _, before := range order[:slices.Index(order, f)] {
		if there, ok := e.fields[before]; ok {
			place = max(place, there.end)
		}
	}
	return span{begin: place, end: place}
}

// withEntry is the file with one more entry.
func (s *BoundarySheet) withEntry(id string, fields map[Field][]string) []byte {
	var b bytes.Buffer
	b.Write(bytes.TrimRight(s.Bytes(), "\n"))
	if b.Len() > 0 {
		b.WriteString("\n\n")
	}
	b.WriteString("- id: " + quoteIfNeeded(id, false) + "\n")
	for _, f := range BoundaryFields() {
		for _, line := range indented("  ", 2, renderBoundaryField(f, tidy(fields[f]))) {
			b.WriteString(line)
		}
	}
	return b.Bytes()
}

// renderBoundaryField writes a field as our own file is written; a text that must be there
// stays, though empty, so that a check can name its line.
func renderBoundaryField(f Field, texts []string) string {
	if len(texts) == 0 && (f == FieldSubject || f == FieldLine) {
		return string(f) + `: ""` + "\n"
	}
	return renderField(f, texts)
}

// indented are the lines of a source: the first behind a prefix, the others moved in.
func indented(prefix string, indent int, source string) []string {
	var out []string
	for line := range strings.Lines(source) {
		out = append(out, prefix+line)
		prefix = strings.Repeat(" ", indent)
	}
	return out
}

// MergeBoundaries joins two versions of boundaries.yaml that began with the same ancestor,
// entry by entry and field by field, as [MergeTopic] does. What clashes stays as theirs is.
// The error wraps [ErrSheet] when a version cannot be taken apart, or when more was changed
// than the fields of entries.
func MergeBoundaries(ancestor, theirs, yours []byte) (merged []byte, clashes []Clash, err error) {
	var sheets [3]*BoundarySheet
	for i, data := range [][]byte{ancestor, theirs, yours} {
		if sheets[i], err = ReadBoundarySheet(data); err != nil {
			return nil, nil, err
		}
	}
	was, their, your := sheets[0], sheets[1], sheets[2]
	replayed := was // your changes alone: what is not among them cannot be merged
	out := their
	for _, e := range your.entries {
		wanted, list := mergeEntry(e.id, was, their, your)
		if was.Has(e.id) != their.Has(e.id) && (len(wanted) > 0 || len(list) > 0) {
			return nil, nil, ErrSheet // they removed it, or both made it
		}
		clashes = append(clashes, list...)
		if next := replayed.With(e.id, e.texts); !bytes.Equal(next, replayed.Bytes()) {
			if replayed, err = ReadBoundarySheet(next); err != nil {
				return nil, nil, err
			}
		}
		if len(wanted) == 0 {
			continue
		}
		if out, err = ReadBoundarySheet(out.With(e.id, wanted)); err != nil {
			return nil, nil, err
		}
	}
	if !bytes.Equal(replayed.Bytes(), your.Bytes()) {
		return nil, nil, ErrSheet
	}
	return out.Bytes(), clashes, nil
}

// mergeEntry gives what of an entry is to be put into theirs, and what clashes.
func mergeEntry(id string, was, their, your *BoundarySheet) (wanted map[Field][]string, clashes []Clash) {
	wanted = map[Field][]string{}
	for _, f := range BoundaryFields() {
		a, t, y := was.Texts(id, f), their.Texts(id, f), your.Texts(id, f)
		switch {
		case slices.Equal(y, a) || slices.Equal(y, t):
		case slices.Equal(t, a):
			wanted[f] = y
		default:
			if joined, ok := mergeLists(f, a, t, y); ok {
				wanted[f] = joined
				continue
			}
			clashes = append(clashes, Clash{Entry: id, Field: f, Ancestor: a, Theirs: t, Yours: y})
		}
	}
	return wanted, clashes
}
