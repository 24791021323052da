package localdiscord

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

// State is how far a person sees that the bot has come with an interaction.
type State string

// The states. An interaction begins as waiting and ends as done or failed.
const (
	StateWaiting  State = "waiting"  // for a first answer
	StateThinking State = "thinking" // there is one, and it is "is thinking…"
	StateDone     State = "done"
	StateFailed   State = "failed" // "the application did not respond"
)

func (w *world) state(i *interaction) State {
	switch {
	case w.late(i):
		return StateFailed
	case i.callback == 0:
		return StateWaiting
	case i.callback == CallbackDeferredMessage && !i.original.gone && i.original.Loading():
		if w.now().Sub(i.created) > tokenLifetime {
			return StateFailed
		}
		return StateThinking
	}
	return StateDone
}

// State is how far a person sees that the bot has come.
func (i *Interaction) State() State {
	var s State
	i.server.world.read(func() { s = i.server.world.state(i.of) })
	return s
}

// Type is what the person did.
func (i *Interaction) Type() InteractionType { return i.of.kind }

// User is the person who did it.
func (i *Interaction) User() User { return i.of.account.User }

// ChannelID is where it was done.
func (i *Interaction) ChannelID() string { return i.of.channel.ID }

// Created is when it was done.
func (i *Interaction) Created() time.Time { return i.of.created }

// OpenModal is the form that the bot showed, until the person has sent it off or closed
// it; nil if there is none.
func (i *Interaction) OpenModal() *Modal {
	var open *Modal
	i.server.world.read(func() {
		if !i.of.closed {
			open = i.of.modal
		}
	})
	return open
}

// CloseModal closes the form that the bot showed without sending it off, of which the
// bot is not told. It is ErrNotFound if there is none.
func (i *Interaction) CloseModal() error {
	var err error
	i.server.world.do(func() {
		if i.of.modal == nil || i.of.closed {
			err = fmt.Errorf("modal: %w", ErrNotFound)
			return
		}
		i.of.closed = true
		i.server.world.noteInteraction(i.of)
	})
	return err
}

// Requests are the REST requests by which the bot has answered, oldest first.
func (i *Interaction) Requests() []Request {
	return i.server.recorder.newest(math.MaxInt, func(q *Request) bool { return strings.Contains(q.Path, i.of.token) })
}

// Interactions are the newest ones of the member that match, newest first, at most n of
// them.
func (m *Member) Interactions(n int, match func(*Interaction) bool) []*Interaction {
	var all []*Interaction
	m.server.world.read(func() {
		for _, i := range slices.Backward(m.server.world.interactions) {
			if i.account == m.account {
				all = append(all, &Interaction{server: m.server, of: i})
			}
		}
	})
	var list []*Interaction
	for _, i := range all {
		if len(list) == n {
			break
		}
		if match(i) {
			list = append(list, i)
		}
	}
	return list
}

// Interaction finds one of the member's own by its identifier.
func (m *Member) Interaction(id string) (*Interaction, error) {
	found := &Interaction{server: m.server}
	err := m.act(func(w *world) error {
		if found.of = w.interaction(id); found.of == nil || found.of.account != m.account {
			return fmt.Errorf("interaction %s: %w", id, ErrNotFound)
		}
		return nil
	})
	return found, err
}
