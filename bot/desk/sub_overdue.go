package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// shownOverdue is how many topics have a row of buttons.
const shownOverdue = 5

// overdue lists the topics whose yearly review is overdue, those first that wait for longest.
func (d *Desk) overdue(_ context.Context, s router.Scene) (*reply.Reply, error) {
	return d.renderOverdue(s, ""), nil
}

// renderOverdue is the list, under a note.
func (d *Desk) renderOverdue(s router.Scene, note string) *reply.Reply {
	w := s.Words.Board.Reviews
	due := d.due(d.topics())
	if len(due) == 0 {
		return reply.Whisper(reply.Paragraphs(note, w.None))
	}
	var list []string
	var rows []reply.Row
	for _, t := range due[:min(len(due), shownOverdue)] {
		title := reply.Clip(t.Title, reply.MaxLabel/2)
		list = append(list, dueLine(w, t)+d.ifHidden(t.ID, " · "+s.Words.Desk.Replies.HiddenNow))
		rows = append(rows, reply.Buttons(
			reply.Button{Label: words.Fill(w.StillRight, "topic", title), ID: reply.ID(actionRight, t.ID)},
			reply.Button{Label: words.Fill(w.Edit, "topic", title), ID: reply.ID(actionEdit, t.ID, string(partText))},
		))
	}
	said := reply.Whisper(reply.Paragraphs(note, words.Fill(w.Found, "count", strconv.Itoa(len(due))), strings.Join(list, "\n")))
	said.Rows = rows
	return said
}

// due are the topics of a list whose review is overdue, those first that wait for longest.
func (d *Desk) due(from []knowledge.Topic) []knowledge.Topic {
	var due []knowledge.Topic
	for _, t := range from {
		if t.Overdue(d.Now()) {
			due = append(due, t)
		}
	}
	slices.SortStableFunc(due, func(a, b knowledge.Topic) int { return a.Reviewed.Compare(b.Reviewed) })
	return due
}

func dueLine(w words.Reviews, t knowledge.Topic) string {
	return "- " + words.Fill(w.Due, "topic", reply.Quote(t.Title), "day", t.Reviewed.Format(time.DateOnly))
}

// stillRight writes today's date into a topic, in the moderator's name: somebody has read it
// and nothing needs to change.
func (d *Desk) stillRight(ctx context.Context, s router.Scene, id reply.CustomID) (*reply.Reply, error) {
	topic := id.Arg(0)
	w, title := s.Words.Board.Reviews, d.titleOf(topic)
	err := d.stamp(ctx, s, topic)
	if errors.Is(err, ErrInvalid) || errors.Is(err, ErrConflict) { // the edit shows what is the matter
		d.Log.Info("a review was not written down", "error", err)
		return s.Replace(d.renderOverdue(s, s.Words.Desk.Replies.NotPublished)), nil
	}
	if err != nil {
		return nil, err
	}
	return s.Replace(d.renderOverdue(s, words.Fill(w.Stamped, "topic", reply.Quote(title)))), nil
}

// stamp writes today's date into a topic, and nothing else.
func (d *Desk) stamp(ctx context.Context, s router.Scene, topic string) error {
	if !isTopic(topic) {
		return fmt.Errorf("still right: %w", reply.ErrCustomID)
	}
	head, err := d.Library.Revision()
	if err != nil {
		return err
	}
	sheet, err := d.sheet(ctx, topic, head)
	if err != nil {
		return err
	}
	stamped, err := sheet.With(fileOf(topic), knowledge.FieldReviewed, d.Now().UTC().Format(time.DateOnly))
	if err != nil {
		return fmt.Errorf("%w: %w", errNoSheet, err)
	}
	reason := words.Fill(s.Words.Board.Reviews.Reason, "topic", d.titleOf(topic))
	_, err = d.Library.Save(ctx, Edit{Author: s.Name, Reason: reason, Base: head, Files: map[string][]byte{fileOf(topic): stamped.Bytes()}})
	return err
}
