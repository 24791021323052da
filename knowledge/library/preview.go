package library

import (
	"context"
	"fmt"
	"slices"

	"gutskin/knowledge"
	"gutskin/knowledge/eval"
	"gutskin/knowledge/search"
)

// Preview is what would come of an edit.
type Preview struct {
	// Problems are those of the files that the edit changes, and those that it would bring
	// into others. With an error among them the edit cannot be saved.
	Problems []knowledge.Problem
	// Conflict is set when the files were changed since the edit began.
	Conflict *ConflictError
	// Topics are the ids of the topics whose files change, also those that go.
	Topics []string
	// Better, Worse and Other are known questions that would be answered differently: right
	// where it was wrong before, the reverse, and neither.
	Better, Worse, Other []Difference
	// Recall says how many red flags would be caught.
	Recall Recall

	index *search.Index
}

// Current is the index that would be served, so that a service on the preview answers as
// members would see it.
func (p *Preview) Current() *search.Index { return p.index }

// Difference is a known question that would be answered differently. Question.ID names the
// file that it stands in.
type Difference struct {
	Question      eval.Question
	Before, After eval.Outcome
}

// Preview tells what would come of an edit and changes nothing. An edit that is saved
// afterwards is not worked out again. It takes about as long as training the matcher.
func (l *Library) Preview(ctx context.Context, e Edit) (*Preview, error) {
	if err := e.check(); err != nil {
		return nil, err
	}
	if err := l.acquire(ctx); err != nil {
		return nil, err
	}
	defer l.release()
	now, head, err := l.previewed()
	if err != nil {
		return nil, err
	}
	changes := e.changes(now)
	d, err := l.draft(ctx, now, changes)
	if err != nil {
		return nil, err
	}
	p := *d.preview
	p.Conflict = l.conflict(e, now, head)
	return &p, nil
}

// previewed is what the folder holds, with its newest revision.
func (l *Library) previewed() (files, Revision, error) {
	if !l.keeps() {
		return nil, "", ErrNotKept
	}
	now, err := l.options.takeFolder()
	if err != nil {
		return nil, "", err
	}
	head, err := l.Revision()
	return now, head, err
}

// conflict tells what an edit would meet; without a history, nothing.
func (l *Library) conflict(e Edit, now files, head Revision) *ConflictError {
	h := findHistory(l.options.Dir, nil)
	if h == nil {
		return nil
	}
	found, _ := conflicts(h, e, now, head)
	return found
}

// draft is an edit worked out: what would be served, and what is to be said about it.
type draft struct {
	from, to digest
	state    *state
	preview  *Preview
}

// draft works an edit out, once.
func (l *Library) draft(ctx context.Context, now files, changes map[string][]byte) (*draft, error) {
	next := now.with(changes)
	from, to := now.digest(), next.digest()
	before := l.state.Load()
	if d := l.drafted.Load(); d != nil && d.from == from && d.to == to {
		return d, nil
	}
	// The present answers are worked out while the matcher is trained.
	go before.replies()
	built, err := l.build(ctx, next)
	if err != nil {
		return nil, err
	}
	d := &draft{from: from, to: to, state: built, preview: &Preview{index: built.index}}
	d.preview.Problems = l.findings(now, next, changes)
	d.preview.Topics = topicsOf(changes)
	d.preview.compare(before, built)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	l.drafted.Store(d)
	return d, nil
}

func topicsOf(changes map[string][]byte) []string {
	var out []string
	for _, name := range sortedKeys(changes) {
		if id, isTopic := topicOf(name); isTopic {
			out = append(out, id)
		}
	}
	return out
}

// refusal is why a draft cannot be saved.
func (d *draft) refusal() error {
	var errors []knowledge.Problem
	for _, p := range d.preview.Problems {
		if p.Severity == knowledge.SeverityError {
			errors = append(errors, p)
		}
	}
	if len(errors) > 0 {
		return &InvalidError{errors}
	}
	if d.preview.Recall.Falls() {
		return fmt.Errorf("%w (%s)", ErrCareRecall, d.preview.Recall)
	}
	return nil
}

// findings are the problems of the changed files, and those that are new in others.
func (l *Library) findings(now, next files, changes map[string][]byte) []knowledge.Problem {
	known := map[knowledge.Problem]bool{}
	for _, p := range l.examine(now) {
		p.Line, p.Column = 0, 0
		known[p] = true
	}
	var out []knowledge.Problem
	for _, p := range l.examine(next) {
		_, isChanged := changes[p.File]
		place := p
		place.Line, place.Column = 0, 0
		if isChanged || p.Severity == knowledge.SeverityError && !known[place] {
			out = append(out, p)
		}
	}
	return out
}

// examine checks files as [Check] does, but for the example questions, which are asked
// anyway.
func (l *Library) examine(now files) []knowledge.Problem {
	base, problems := knowledge.Check(now, l.options.Today())
	c := &checker{folder: now, base: base, problems: problems, text: map[string]string{}}
	c.sameMeaning()
	_, unread := regressionQuestions(now)
	c.problems = append(c.problems, unread...)
	slices.SortStableFunc(c.problems, byPlace)
	return c.problems
}

// compare asks all known questions of both states.
func (p *Preview) compare(before, after *state) {
	was := before.replies()
	answered := map[[2]string]eval.Outcome{}
	for _, o := range was.known {
		answered[[2]string{o.Question.Text, o.Question.Prev}] = o
	}
	known := knownQuestions(after.index.Base(), after.files)
	asked := map[[2]string]bool{}
	for _, q := range known {
		asked[[2]string{q.Text, q.Prev}] = true
	}
	// What was known before and is no more is asked all the same.
	for _, o := range was.known {
		if key := [2]string{o.Question.Text, o.Question.Prev}; !asked[key] {
			known, asked[key] = append(known, o.Question), true
		}
	}
	now := eval.Run(after.index, known)
	for _, o := range now {
		old, there := answered[[2]string{o.Question.Text, o.Question.Prev}]
		if !there {
			old = eval.Run(before.index, []eval.Question{o.Question})[0]
		}
		old.Question = o.Question
		p.tell(old, o)
	}
	p.Recall = Recall{
		QuestionsBefore: caught(was.known), QuestionsAfter: caughtOf(now, was.known),
		PhrasesBefore: caught(was.bank), PhrasesAfter: caught(eval.Run(after.index, bankQuestions(before.index.Base()))),
	}
}

// caughtOf counts only questions that were known before: new ones make no recall better.
func caughtOf(now, before []eval.Outcome) eval.Share {
	known := map[[2]string]bool{}
	for _, o := range before {
		if o.Question.Kind == knowledge.KindCare {
			known[[2]string{o.Question.Text, o.Question.Prev}] = true
		}
	}
	var same []eval.Outcome
	for _, o := range now {
		if known[[2]string{o.Question.Text, o.Question.Prev}] {
			o.Question.Kind = knowledge.KindCare
			same = append(same, o)
		}
	}
	return caught(same)
}

// tell notes a difference under better, worse or other.
func (p *Preview) tell(before, after eval.Outcome) {
	if before.Kind == after.Kind && slices.Equal(before.Topics, after.Topics) && before.Flag == after.Flag {
		return
	}
	d := Difference{after.Question, before, after}
	switch {
	case after.Right() && !before.Right():
		p.Better = append(p.Better, d)
	case before.Right() && !after.Right():
		p.Worse = append(p.Worse, d)
	default:
		p.Other = append(p.Other, d)
	}
}
