package desk

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"gutskin/knowledge"
)

// settled is a draft against the present state of the knowledge.
type settled struct {
	edit Edit
	// joined are fields that somebody else changed meanwhile and that were taken over.
	joined []knowledge.Field
	// rebased tells that the draft has changed: it goes on from somebody else's revision.
	rebased bool
	// clashes are what both changed, until a side is chosen.
	clashes []clash
	// refused are fields that cannot say what was typed.
	refused []knowledge.Field
}

// clash is a field of a file, or a whole file, that two people changed.
type clash struct {
	file string
	knowledge.Clash
}

// place names a clash in a draft and in a custom id.
func (c clash) place() string {
	if c.Entry != "" {
		return short(c.file, string(c.Field), c.Entry)
	}
	return short(c.file, string(c.Field))
}

func (c clash) over() string { return short(c.Theirs...) }

// topicFile is the file of the topic that the forms of a draft are about.
func (w *draft) topicFile() string {
	if w.Topic == "" {
		return fileOf(idFor(w.Typed[knowledge.FieldTitle]))
	}
	return fileOf(w.Topic)
}

// wanted are the files as a draft has them.
func (d *Desk) wanted(ctx context.Context, w *draft) (map[string][]byte, []knowledge.Field, error) {
	switch {
	case w.Typed == nil:
		return w.Files, nil, nil
	case w.Boundary:
		return d.wantedBoundary(ctx, w)
	case w.Topic == "":
		data, refused := compose(w.topicFile(), d.Now().UTC().Format(time.DateOnly), w.Typed)
		return map[string][]byte{w.topicFile(): data}, refused, nil
	}
	sheet, err := d.begunWith(ctx, w)
	if err != nil {
		return nil, nil, err
	}
	data, refused := apply(w.topicFile(), sheet, w.Typed)
	return map[string][]byte{w.topicFile(): data}, refused, nil
}

// begunWith is the topic as a draft found it.
func (d *Desk) begunWith(ctx context.Context, w *draft) (sheet *knowledge.Sheet, err error) {
	err = d.atBase(ctx, w, func(at Revision) error {
		sheet, err = d.sheet(ctx, w.Topic, at)
		return err
	})
	return sheet, err
}

// atBase reads something as a draft found it. Where the history has that no more, the draft
// goes on from the present state: what was typed is worth more than a merge.
func (d *Desk) atBase(ctx context.Context, w *draft, read func(at Revision) error) error {
	if len(w.base) == baseLength { // the form came while the history could not be read
		if whole, err := d.revision(ctx, string(w.base)); err == nil {
			w.base = whole
		}
	}
	err := read(w.base)
	if !errors.Is(err, ErrNoRevision) && w.base != "" {
		return err
	}
	if w.base, err = d.Library.Revision(); err != nil {
		return err
	}
	return read(w.base)
}

// settle holds a draft against what has become of its files. What somebody else changed is
// joined with it where nothing clashes, and the draft then begins with their revision.
func (d *Desk) settle(ctx context.Context, w *draft) (settled, error) {
	head, err := d.Library.Revision()
	if err != nil {
		return settled{}, err
	}
	yours, refused, err := d.wanted(ctx, w)
	if err != nil {
		return settled{}, err
	}
	out := settled{edit: Edit{Base: w.base, Files: map[string][]byte{}}, refused: refused}
	changed := false
	for _, file := range slices.Sorted(maps.Keys(yours)) {
		ancestor, err := d.content(ctx, file, w.base)
		if err != nil {
			return settled{}, err
		}
		theirs, err := d.content(ctx, file, head)
		if err != nil {
			return settled{}, err
		}
		switch {
		case same(theirs, yours[file]):
		case same(ancestor, theirs) || len(refused) > 0:
			out.edit.Files[file] = yours[file]
		default:
			changed = true
			out.join(w, Conflict{file, ancestor, theirs, yours[file]})
		}
	}
	if len(out.clashes) == 0 && len(refused) == 0 {
		out.edit.Base = head
		if out.rebased = changed; changed {
			w.rebase(out.edit)
		}
	}
	return out, nil
}

