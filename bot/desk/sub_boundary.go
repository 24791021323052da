package desk

import (
	"context"
	"fmt"
	"strings"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// subBoundary says that a subject is not covered, or changes what is said of it.
const (
	subBoundary   = "boundary"
	optionSubject = "subject"
)

func boundarySubcommand() Subcommand {
	subject := Option{
		Name: optionSubject, Words: func(w *words.Words) words.Command { return w.Board.Boundary.Subject },
		Complete: true, Max: maxOption, complete: (*Desk).completeSubject,
	}
	return Subcommand{subBoundary, func(w *words.Words) words.Command { return w.Board.Boundary.Sub }, []Option{subject}, (*Desk).boundary}
}

// completeSubject offers the subjects whose name or id holds what is typed.
func (d *Desk) completeSubject(_ context.Context, s router.Scene) ([]reply.Choice, error) {
	typed := strings.ToLower(strings.TrimSpace(s.Options[s.Focused]))
	var out []reply.Choice
	for _, b := range d.Live.Base().Boundaries {
		if isTopic(b.ID) && (strings.Contains(strings.ToLower(b.Subject), typed) || strings.Contains(b.ID, typed)) {
			out = append(out, reply.Choice{Name: reply.Clip(b.Subject, reply.MaxChoice), Value: b.ID})
		}
	}
	return out, nil
}

// boundary opens the form of a subject that is there, or of a new one.
func (d *Desk) boundary(ctx context.Context, s router.Scene) (*reply.Reply, error) {
	named := strings.TrimSpace(s.Options[optionSubject])
	for _, b := range d.Live.Base().Boundaries {
		if isTopic(b.ID) && (b.ID == strings.ToLower(named) || strings.EqualFold(b.Subject, named)) {
			return d.entryForm(ctx, s, b.ID)
		}
	}
	head, err := d.Library.Revision()
	if err != nil {
		return nil, err
	}
	return boundaryForm(s, map[knowledge.Field]string{knowledge.FieldSubject: named}, "", head.short(), "", "", ""), nil
}

// openBoundary is the button that opens the form of a subject that is there.
func (d *Desk) openBoundary(ctx context.Context, s router.Scene, id reply.CustomID) (*reply.Reply, error) {
	if !isTopic(id.Arg(0)) {
		return nil, fmt.Errorf("the form of a subject: %w", reply.ErrCustomID)
	}
	return d.entryForm(ctx, s, id.Arg(0))
}

// entryForm opens the form with the text of an entry as it is now.
func (d *Desk) entryForm(ctx context.Context, s router.Scene, entry string) (*reply.Reply, error) {
	head, sheet, err := d.presentBoundaries(ctx)
	if err != nil {
		return nil, err
	}
	if !sheet.Has(entry) {
		return nil, errNoTopic
	}
	typed := map[knowledge.Field]string{}
	for _, f := range knowledge.BoundaryFields() {
		typed[f] = written(f, sheet.Texts(entry, f))
	}
	return boundaryForm(s, typed, entry, head.short(), "", "", ""), nil
}

// maxNear is how many topics can stand beside a subject.
const maxNear = 3

// boundaryOfGap opens the form of a new subject with a gap in it: the words that name it, the
// question, the beginning of the honest line, and the topics that are near.
func (d *Desk) boundaryOfGap(ctx context.Context, s router.Scene, _ reply.CustomID, g *gap) (*reply.Reply, error) {
	head, err := d.Library.Revision()
	if err != nil {
		return nil, err
	}
	named := []string{g.word.Word}
	typed := map[knowledge.Field]string{}
	if g.question != nil {
		named = d.Live.Rare(g.question.Text)
		typed[knowledge.FieldQuestions] = g.text()
	}
	if subject := strings.Join(named, ", "); subject != "" {
		typed[knowledge.FieldSubject] = strings.ToUpper(subject[:1]) + subject[1:]
		typed[knowledge.FieldAlsoCalled] = strings.Join(named, "\n")
	}
	typed[knowledge.FieldLine] = d.Live.Base().Replies.None // what is said so far
	near := d.nearest(ctx, g.text())
	typed[knowledge.FieldNear] = strings.Join(near[:min(len(near), maxNear)], "\n")
	return boundaryForm(s, typed, "", head.short(), "", "", g.ref()), nil
}

// boundaryForm is the form of a subject; its arguments are those of actionBoundary. A text
// that is too long for it is left out and stays as it is.
func boundaryForm(s router.Scene, typed map[knowledge.Field]string, args ...string) *reply.Reply {
	f := &reply.Form{ID: reply.ID(actionBoundary, args...), Title: s.Words.Board.Boundary.Form}
	for _, field := range knowledge.BoundaryFields() {
		if reply.Length(typed[field]) > reply.MaxInputValue {
			f.Intro = words.Fill(s.Words.Desk.Replies.TooLong, "field", name(s.Words.Desk.Fields, field))
			continue
		}
		f.Inputs = append(f.Inputs, reply.Input{
			Name: string(field), Label: label(s.Words.Desk, field), Value: typed[field], Optional: true, Long: field != knowledge.FieldSubject,
		})
	}
	return &reply.Reply{Form: f}
}

// keepEditingBoundary opens the form of a draft.
func (d *Desk) keepEditingBoundary(s router.Scene, w *draft) *reply.Reply {
	return boundaryForm(s, w.Typed, w.Entry, w.base.short(), w.id, w.mark(), "")
}

// takeBoundary keeps what was typed as a draft and shows its preview, as takeForm does.
func (d *Desk) takeBoundary(ctx context.Context, s router.Scene, id reply.CustomID) (*reply.Reply, error) {
	entry := id.Arg(0)
	if entry != "" && !isTopic(entry) {
		return nil, fmt.Errorf("the form of a subject: %w", reply.ErrCustomID)
	}
	w := d.goOn(ctx, s, &draft{Boundary: true, Entry: entry, Typed: map[knowledge.Field]string{}}, id.Arg(1), id.Arg(2), id.Arg(3))
	if gap := id.Arg(4); gapRef.MatchString(gap) {
		w.Gap = gap
	}
	for _, f := range knowledge.BoundaryFields() {
		if text, there := s.Fields[string(f)]; there {
			w.Typed[f] = text
		}
	}
	w.Name = strings.TrimSpace(w.Typed[knowledge.FieldSubject])
	if w.Name == "" {
		w.Name = s.Words.Board.Boundary.Form
	}
	return d.begin(ctx, s, w)
}
