package desk

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// openDraft shows the preview of a draft: that of the id, or the one chosen in a menu.
func (d *Desk) openDraft(ctx context.Context, s router.Scene, id reply.CustomID) (*reply.Reply, error) {
	which := id.Arg(0)
	if which == "" && len(s.Values) == 1 {
		which = s.Values[0]
	}
	w, err := d.find(ctx, s, which)
	if err != nil {
		return nil, err
	}
	return d.showPreview(ctx, s, w, "")
}

// forSure is the argument of a control that was asked about.
const forSure = "yes"

// discard asks, and then drops a draft.
func (d *Desk) discard(ctx context.Context, s router.Scene, id reply.CustomID) (*reply.Reply, error) {
	w, err := d.find(ctx, s, id.Arg(0))
	if err != nil {
		return nil, err
	}
	if id.Arg(1) == forSure {
		d.drop(ctx, s, w.id)
		return s.Replace(reply.Text(words.Fill(s.Words.Desk.Replies.Discarded, "name", reply.Quote(w.Name)))), nil
	}
	said := reply.Text(words.Fill(s.Words.Desk.Replies.ConfirmDiscard, "name", reply.Quote(w.Name)))
	said.Rows = []reply.Row{reply.Buttons(
		reply.Button{Label: s.Words.Desk.Buttons.ConfirmDiscard, ID: reply.ID(actionDrop, w.id, forSure)},
		reply.Button{Label: s.Words.Desk.Buttons.Back, ID: reply.ID(actionDraft, w.id)},
	)}
	return s.Replace(said), nil
}

// chooseGroup gives a new topic its group.
func (d *Desk) chooseGroup(ctx context.Context, s router.Scene, id reply.CustomID) (*reply.Reply, error) {
	w, err := d.find(ctx, s, id.Arg(0))
	if err != nil {
		return nil, err
	}
	if len(s.Values) != 1 || knowledge.Group(s.Values[0]).Title() == "" || w.Typed == nil || w.Boundary {
		return nil, fmt.Errorf("choose a group: %w", reply.ErrCustomID)
	}
	w.Typed[knowledge.FieldGroup] = s.Values[0]
	return d.begin(ctx, s, w)
}

// The sides of a clash in custom ids.
const (
	sideMine   = "mine"
	sideTheirs = "theirs"
)

// chooseSide settles a field that two people changed.
func (d *Desk) chooseSide(ctx context.Context, s router.Scene, id reply.CustomID) (*reply.Reply, error) {
	w, err := d.find(ctx, s, id.Arg(0))
	if err != nil {
		return nil, err
	}
	if side := id.Arg(3); side != sideMine && side != sideTheirs {
		return nil, fmt.Errorf("choose a side: %w", reply.ErrCustomID)
	}
	now, err := d.settle(ctx, w)
	if err != nil {
		return nil, err
	}
	for _, c := range now.clashes {
		if c.place() == id.Arg(1) && c.over() == id.Arg(2) {
			if w.Chosen == nil {
				w.Chosen = map[string]choice{}
			}
			w.Chosen[c.place()] = choice{Mine: id.Arg(3) == sideMine, Over: c.over()}
		}
	}
	return d.begin(ctx, s, w)
}

// questions lists all known questions that a draft changes.
func (d *Desk) questions(ctx context.Context, s router.Scene, id reply.CustomID) (*reply.Reply, error) {
	w, err := d.find(ctx, s, id.Arg(0))
	if err != nil {
		return nil, err
	}
	now, err := d.settle(ctx, w)
	if err != nil {
		return nil, err
	}
	if len(now.clashes) > 0 || len(now.edit.Files) == 0 {
		return d.showPreview(ctx, s, w, "")
	}
	p, err := d.Library.Preview(ctx, now.edit)
	if err != nil {
		return nil, err
	}
	return reply.Long(d.differences(s, p, 0), true), nil
}

// listDrafts lists what the moderator has begun.
func (d *Desk) listDrafts(ctx context.Context, s router.Scene) (*reply.Reply, error) {
	drafts, err := d.all(ctx, s)
	if err != nil {
		return nil, err
	}
	t := s.Words.Desk.Replies
	if len(drafts) == 0 {
		return reply.Whisper(t.NoDrafts), nil
	}
	menu := &reply.Menu{ID: reply.ID(actionDraft), Placeholder: s.Words.Desk.ChooseDraft}
	var lines []string
	for n, w := range drafts {
		number := strconv.Itoa(n+1) + ". "
		lines = append(lines, number+reply.Quote(reply.Clip(w.Name, 40))+" "+moment(w.at))
		if n >= reply.MaxItems {
			continue
		}
		menu.Items = append(menu.Items, reply.Item{Label: number + reply.Clip(w.Name, 80), Value: w.id})
	}
	days := strconv.Itoa(int(knowledge.KeepDrafts.Hours() / 24))
	said := reply.Whisper(reply.Paragraphs(words.Fill(t.Drafts, "days", days), few(t, lines, reply.MaxItems)))
	said.Rows = []reply.Row{{Menu: menu}}
	return said, nil
}

// excused puts words to errors that are a moderator's doing, time's, or the folder's; others
// stay what they are.
func (d *Desk) excused(s router.Scene, said *reply.Reply, err error) (*reply.Reply, error) {
	if err == nil || s.Kind == router.KindComplete {
		return said, err
	}
	t := s.Words.Desk.Replies
	for _, known := range []struct {
		err error
		say string
	}{
		{errNoTopic, t.NoTopic},
		{errNoSheet, t.NoSheet},
		{errDraftGone, t.DraftGone},
		{ErrNoConflict, s.Words.Board.Apart.Gone},
		{errDraftUnread, t.Unread},
		{errUnkept, t.NotKept},
		{ErrNotKept, t.ReadOnly},
		{ErrBusy, t.Busy},
		{ErrConflict, t.CannotTakeBack},
		{ErrFirst, t.First},
		{ErrNoRevision, t.NoVersion},
		{ErrHistory, t.NoHistory},
		{errUnreadRecords, s.Words.Board.Unread},
	} {
		if errors.Is(err, known.err) {
			d.Log.Info("the moderators' desk could not do what was asked", "why", known.err)
			return reply.Whisper(known.say), nil
		}
	}
	return nil, err
}
