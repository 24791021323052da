package desk

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
)

// conflicts lists the files of which the git remote has one version and we another.
func (d *Desk) conflicts(ctx context.Context, s router.Scene) (*reply.Reply, error) {
	list, err := d.Library.Conflicts(ctx)
	if err != nil {
		return nil, err
	}
	w := s.Words.Board.Apart
	if len(list) == 0 {
		return d.withStep(s, reply.Whisper(w.None)), nil
	}
	menu := &reply.Menu{ID: reply.ID(actionConflict), Placeholder: w.Choose}
	var lines []string
	for n, c := range list {
		number := strconv.Itoa(n+1) + ". "
		lines = append(lines, number+words.Fill(w.One, "file", reply.Quote(reply.Clip(c.File, 60)), "who", reply.Quote(reply.Clip(c.Author, 40)), "when", moment(c.When)))
		if n < reply.MaxItems {
			menu.Items = append(menu.Items, reply.Item{Label: number + reply.Clip(c.File, 80), Value: c.ID})
		}
	}
	said := reply.Whisper(reply.Paragraphs(w.Found, few(s.Words.Desk.Replies, lines, reply.MaxItems)))
	said.Rows = []reply.Row{{Menu: menu}}
	return d.withStep(s, said), nil
}

// openConflict makes a draft of what is ours, which is held against the present files like any
// other: what clashes is shown side by side. A draft of it that is there already goes on.
func (d *Desk) openConflict(ctx context.Context, s router.Scene, _ reply.CustomID) (*reply.Reply, error) {
	if len(s.Values) != 1 {
		return nil, fmt.Errorf("choose a conflict: %w", reply.ErrCustomID)
	}
	drafts, err := d.all(ctx, s)
	if err != nil {
		return nil, err
	}
	list, err := d.Library.Conflicts(ctx)
	if err != nil {
		return nil, err
	}
	for _, c := range list {
		if c.ID != s.Values[0] {
			continue
		}
		for _, w := range drafts {
			if w.Settles == c.ID {
				return d.showPreview(ctx, s, w, "")
			}
		}
		ours, err := d.content(ctx, c.File, c.Ours)
		if err != nil {
			return nil, err
		}
		name := words.Fill(s.Words.Board.Apart.Name, "file", c.File)
		return d.begin(ctx, s, &draft{base: c.Ancestor, Files: map[string][]byte{c.File: ours}, Name: name, Settles: c.ID})
	}
	return nil, ErrNoConflict
}

// leaveTheirs ends a conflict of which the remote's version stays.
func (d *Desk) leaveTheirs(ctx context.Context, s router.Scene, w *draft) *reply.Reply {
	d.drop(ctx, s, w.id)
	d.settleConflict(ctx, w)
	return s.Replace(reply.Text(words.Fill(s.Words.Board.Apart.Settled, "name", reply.Quote(w.Name))))
}

// settleConflict ends the conflict that a draft has decided, if it was about one.
func (d *Desk) settleConflict(ctx context.Context, w *draft) {
	if w.Settles == "" {
		return
	}
	if err := d.Library.Settle(ctx, w.Settles); err != nil && !errors.Is(err, ErrNoConflict) {
		d.Log.Warn("a conflict that was decided stays in the list", "error", err)
	}
}

// withStep adds to a reply when the folder and the git remote were last the same.
func (d *Desk) withStep(s router.Scene, said *reply.Reply) *reply.Reply {
	when, kept := d.Library.InStep()
	if !kept {
		return said
	}
	w := s.Words.Board.Apart
	line := w.Never
	if !when.IsZero() {
		line = words.Fill(w.InStep, "when", moment(when.Truncate(time.Second)))
	}
	if whole := reply.Paragraphs(said.Content, line); reply.Length(whole) <= reply.MaxContent {
		said.Content = whole
	}
	return said
}
