// Package kept introduces the knowledge library to the moderators' desk: neither knows the
// other. The program and the desk's tests put it between them.
package kept

import (
	"context"
	"errors"
	"fmt"

	"gutskin/bot/desk"
	"gutskin/knowledge/answer"
	"gutskin/knowledge/eval"
	"gutskin/knowledge/library"
)

// Library is a kept library in the desk's terms: all of [desk.Library] but Explain, whose
// lines are its caller's.
type Library struct {
	*library.Library
	// Options are the words that previews put into care cards.
	Options answer.Options
}

// categories pairs the library's errors with those of the desk, which does not know it.
var categories = []struct{ theirs, ours error }{
	{library.ErrNotKept, desk.ErrNotKept},
	{library.ErrBusy, desk.ErrBusy},
	{library.ErrInvalid, desk.ErrInvalid},
	{library.ErrCareRecall, desk.ErrCareRecall},
	{library.ErrConflict, desk.ErrConflict},
	{library.ErrNoRevision, desk.ErrNoRevision},
	{library.ErrFirst, desk.ErrFirst},
	{library.ErrNoConflict, desk.ErrNoConflict},
	{library.ErrHistory, desk.ErrHistory},
}

func translated(err error) error {
	for _, c := range categories {
		if errors.Is(err, c.theirs) {
			return fmt.Errorf("%w: %w", c.ours, err)
		}
	}
	return err
}

// Revision is the newest one.
func (l Library) Revision() (desk.Revision, error) {
	r, err := l.Library.Revision()
	return desk.Revision(r), translated(err)
}

// Show is a file as a revision left it.
func (l Library) Show(ctx context.Context, file string, at desk.Revision) ([]byte, error) {
	data, err := l.Library.Show(ctx, file, library.Revision(at))
	return data, translated(err)
}

// History lists the revisions that changed a file, or all.
func (l Library) History(ctx context.Context, file string, limit int) ([]desk.Version, error) {
	versions, err := l.Library.History(ctx, file, limit)
	var out []desk.Version
	for _, v := range versions {
		out = append(out, desk.Version{Revision: desk.Revision(v.Revision), Author: v.Author.Name, When: v.When, Reason: v.Reason})
	}
	return out, translated(err)
}

// Diff is how a file differs between two revisions.
func (l Library) Diff(ctx context.Context, file string, from, to desk.Revision) (desk.FileDiff, error) {
	d, err := l.Library.Diff(ctx, file, library.Revision(from), library.Revision(to))
	return desk.FileDiff(d), translated(err)
}

// Preview is what would come of an edit.
func (l Library) Preview(ctx context.Context, e desk.Edit) (*desk.Preview, error) {
	p, err := l.Library.Preview(ctx, edit(e))
	if err != nil {
		return nil, translated(err)
	}
	out := &desk.Preview{
		Problems: p.Problems, Better: differences(p.Better), Worse: differences(p.Worse), Other: differences(p.Other),
		Recall: recall(p.Recall), RecallFalls: p.Recall.Falls(), Answers: answer.New(p, l.Options),
	}
	if p.Conflict != nil {
		out.Head = desk.Revision(p.Conflict.Head)
		for _, c := range p.Conflict.Conflicts {
			out.Conflicts = append(out.Conflicts, desk.Conflict(c))
		}
	}
	return out, nil
}

// Save publishes an edit.
func (l Library) Save(ctx context.Context, e desk.Edit) (desk.Revision, error) {
	r, err := l.Library.Save(ctx, edit(e))
	return desk.Revision(r), translated(err)
}

// Without is the edit that takes a revision back.
func (l Library) Without(_ context.Context, at desk.Revision) (desk.Edit, error) {
	e, err := l.Library.Without(library.Revision(at))
	return desk.Edit{Reason: e.Reason, Base: desk.Revision(e.Base), Files: e.Files}, translated(err)
}

// IsKnowledge reports whether a path can be that of a knowledge file.
func (Library) IsKnowledge(file string) bool { return library.IsKnowledge(file) }

func edit(e desk.Edit) library.Edit {
	return library.Edit{Author: library.Author{Name: e.Author}, Reason: e.Reason, Base: library.Revision(e.Base), Files: e.Files}
}

func differences(from []library.Difference) []desk.Difference {
	var out []desk.Difference
	for _, d := range from {
		out = append(out, desk.Difference{Question: d.Question.Text, Before: outcome(d.Before), After: outcome(d.After)})
	}
	return out
}

func recall(r library.Recall) desk.Recall {
	return desk.Recall{
		Before: r.QuestionsBefore.Count + r.PhrasesBefore.Count, After: r.QuestionsAfter.Count + r.PhrasesAfter.Count,
		Of: r.QuestionsBefore.Of + r.PhrasesBefore.Of,
	}
}

func outcome(o eval.Outcome) desk.Outcome {
	return desk.Outcome{Kind: o.Kind, Topics: o.Topics, Flag: o.Flag}
}
