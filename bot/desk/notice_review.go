package desk

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"gutskin/bot/reply"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// memoReview is the memo of the weekly notes.
const memoReview = "reviews"

// weekly is how long there is between two notes. Within one process it is held by the steady
// clock as well, a day less, so that a clock that jumps to and fro brings no more of them.
const (
	weekly  = 7 * 24 * time.Hour
	atLeast = weekly - 24*time.Hour
)

// keptNotes is how many of the last notes are kept up to date.
const keptNotes = 4

// review is what is known of the weekly notes.
type review struct {
	notes  notes
	loaded bool
	// last is when this process sent one, by the steady clock; 0 if it has not.
	last time.Duration
}

// notes are the last ones, the newest last.
type notes struct {
	Sent time.Time    `json:"sent,omitzero"`
	Last []reviewNote `json:"last,omitempty"`
}

// reviewNote is one of them, with the topics that still wait in it.
type reviewNote struct {
	Channel string   `json:"channel"`
	Message string   `json:"message"`
	Topics  []string `json:"topics,omitempty"`
}

// nextReview is the next note, or the new form of one of which a topic is done.
func (n *Notices) nextReview(ctx context.Context, channel string) *Post {
	if !n.review.loaded {
		if err := n.recall(ctx, memoReview, &n.review.notes); err != nil {
			return nil
		}
		n.review.loaded = true
	}
	due := n.due(n.Live.Base().Topics)
	for i := range n.review.notes.Last {
		if p := n.done(ctx, &n.review.notes.Last[i], due); p != nil {
			return p
		}
	}
	if len(due) == 0 || !n.weekIsOver(ctx) {
		return nil
	}
	return n.remind(ctx, channel, due)
}

// weekIsOver tells whether it is time for a note. One that was sent in the future was sent
// by a clock that was wrong: the week begins now.
func (n *Notices) weekIsOver(ctx context.Context) bool {
	sent, now := n.review.notes.Sent, n.Now()
	if sent.After(now) {
		n.review.notes.Sent = now
		n.noteReviews(ctx)
		return false
	}
	return now.Sub(sent) >= weekly && (n.review.last == 0 || n.Steady()-n.review.last >= atLeast)
}

// remind is a new note. That it is sent is noted before, and it is not sent where that
// cannot be noted: after a restart there would be another.
func (n *Notices) remind(ctx context.Context, channel string, due []knowledge.Topic) *Post {
	before := n.review.notes
	n.review.notes.Sent = n.Now()
	if !n.noteReviews(ctx) {
		n.review.notes, n.resting = before, n.Steady()+failedRest
		return nil
	}
	one := reviewNote{Channel: channel}
	for _, t := range due[:min(len(due), shownOverdue)] {
		one.Topics = append(one.Topics, t.ID)
	}
	return &Post{
		Channel: channel, Reply: n.renderNote(n.wordsThere(ctx), one.Topics, due), Once: short(memoReview, n.Now().UTC().Format(time.DateOnly)),
		done: func(ctx context.Context, message string, err error) {
			if err != nil {
				n.review.notes = before
			} else {
				one.Message, n.review.last = message, max(n.Steady(), 1)
				last := append(slices.Clone(before.Last), one)
				n.review.notes.Last = last[max(0, len(last)-keptNotes):]
			}
			n.noteReviews(ctx)
		},
	}
}

// done is the new form of a note when a topic of it waits no more; nil when all do.
func (n *Notices) done(ctx context.Context, one *reviewNote, due []knowledge.Topic) *Post {
	left := slices.DeleteFunc(slices.Clone(one.Topics), func(id string) bool {
		return !slices.ContainsFunc(due, func(t knowledge.Topic) bool { return t.ID == id })
	})
	if len(left) == len(one.Topics) {
		return nil
	}
	return &Post{
		Channel: one.Channel, Message: one.Message, Reply: n.renderNote(n.wordsThere(ctx), left, due),
		done: func(ctx context.Context, _ string, err error) {
			switch {
			case errors.Is(err, ErrMessageGone), errors.Is(err, ErrBarred):
				one.Topics = nil
			case err != nil:
				return
			default:
				one.Topics = left
			}
			n.noteReviews(ctx)
		},
	}
}

func (n *Notices) noteReviews(ctx context.Context) bool {
	err := n.remember(ctx, memoReview, n.review.notes)
	if err != nil {
		n.Log.Warn("the weekly note was not written down", "error", err)
	}
	return err == nil
}

// renderNote shows the topics of a note that wait, each with a row of buttons; what else is
// due is counted.
func (n *Notices) renderNote(w *words.Words, topics []string, due []knowledge.Topic) *reply.Reply {
	r := w.Board.Reviews
	var list []string
	var rows []reply.Row
	for _, t := range due {
		if !slices.Contains(topics, t.ID) || !isTopic(t.ID) {
			continue
		}
		title := reply.Clip(t.Title, reply.MaxLabel/2)
		list = append(list, dueLine(r, t))
		rows = append(rows, reply.Buttons(
			reply.Button{Label: words.Fill(r.StillRight, "topic", title), ID: reply.ID(actionRight, t.ID)},
			reply.Button{Label: words.Fill(r.Edit, "topic", title), ID: reply.ID(actionEdit, t.ID, string(partText))},
			reply.Button{Label: words.Fill(r.Hide, "topic", title), ID: reply.ID(actionHide, t.ID)},
		))
	}
	head, more := words.Fill(r.Found, "count", strconv.Itoa(len(due))), ""
	if len(list) == 0 {
		head = r.Done
	}
	if further := len(due) - len(list); further > 0 {
		more = words.Fill(r.More, "count", strconv.Itoa(further), "command", commandOf(w, w.Board.Overdue))
	}
	said := reply.Text(reply.Paragraphs(head, strings.Join(list, "\n"), more))
	said.Rows = rows
	return said
}
