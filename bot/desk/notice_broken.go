package desk

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"time"

	"gutskin/bot/reply"
	"gutskin/bot/words"
)

// memoBroken is the memo of what was told about broken files.
const memoBroken = "notices"

// Bounds of notices about what is broken.
const (
	// maxAnHour is how many new messages there are in an hour at most.
	maxAnHour = 3
	// shownTroubles is how many troubles one message shows.
	shownTroubles = 8
)

// broken is what is known of notices about what is broken.
type broken struct {
	told   told
	loaded bool
	// seen is what was there at the last look, since when by the steady clock.
	seen  string
	since time.Duration
	// recent are the times of the last messages of this process, by the steady clock.
	recent []time.Duration
	// tried is when the message that is being tried was begun with.
	tried time.Time
}

// told is what the moderators have been told and what is not mended yet.
type told struct {
	Open []openNotice `json:"open,omitempty"`
	// At are the times of the last messages.
	At []time.Time `json:"at,omitempty"`
}

// openNotice is a message about troubles of which some are not mended.
type openNotice struct {
	Channel string `json:"channel"`
	// Message is empty where it is not known, or gone.
	Message string       `json:"message,omitempty"`
	Items   []noticeItem `json:"items"`
}

// noticeItem is one trouble of a message.
type noticeItem struct {
	Key  string `json:"key"`
	Name string `json:"name"`
	// Mark tells versions of its text apart; empty once it is mended.
	Mark string `json:"mark,omitempty"`
}

// nextBroken is the next message about what is broken or mended.
func (n *Notices) nextBroken(ctx context.Context, channel string) *Post {
	if !n.broken.loaded {
		if err := n.recall(ctx, memoBroken, &n.broken.told); err != nil {
			return nil // nothing is told twice: it is better told late
		}
		n.broken.loaded = true
	}
	w := n.wordsThere(ctx)
	now := n.troubles(w)
	if !n.settled(now) {
		return nil
	}
	for i := range n.broken.told.Open {
		if p := n.changed(w, &n.broken.told.Open[i], now); p != nil {
			return p
		}
	}
	n.close(ctx)
	if fresh := n.untold(now); len(fresh) > 0 && n.mayTell() {
		return n.tell(ctx, w, channel, fresh)
	}
	return nil
}

// settled tells whether nothing has changed for a while.
func (n *Notices) settled(now []found) bool {
	var texts []string
	for _, f := range now {
		texts = append(texts, f.key, f.text)
	}
	if seen := short(texts...); seen != n.broken.seen {
		n.broken.seen, n.broken.since = seen, n.Steady()
	}
	return n.Steady()-n.broken.since >= n.Settle
}

// untold are the troubles that no open notice is about.
func (n *Notices) untold(now []found) []found {
	return slices.DeleteFunc(slices.Clone(now), func(f found) bool {
		return slices.ContainsFunc(n.broken.told.Open, func(o openNotice) bool {
			return slices.ContainsFunc(o.Items, func(i noticeItem) bool { return i.Key == f.key })
		})
	})
}

// mayTell keeps the messages of an hour few, by both clocks: one may jump, and the other
// begins anew with the process.
func (n *Notices) mayTell() bool {
	now, steady := n.Now(), n.Steady()
	n.broken.told.At = slices.DeleteFunc(n.broken.told.At, func(at time.Time) bool { return at.After(now) || now.Sub(at) > time.Hour })
	n.broken.recent = slices.DeleteFunc(n.broken.recent, func(at time.Duration) bool { return steady-at > time.Hour })
	return len(n.broken.told.At) < maxAnHour && len(n.broken.recent) < maxAnHour
}

