package desk

import (
	"context"
	"fmt"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// entryID is the id of the entry of boundaries.yaml that a draft is about: that of a new one
// comes from what people call it.
func (w *draft) entryID() string {
	if w.Entry != "" {
		return w.Entry
	}
	return idFor(w.Typed[knowledge.FieldSubject])
}

// boundaries are the subjects that are not covered, at a revision, taken apart.
func (d *Desk) boundaries(ctx context.Context, at Revision) (*knowledge.BoundarySheet, error) {
	data, err := d.content(ctx, knowledge.BoundariesFile, at)
	if err != nil {
		return nil, err
	}
	sheet, err := knowledge.ReadBoundarySheet(data)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errNoSheet, err)
	}
	return sheet, nil
}

// presentBoundaries are those of the newest revision.
func (d *Desk) presentBoundaries(ctx context.Context) (Revision, *knowledge.BoundarySheet, error) {
	head, err := d.Library.Revision()
	if err != nil {
		return "", nil, err
	}
	sheet, err := d.boundaries(ctx, head)
	return head, sheet, err
}

// wantedBoundary is boundaries.yaml as a draft has it.
func (d *Desk) wantedBoundary(ctx context.Context, w *draft) (map[string][]byte, []knowledge.Field, error) {
	var sheet *knowledge.BoundarySheet
	err := d.atBase(ctx, w, func(at Revision) (err error) {
		sheet, err = d.boundaries(ctx, at)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	fields := map[knowledge.Field][]string{}
	for f, text := range w.Typed {
		fields[f] = read(f, text)
	}
	return map[string][]byte{knowledge.BoundariesFile: sheet.With(w.entryID(), fields)}, nil, nil
}

// withBoundary puts fields into an entry of boundaries.yaml; otherwise is what holds where
// the file cannot be taken apart.
func withBoundary(data []byte, id string, fields map[knowledge.Field][]string, otherwise []byte) []byte {
	sheet, err := knowledge.ReadBoundarySheet(data)
	if err != nil {
		return otherwise
	}
	return sheet.With(id, fields)
}

// rebaseBoundary lets a draft go on from what was joined.
func (w *draft) rebaseBoundary(e Edit) {
	sheet, err := knowledge.ReadBoundarySheet(e.Files[knowledge.BoundariesFile])
	if err != nil || !sheet.Has(w.entryID()) {
		w.Typed, w.Files, w.Boundary = nil, e.Files, false
		return
	}
	for _, f := range knowledge.BoundaryFields() {
		w.Typed[f] = written(f, sheet.Texts(w.entryID(), f))
	}
}

// unreadyBoundary asks for another name of a new subject; nil when it has a good one.
func (d *Desk) unreadyBoundary(ctx context.Context, s router.Scene, w *draft) (*reply.Reply, error) {
	t, id := s.Words.Board.Boundary, w.entryID()
	switch {
	case w.Entry != "":
		return nil, nil
	case id == "":
		return s.Replace(renderUnready(s, w, t.NoID)), nil
	}
	_, sheet, err := d.presentBoundaries(ctx)
	if err != nil {
		return nil, err
	}
	if sheet.Has(id) {
		command := "/" + s.Words.Desk.Command.Name + " " + t.Sub.Name
		return s.Replace(renderUnready(s, w, words.Fill(t.Exists, "name", reply.Quote(w.Name), "command", command))), nil
	}
	return nil, nil
}

// boundaryAsMember is what members read who ask about the subject: the first question that it
// has, or else what it is called. It is nil if the file has errors, and so would not be served.
func (d *Desk) boundaryAsMember(ctx context.Context, s router.Scene, w *draft, p previewed) *reply.Reply {
	if knowledge.HasErrors(p.preview.Problems) {
		return nil
	}
	asked := w.Typed[knowledge.FieldSubject]
	for _, f := range []knowledge.Field{knowledge.FieldAlsoCalled, knowledge.FieldQuestions} {
		if texts := read(f, w.Typed[f]); len(texts) > 0 {
			asked = texts[0]
		}
	}
	a, err := p.preview.Answers.Ask(ctx, knowledge.Question{Text: asked})
	if err != nil {
		d.Log.Warn("a question of a subject could not be asked", "error", err)
		return nil
	}
	return s.AsMember(a, p.preview.Answers)
}
