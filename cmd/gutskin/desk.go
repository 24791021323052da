package main

import (
	"context"
	"errors"
	"fmt"

	"gutskin/bot/desk"
	"gutskin/knowledge"
	"gutskin/knowledge/answer"
	"gutskin/knowledge/eval"
	"gutskin/knowledge/library"
)

// deskLibrary is the library as the moderators' desk sees it.
type deskLibrary struct {
	*library.Library
	options answer.Options
}

var _ desk.Library = deskLibrary{}

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

func (l deskLibrary) Revision() (desk.Revision, error) {
	r, err := l.Library.Revision()
	return desk.Revision(r), forDesk(err)
}

func (l deskLibrary) Show(ctx context.Context, file string, at desk.Revision) ([]byte, error) {
	data, err := l.Library.Show(ctx, file, library.Revision(at))
	return data, forDesk(err)
}

func (l deskLibrary) History(ctx context.Context, file string, limit int) ([]desk.Version, error) {
	versions, err := l.Library.History(ctx, file, limit)
	var out []desk.Version
	for _, v := range versions {
		out = append(out, desk.Version{Revision: desk.Revision(v.Revision), Author: v.Author.Name, When: v.When, Reason: v.Reason})
	}
	return out, forDesk(err)
}

func (l deskLibrary) Diff(ctx context.Context, file string, from, to desk.Revision) (desk.FileDiff, error) {
	d, err := l.Library.Diff(ctx, file, library.Revision(from), library.Revision(to))
	return desk.FileDiff(d), forDesk(err)
}

func (l deskLibrary) Preview(ctx context.Context, e desk.Edit) (*desk.Preview, error) {
	p, err := l.Library.Preview(ctx, libraryEdit(e))
	if err != nil {
		return nil, forDesk(err)
	}
	out := &desk.Preview{
		Problems: p.Problems, Better: deskDifferences(p.Better), Worse: deskDifferences(p.Worse), Other: deskDifferences(p.Other),
		Recall: deskRecall(p.Recall), RecallFalls: p.Recall.Falls(), Answers: answer.New(p, l.options),
	}
	if p.Conflict != nil {
		out.Head = desk.Revision(p.Conflict.Head)
		for _, c := range p.Conflict.Conflicts {
			out.Conflicts = append(out.Conflicts, desk.Conflict(c))
		}
	}
	return out, nil
}

func (l deskLibrary) Save(ctx context.Context, e desk.Edit) (desk.Revision, error) {
	r, err := l.Library.Save(ctx, libraryEdit(e))
	return desk.Revision(r), forDesk(err)
}

func (l deskLibrary) Without(_ context.Context, at desk.Revision) (desk.Edit, error) {
	e, err := l.Library.Without(library.Revision(at))
	return desk.Edit{Reason: e.Reason, Base: desk.Revision(e.Base), Files: e.Files}, forDesk(err)
}

// IsKnowledge reports whether a path can be that of a knowledge file.
func (l deskLibrary) IsKnowledge(file string) bool { return library.IsKnowledge(file) }

// Explain answers a question and puts the reasons in lines, as "ask --explain" writes them.
func (l deskLibrary) Explain(ctx context.Context, question string) (desk.Explanation, error) {
	reply, why, err := answer.New(l.Library, l.options).Explain(ctx, knowledge.Question{Text: question})
	if err != nil {
		return desk.Explanation{}, err
	}
	out := desk.Explanation{Answer: reply, Decision: why.Decision}
	for _, w := range why.Read {
		out.Read = append(out.Read, readWord(w))
	}
	for _, c := range why.Candidates {
		out.Candidates = append(out.Candidates, candidateLine(c))
	}
	return out, nil
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