// tell is a new message about troubles. That it is told is noted before it is sent.
func (n *Notices) tell(ctx context.Context, w *words.Words, channel string, fresh []found) *Post {
	o := openNotice{Channel: channel}
	for _, f := range fresh {
		o.Items = append(o.Items, noticeItem{f.key, f.name, short(f.text)})
	}
	if n.broken.tried.IsZero() {
		n.broken.tried = n.Now()
	}
	n.broken.told.Open = append(n.broken.told.Open, o)
	n.note(ctx)
	return &Post{
		Channel: channel, Reply: renderBroken(w, o, fresh), Once: short(memoBroken, n.broken.tried.String()),
		done: func(ctx context.Context, message string, err error) {
			open := &n.broken.told.Open
			if err != nil {
				*open = (*open)[:len(*open)-1]
			} else {
				(*open)[len(*open)-1].Message, n.broken.tried = message, time.Time{}
				n.broken.told.At = append(n.broken.told.At, n.Now())
				n.broken.recent = append(n.broken.recent, n.Steady())
			}
			n.note(ctx)
		},
	}
}

// changed is the new form of a message when what it is about has changed; nil when not.
func (n *Notices) changed(w *words.Words, o *openNotice, now []found) *Post {
	items := slices.Clone(o.Items)
	for i := range items {
		items[i].Mark = ""
		if at := slices.IndexFunc(now, func(f found) bool { return f.key == items[i].Key }); at >= 0 {
			items[i].Mark = short(now[at].text)
		}
	}
	if slices.Equal(items, o.Items) {
		return nil
	}
	if o.Message == "" { // there is nothing to be changed
		o.Items = items
		return nil
	}
	next := openNotice{o.Channel, o.Message, items}
	return &Post{
		Channel: o.Channel, Message: o.Message, Reply: renderBroken(w, next, now),
		done: func(ctx context.Context, _ string, err error) {
			if errors.Is(err, ErrMessageGone) || errors.Is(err, ErrBarred) {
				next.Message = ""
			} else if err != nil {
				return
			}
			*o = next
			n.note(ctx)
		},
	}
}

// close forgets notices of which everything is mended.
func (n *Notices) close(ctx context.Context) {
	before := len(n.broken.told.Open)
	n.broken.told.Open = slices.DeleteFunc(n.broken.told.Open, func(o openNotice) bool {
		return !slices.ContainsFunc(o.Items, func(i noticeItem) bool { return i.Mark != "" })
	})
	if len(n.broken.told.Open) < before {
		n.note(ctx)
	}
}

// note writes down what was told. Where that fails it is known as long as the process runs:
// moderators must hear of a full disk, too.
func (n *Notices) note(ctx context.Context) {
	if err := n.remember(ctx, memoBroken, n.broken.told); err != nil {
		n.Log.Warn("what was told to the moderators was not written down", "error", err)
	}
}

// renderBroken is a message: each trouble with its mend, or that it is mended.
func renderBroken(w *words.Words, o openNotice, now []found) *reply.Reply {
	head := w.Notices.Mended
	if slices.ContainsFunc(o.Items, func(i noticeItem) bool { return i.Mark != "" }) {
		head = w.Notices.Broken
	}
	parts := []string{"**" + head + "**"}
	room := reply.MaxContent - reply.Length(head) - 200
	for count, item := range o.Items {
		text := words.Fill(w.Notices.InOrder, "name", reply.Quote(item.Name))
		if at := slices.IndexFunc(now, func(f found) bool { return f.key == item.Key }); at >= 0 && item.Mark != "" {
			text = now[at].text
		}
		if room -= reply.Length(text) + 2; room < 0 && count > 0 || count == shownTroubles {
			parts = append(parts, words.Fill(w.Desk.Replies.More, "count", strconv.Itoa(len(o.Items)-count)))
			break
		}
		parts = append(parts, reply.Clip(text, reply.MaxContent-300))
	}
	if head == w.Notices.Broken {
		parts = append(parts, words.Fill(w.Notices.All, "command", commandOf(w, w.Board.Check)))
	}
	return reply.Text(reply.Paragraphs(parts...))
}

// commandOf is how a part of the command is typed.
func commandOf(w *words.Words, sub words.Command) string {
	return "/" + w.Desk.Command.Name + " " + sub.Name
}
