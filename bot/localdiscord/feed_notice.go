package localdiscord

import (
	"slices"
	"time"
)

// typingTime is how long the bot shows as typing after it has begun.
const typingTime = 10 * time.Second

// notice shows a note to the member, unless it is not for these eyes.
func (m *Member) notice(n note, at Cursor) (Change, bool) {
	w := m.server.world
	if n.viewer != "" && n.viewer != m.account.ID || n.channel != nil && !w.sees(m.account, n.channel) {
		return Change{}, false
	}
	change := Change{Cursor: at, Kind: n.kind}
	if n.channel != nil {
		change.Channel = n.channel.ID
	}
	switch n.kind {
	case ChangeMessage:
		if n.post.gone || !n.post.visibleTo(m.account.ID) {
			return Change{}, false
		}
		change.Message = new(n.post.Message)
		change.MessageID = n.post.ID
	case ChangeDelete:
		change.MessageID = n.post.ID
	case ChangeTyping:
		change.On = w.types(n.channel)
	case ChangeInteraction:
		change.Interaction = &Interaction{server: m.server, of: n.interaction}
	case ChangeConnection:
		change.On = m.server.connected()
	}
	return change, true
}

// settle notices what time alone has changed: interactions that nobody has answered.
func (w *world) settle() {
	w.pending = slices.DeleteFunc(w.pending, func(i *interaction) bool {
		if i.callback == 0 && !w.late(i) {
			return false
		}
		if i.callback == 0 {
			w.noteInteraction(i)
		}
		return true
	})
}

// setTyping begins or, with the zero time, ends the bot's typing.
func (w *world) setTyping(c *channel, since time.Time) {
	before := w.types(c)
	c.typing = since
	if before || w.types(c) {
		w.note(note{kind: ChangeTyping, channel: c})
	}
}

func (w *world) types(c *channel) bool { return w.now().Sub(c.typing) < typingTime }

// edited counts a change of one of an interaction's messages.
func (w *world) edited(i *interaction) {
	i.edits++
	w.noteInteraction(i)
}

// connected tells whether the bot could be sent something.
func (s *Server) connected() bool {
	return s.world.endpoint != "" || len(s.gateway.attached()) > 0
}

// Connected tells whether the bot is there: a session is, or an endpoint.
func (s *Server) Connected() bool {
	var there bool
	s.world.read(func() { there = s.connected() })
	return there
}
