package knowledge

import "slices"

// Clash is a field that two people changed, each in another way. What a field says is one
// text, or one an item of a list; none where it is not there.
type Clash struct {
	// Field is empty when the file as a whole clashes.
	Field Field
	// Entry names the entry of a file that has several; empty in a topic.
	Entry string
	// Ancestor is what both began with.
	Ancestor, Theirs, Yours []string
}

// FieldChange is a field that says something else than before.
type FieldChange struct {
	Field         Field
	Before, After []string
}

// MergeTopic joins two versions of a topic file that began with the same ancestor, field by
// field. What only one side changed is taken from there, with the way it is written; from
// lists in which the order matters little, what each side added and removed. What clashes
// stays as theirs is. The error wraps [ErrSheet] when a version cannot be taken apart.
func MergeTopic(file string, ancestor, theirs, yours []byte) (merged []byte, clashes []Clash, err error) {
	var sheets [3]*Sheet
	for i, data := range [][]byte{ancestor, theirs, yours} {
		if sheets[i], err = ReadSheet(file, data); err != nil {
			return nil, nil, err
		}
	}
	was, their, your := sheets[0], sheets[1], sheets[2]
	out := their
	for _, f := range Fields() {
		a, t, y := was.texts[f], their.texts[f], your.texts[f]
		switch {
		case slices.Equal(y, a) || slices.Equal(y, t):
		case slices.Equal(t, a):
			out, err = out.withSource(file, f, your.source(f), y)
		default:
			joined, ok := mergeLists(f, a, t, y)
			if !ok {
				clashes = append(clashes, Clash{Field: f, Ancestor: slices.Clone(a), Theirs: slices.Clone(t), Yours: slices.Clone(y)})
				continue
			}
			out, err = out.With(file, f, joined...)
		}
		if err != nil {
			return nil, nil, err
		}
	}
	return out.Bytes(), clashes, nil
}

// source is how a field is written.
func (s *Sheet) source(f Field) string {
	for _, p := range s.parts {
		if p.field == f {
			return p.source
		}
	}
	return ""
}

// mergeLists joins two versions of a list. It is not ok for a field that is none, and when
// both sides replaced the same item: that is one item reworded twice.
func mergeLists(f Field, ancestor, theirs, yours []string) (joined []string, ok bool) {
	if !f.isList() {
		return nil, false
	}
	gone := 0
	for _, item := range ancestor {
		if !slices.Contains(theirs, item) && !slices.Contains(yours, item) {
			gone++
		}
	}
	added := func(side []string) bool {
		return slices.ContainsFunc(side, func(s string) bool { return !slices.Contains(ancestor, s) })
	}
	if gone > 0 && added(theirs) && added(yours) {
		return nil, false
	}
	for _, item := range theirs {
		if slices.Contains(yours, item) || !slices.Contains(ancestor, item) {
			joined = append(joined, item)
		}
	}
	for _, item := range yours {
		if !slices.Contains(ancestor, item) && !slices.Contains(joined, item) {
			joined = append(joined, item)
		}
	}
	return joined, true
}

// FieldChanges tells how two versions of a topic file differ, field by field. A version
// that is not there has no fields; of one that cannot be taken apart nothing is told.
func FieldChanges(file string, before, after []byte) []FieldChange {
	var sheets [2]*Sheet
	for i, data := range [][]byte{before, after} {
		s, err := ReadSheet(file, data)
		if err != nil && data != nil {
			return nil
		}
		if sheets[i] = s; data == nil {
			sheets[i] = &Sheet{}
		}
	}
	var out []FieldChange
	for _, f := range Fields() {
		if b, a := sheets[0].texts[f], sheets[1].texts[f]; !slices.Equal(b, a) {
			out = append(out, FieldChange{f, slices.Clone(b), slices.Clone(a)})
		}
	}
	return out
}
