package localdiscord

import (
	"context"
	"errors"
	"slices"
	"time"
)

// maxNotes is how many of the newest changes are kept for those who ask later.
const maxNotes = 8192

// ErrBehind is returned for a cursor from which the changes are not kept, because it
// is too old or of another server: what is shown has to be read anew.
var ErrBehind = errors.New("too far behind")

// Cursor is a place in the sequence of changes. It grows; one of an earlier server is
// older than all of this one's.
type Cursor int64

// ChangeKind says what has changed.
type ChangeKind string

// The kinds of change.
const (
	ChangeMessage     ChangeKind = "message"     // new or changed
	ChangeDelete      ChangeKind = "delete"      // a message has gone, or was dismissed
	ChangeTyping      ChangeKind = "typing"      // the bot begins or ends
	ChangeChannel     ChangeKind = "channel"     // which channels are seen, or which roles there are
	ChangeCommands    ChangeKind = "commands"    // which commands are offered
	ChangeInteraction ChangeKind = "interaction" // its state, or its modal
	ChangeConnection  ChangeKind = "connection"  // of the bot
)

// Change is one thing that a member could notice. What it carries is as it is when it
// is read, which may be newer than the change.
type Change struct {
	Cursor Cursor // from which the next ones follow
	Kind   ChangeKind
	// Channel is the identifier of the channel; empty for commands and the connection,
	// and if the list of channels has changed otherwise than by a new one.
	Channel string
	// MessageID names the message that is new, changed or gone.
	MessageID string
	// Message is it, nil if it has gone.
	Message *Message
	// Interaction is the member's own that has changed.
	Interaction *Interaction
	// On tells whether the bot types, or is connected.
	On bool
}

// note is a change as it is kept: with pointers to what has changed.
type note struct {
	kind        ChangeKind
	channel     *channel
	post        *post
	interaction *interaction
	viewer      string // the only account that notices; empty for all in the channel
}

// feed is the newest changes.
type feed struct {
	notes []note
	next  Cursor // that of the next note
}

// newFeed begins at a place that no server before has reached: it would have needed a
// thousand changes in each millisecond.
func newFeed(now time.Time) feed { return feed{next: Cursor(now.UnixMilli() * 1000)} }

func (f *feed) add(n note) {
	if len(f.notes) >= 2*maxNotes { // not one at a time
		f.notes = slices.Clone(f.notes[len(f.notes)-maxNotes:])
	}
	f.notes = append(f.notes, n)
	f.next++
}

// since gives what follows a cursor, unless some of it is not kept.
func (f *feed) since(after Cursor) ([]note, error) {
	first := f.next - Cursor(len(f.notes))
	if after < first || after > f.next {
		return nil, ErrBehind
	}
	return f.notes[after-first:], nil
}

// note keeps a change for those who may notice it.
func (w *world) note(n note) { w.feed.add(n) }

func (w *world) noteMessage(c *channel, p *post, kind ChangeKind) {
	w.note(note{kind: kind, channel: c, post: p, viewer: p.viewer})
}

func (w *world) noteInteraction(i *interaction) {
	w.note(note{kind: ChangeInteraction, channel: i.channel, interaction: i, viewer: i.account.ID})
}

// Cursor is where the changes from now on follow. Take it before reading what is
// there, so that nothing is missed in between.
func (s *Server) Cursor() Cursor {
	var at Cursor
	s.world.read(func() { at = s.world.feed.next })
	return at
}

// maxChanges is how many changes are read at a time.
const maxChanges = 512

// Changes waits until there are changes after a cursor that the member could notice,
// and gives them, oldest first, some hundreds at a time. It also gives the cursor to go
// on from, even if the context ends meanwhile. The error is ErrBehind if some of them
// are not kept any more.
func (m *Member) Changes(ctx context.Context, after Cursor) ([]Change, Cursor, error) {
	w := m.server.world
	list, err := await(ctx, w, "a change", func() ([]Change, bool, error) {
		w.settle()
		notes, err := w.feed.since(after)
		if err != nil {
			return nil, false, err
		}
		var list []Change
		for _, n := range notes {
			after++
			if change, noticed := m.notice(n, after); noticed {
				list = append(list, change)
			}
			if len(list) == maxChanges {
				break
			}
		}
		return coalesce(list), len(list) > 0, nil
	})
	return list, after, err
}

// coalesce leaves out what is said again right away.
func coalesce(list []Change) []Change {
	same := func(a, b Change) bool { return a.Kind == ChangeCommands && b.Kind == ChangeCommands }
	var kept []Change
	for i, c := range list {
		if i+1 == len(list) || !same(c, list[i+1]) {
			kept = append(kept, c)
		}
	}
	return kept
}
