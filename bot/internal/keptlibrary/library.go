// Package keptlibrary is a small knowledge folder for tests, kept by a real library with a
// real history in git, as the moderators' desk sees it.
package keptlibrary

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"testing"
	"time"

	"gutskin/bot/desk"
	"gutskin/knowledge/answer"
	"gutskin/knowledge/eval"
	"gutskin/knowledge/library"
)

//go:embed folder
var folder embed.FS

// Library is the knowledge of a test. Make one with [New].
type Library struct {
	lib *library.Library
	// Dir is its folder, which a test may change by hand.
	Dir string
}

var _ desk.Library = Library{}

// New is a library in a new folder, filled with two topics.
func New(t testing.TB) Library {
	t.Helper()
	files, err := fs.Sub(folder, "folder")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	lib, err := library.Open(context.Background(), library.Options{
		Dir: dir, BuiltIn: files, Keep: true, Logger: slog.New(slog.DiscardHandler),
		Today: func() time.Time { return time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC) },
	})
	if err != nil {
		t.Fatal(err)
	}
	return Library{lib, dir}
}

// Answers are those in service.
func (l Library) Answers() *answer.Service { return answer.New(l.lib, answer.Options{}) }

// deskCategories pairs the library's errors with those of the desk, which does not know it.
var deskCategories = []struct{ theirs, ours error }{
	{library.ErrNotKept, desk.ErrNotKept},
	{library.ErrBusy, desk.ErrBusy},
	{library.ErrInvalid, desk.ErrInvalid},
	{library.ErrCareRecall, desk.ErrCareRecall},
	{library.ErrConflict, desk.ErrConflict},
	{library.ErrNoRevision, desk.ErrNoRevision},
	{library.ErrFirst, desk.ErrFirst},
	{library.ErrHistory, desk.ErrHistory},
}

func forDesk(err error) error {
	for _, c := range deskCategories {
		if errors.Is(err, c.theirs) {
			return fmt.Errorf("%w: %w", c.ours, err)
		}
	}
	return err
}

// Revision is that of the library.
func (l Library) Revision() (desk.Revision, error) {
	r, err := l.lib.Revision()
	return desk.Revision(r), forDesk(err)
}

// Show is that of the library.
func (l Library) Show(ctx context.Context, file string, at desk.Revision) ([]byte, error) {
	data, err := l.lib.Show(ctx, file, library.Revision(at))
	return data, forDesk(err)
}

// History is that of the library.
func (l Library) History(ctx context.Context, file string, limit int) ([]desk.Version, error) {
	versions, err := l.lib.History(ctx, file, limit)
	var out []desk.Version
	for _, v := range versions {
		out = append(out, desk.Version{Revision: desk.Revision(v.Revision), Author: v.Author.Name, When: v.When, Reason: v.Reason})
	}
	return out, forDesk(err)
}

// Diff is that of the library.
func (l Library) Diff(ctx context.Context, file string, from, to desk.Revision) (desk.FileDiff, error) {
	d, err := l.lib.Diff(ctx, file, library.Revision(from), library.Revision(to))
	return desk.FileDiff(d), forDesk(err)
}

// Preview is that of the library.
func (l Library) Preview(ctx context.Context, e desk.Edit) (*desk.Preview, error) {
	p, err := l.lib.Preview(ctx, libraryEdit(e))
	if err != nil {
		return nil, forDesk(err)
	}
	out := &desk.Preview{
		Problems: p.Problems, Better: deskDifferences(p.Better), Worse: deskDifferences(p.Worse), Other: deskDifferences(p.Other),
		Recall: deskRecall(p.Recall), RecallFalls: p.Recall.Falls(), Answers: answer.New(p, answer.Options{}),
	}
	if p.Conflict != nil {
		out.Head = desk.Revision(p.Conflict.Head)
		for _, c := range p.Conflict.Conflicts {
			out.Conflicts = append(out.Conflicts, desk.Conflict(c))
		}
	}
	return out, nil
}

// Save is that of the library.
func (l Library) Save(ctx context.Context, e desk.Edit) (desk.Revision, error) {
	r, err := l.lib.Save(ctx, libraryEdit(e))
	return desk.Revision(r), forDesk(err)
}

// Without is that of the library.
func (l Library) Without(_ context.Context, at desk.Revision) (desk.Edit, error) {
	e, err := l.lib.Without(library.Revision(at))
	return desk.Edit{Reason: e.Reason, Base: desk.Revision(e.Base), Files: e.Files}, forDesk(err)
}

func libraryEdit(e desk.Edit) library.Edit {
	return library.Edit{Author: library.Author{Name: e.Author}, Reason: e.Reason, Base: library.Revision(e.Base), Files: e.Files}
}

func deskDifferences(from []library.Difference) []desk.Difference {
	var out []desk.Difference
	for _, d := range from {
		out = append(out, desk.Difference{Question: d.Question.Text, Before: deskOutcome(d.Before), After: deskOutcome(d.After)})
	}
	return out
}

func deskRecall(r library.Recall) desk.Recall {
	return desk.Recall{
		Before: r.QuestionsBefore.Count + r.PhrasesBefore.Count, After: r.QuestionsAfter.Count + r.PhrasesAfter.Count,
		Of: r.QuestionsBefore.Of + r.PhrasesBefore.Of,
	}
}

func deskOutcome(o eval.Outcome) desk.Outcome {
	return desk.Outcome{Kind: o.Kind, Topics: o.Topics, Flag: o.Flag}
}
