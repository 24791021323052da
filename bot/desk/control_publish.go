package desk

import (
	"context"
	"errors"
	"fmt"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
)

// fieldReason is the field of the form that asks why.
const fieldReason = "reason"

// maxReason is the longest reason, in characters.
const maxReason = 500

// askReason opens the form that publishes.
func (d *Desk) askReason(ctx context.Context, s router.Scene, id reply.CustomID) (*reply.Reply, error) {
	w, err := d.find(ctx, s, id.Arg(0))
	if err != nil {
		return nil, err
	}
	title := s.Words.Desk.Buttons.Publish
	if id.Arg(2) == quietly {
		title = s.Words.Board.Dealt.PublishQuietly
	}
	return &reply.Reply{Form: &reply.Form{
		ID: reply.ID(actionPublish, w.id, id.Arg(1), id.Arg(2)), Title: title,
		Inputs: []reply.Input{{
			Name: fieldReason, Label: s.Words.Desk.Reason, Value: reply.Clip(w.Reason, maxReason), Max: maxReason, Long: true, Optional: true,
		}},
	}}, nil
}

// publish saves what was previewed, and nothing else: when that has become something else,
// there is a new preview.
func (d *Desk) publish(ctx context.Context, s router.Scene, id reply.CustomID) (*reply.Reply, error) {
	w, err := d.find(ctx, s, id.Arg(0))
	if err != nil {
		return nil, err
	}
	w.Reason = s.Fields[fieldReason]
	if err := d.keep(ctx, s, w); err != nil { // the reason alone would be lost
		d.Log.Warn("the reason of a draft was not kept", "error", err)
	}
	if said, err := d.unready(ctx, s, w); said != nil || err != nil {
		return said, err
	}
	now, err := d.settle(ctx, w)
	if passes(err) {
		return d.unpublished(s, w, err)
	}
	if err != nil {
		return nil, err
	}
	if len(now.clashes) > 0 || len(now.edit.Files) == 0 || len(now.refused) > 0 || d.outlook(ctx, w, d.Live).mark(now) != id.Arg(1) {
		return d.showPreview(ctx, s, w, s.Words.Desk.Replies.Changed)
	}
	e := now.edit
	e.Author, e.Reason = s.Name, w.Reason
	saved, err := d.save(ctx, e)
	switch {
	case errors.Is(err, ErrConflict), errors.Is(err, ErrInvalid), errors.Is(err, ErrCareRecall):
		return d.showPreview(ctx, s, w, s.Words.Desk.Replies.Changed)
	case err != nil:
		return d.unpublished(s, w, err)
	}
	d.drop(ctx, s, w.id)
	d.reopen(ctx, w.Undoes)
	d.settleConflict(ctx, w)
	said := renderPublished(s, s.Words.Desk.Replies.Published, w.Name, saved)
	if w.Gap != "" {
		said.Content = reply.Paragraphs(said.Content, d.dealt(ctx, s, w, saved, id.Arg(2) == quietly))
		said.Rows[0].Buttons = append(said.Rows[0].Buttons, doneButton(s, w, saved))
	}
	return s.Replace(said), nil
}

// unpublished says that nothing was published, and leads back to the draft.
func (d *Desk) unpublished(s router.Scene, w *draft, err error) (*reply.Reply, error) {
	d.Log.Error("a draft was not published", "error", err)
	why, err := d.excused(s, nil, err)
	say := s.Words.Desk.Replies.NotPublished
	if err == nil {
		say = reply.Paragraphs(say, why.Content)
	}
	return s.Replace(aside(s, w, say, retry(s, w))), nil
}

// renderPublished confirms a change, with a button that takes it back.
func renderPublished(s router.Scene, say, name string, saved Revision) *reply.Reply {
	said := reply.Text(words.Fill(say, "name", reply.Quote(name), "version", saved.short()))
	said.Rows = []reply.Row{reply.Buttons(reply.Button{Label: s.Words.Desk.Buttons.Undo, ID: reply.ID(actionUndo, string(saved))})}
	return said
}

// undo takes a change back: at once when nothing has changed since, for what comes back
// was served a moment ago; else as a draft with its preview.
func (d *Desk) undo(ctx context.Context, s router.Scene, id reply.CustomID) (*reply.Reply, error) {
	at, err := d.revision(ctx, id.Arg(0))
	if err != nil {
		return nil, fmt.Errorf("undo: %w", err)
	}
	head, err := d.Library.Revision()
	if err != nil {
		return nil, err
	}
	e, err := d.Library.Without(ctx, at)
	if err != nil {
		return nil, err
	}
	if at == head && id.Arg(1) != asDraft {
		e.Author = s.Name
		saved, err := d.save(ctx, e)
		if err == nil {
			d.reopen(ctx, at)
			return s.Replace(renderPublished(s, s.Words.Desk.Replies.Undone, "", saved)), nil
		}
		if !errors.Is(err, ErrConflict) && !errors.Is(err, ErrInvalid) && !errors.Is(err, ErrCareRecall) {
			return nil, err
		}
	}
	return d.takeBack(ctx, s, at, e)
}

// takeBack makes a draft of an edit that takes a revision back.
func (d *Desk) takeBack(ctx context.Context, s router.Scene, at Revision, e Edit) (*reply.Reply, error) {
	w := &draft{base: e.Base, Files: e.Files, Reason: e.Reason, Undoes: at, Name: words.Fill(s.Words.Desk.TakesBack, "version", at.short())}
	return d.begin(ctx, s, w)
}