func same(a, b []byte) bool { return (a == nil) == (b == nil) && bytes.Equal(a, b) }

// join merges one file that two people changed.
func (s *settled) join(w *draft, c Conflict) {
	merged, list := mergeFile(c)
	for _, one := range list {
		found := clash{c.File, one}
		chosen, there := w.Chosen[found.place()]
		switch {
		case !there || chosen.Over != found.over():
			s.clashes = append(s.clashes, found)
		case chosen.Mine:
			merged = take(c, merged, one)
		}
	}
	for _, f := range knowledge.FieldChanges(c.File, c.Ancestor, c.Theirs) {
		if !slices.ContainsFunc(list, func(c knowledge.Clash) bool { return c.Field == f.Field || c.Field == "" }) {
			s.joined = append(s.joined, f.Field)
		}
	}
	if !same(merged, c.Theirs) {
		s.edit.Files[c.File] = merged
	}
}

// mergeFile joins both versions of a file field by field. One that cannot be taken apart is
// one clash as a whole.
func mergeFile(c Conflict) ([]byte, []knowledge.Clash) {
	if topicOf(c.File) != "" && c.Ancestor != nil && c.Theirs != nil && c.Yours != nil {
		if merged, clashes, err := knowledge.MergeTopic(c.File, c.Ancestor, c.Theirs, c.Yours); err == nil {
			return merged, clashes
		}
	}
	if c.File == knowledge.BoundariesFile {
		if merged, clashes, err := knowledge.MergeBoundaries(c.Ancestor, c.Theirs, c.Yours); err == nil {
			return merged, clashes
		}
	}
	return c.Theirs, []knowledge.Clash{{Ancestor: whole(c.Ancestor), Theirs: whole(c.Theirs), Yours: whole(c.Yours)}}
}

func whole(data []byte) []string {
	if data == nil {
		return nil
	}
	return []string{string(data)}
}

// take puts the moderator's side of a clash into a file.
func take(c Conflict, merged []byte, one knowledge.Clash) []byte {
	if one.Field == "" {
		return c.Yours
	}
	if one.Entry != "" {
		return withBoundary(merged, one.Entry, map[knowledge.Field][]string{one.Field: one.Yours}, c.Yours)
	}
	sheet, err := knowledge.ReadSheet(c.File, merged)
	if err != nil {
		return c.Yours
	}
	data, _ := apply(c.File, sheet, map[knowledge.Field]string{one.Field: written(one.Field, one.Yours)})
	return data
}

// rebase lets a draft go on from what was joined.
func (w *draft) rebase(e Edit) {
	w.base, w.Chosen = e.Base, nil
	if w.Typed == nil {
		w.Files = e.Files
		return
	}
	if w.Boundary {
		w.rebaseBoundary(e)
		return
	}
	sheet, err := knowledge.ReadSheet(w.topicFile(), e.Files[w.topicFile()])
	if err != nil { // the topic is gone or as it was: the files are all that there is to go on with
		w.Typed, w.Files = nil, e.Files
		return
	}
	for f := range w.Typed {
		w.Typed[f] = written(f, sheet.Texts(f))
	}
}

// mark tells whether an edit is the one that was previewed.
func (s settled) mark() string {
	texts := []string{strings.Join(fieldNames(s.refused), " ")}
	for _, file := range slices.Sorted(maps.Keys(s.edit.Files)) {
		texts = append(texts, file, string(s.edit.Files[file]))
		if s.edit.Files[file] == nil {
			texts = append(texts, "gone")
		}
	}
	return short(texts...)
}

func fieldNames(fields []knowledge.Field) []string {
	var out []string
	for _, f := range fields {
		out = append(out, string(f))
	}
	return out
}
