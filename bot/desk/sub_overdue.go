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
	var due []knowledge.Topic
	for _, t := range d.Live.Base().Topics {
		if t.Overdue(d.Now()) {
			due = append(due, t)
		}
	}
	if len(due) == 0 {
		return reply.Whisper(reply.Paragraphs(note, w.None))
	}
	slices.SortStableFunc(due, func(a, b knowledge.Topic) int { return a.Reviewed.Compare(b.Reviewed) })
	var list []string
	var rows []reply.Row
	for _, t := range due[:min(len(due), shownOverdue)] {
		title := reply.Clip(t.Title, reply.MaxLabel/2)
		list = append(list, "- "+words.Fill(w.Due, "topic", reply.Quote(t.Title), "day", t.Reviewed.Format(time.DateOnly)))
		rows = append(rows, reply.Buttons(
			reply.Button{Label: words.Fill(w.StillRight, "topic", title), ID: reply.ID(actionRight, t.ID)},
			reply.Button{Label: words.Fill(w.Edit, "topic", title), ID: reply.ID(actionEdit, t.ID, string(partText))},
		))
	}
	said := reply.Whisper(reply.Paragraphs(note, words.Fill(w.Found, "count", strconv.Itoa(len(due))), strings.Join(list, "\n")))
	said.Rows = rows
	return said
}

// stillRight writes today's date into a topic, in the moderator's name: somebody has read it
// and nothing needs to change.
func (d *Desk) stillRight(ctx context.Context, s router.Scene, id reply.CustomID) (*reply.Reply, error) {
	topic := id.Arg(0)
	if !isTopic(topic) {
		return nil, fmt.Errorf("still right: %w", reply.ErrCustomID)
	}
	head, err := d.Library.Revision()
	if err != nil {
		return nil, err
	}
	sheet, err := d.sheet(ctx, topic, head)
	if err != nil {
		return nil, err
	}
	stamped, err := sheet.With(fileOf(topic), knowledge.FieldReviewed, d.Now().UTC().Format(time.DateOnly))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errNoSheet, err)
	}
	w, title := s.Words.Board.Reviews, d.titleOf(topic)
	_, err = d.Library.Save(ctx, Edit{
		Author: s.Name, Reason: words.Fill(w.Reason, "topic", title), Base: head, Files: map[string][]byte{fileOf(topic): stamped.Bytes()},
	})
	if errors.Is(err, ErrInvalid) || errors.Is(err, ErrConflict) { // the edit shows what is the matter
		d.Log.Info("a review was not written down", "error", err)
		return s.Replace(d.renderOverdue(s, s.Words.Desk.Replies.NotPublished)), nil
	}
	if err != nil {
		return nil, err
	}
	return s.Replace(d.renderOverdue(s, words.Fill(w.Stamped, "topic", reply.Quote(title)))), nil
}
