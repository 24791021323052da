package localdiscord

import "fmt"

// Member is somebody who acts: a person in every server and in direct messages
// with the bot, or another bot, or a webhook. Wherever a method takes a channel,
// it is DM, a name such as "#general", or an identifier.
type Member struct {
	server  *Server
	account *account
	webhook bool
}

// Member finds the person of that name, who comes into being when first asked for.
func (s *Server) Member(name string) *Member { return s.actor(name, false, false) }

// OtherBot is a bot that is not the one under test.
func (s *Server) OtherBot(name string) *Member { return s.actor(name, true, false) }

// Webhook is a webhook that writes under a name.
func (s *Server) Webhook(name string) *Member { return s.actor(name, true, true) }

func (s *Server) actor(name string, bot, webhook bool) *Member {
	m := &Member{server: s, webhook: webhook}
	s.world.do(func() { m.account = s.world.actor(actor{name, bot}) })
	return m
}

// User is who the member is.
func (m *Member) User() User { return m.account.User }

// Grant gives the member permissions in every server, for example
// PermissionManageGuild to a moderator. It returns the member.
func (m *Member) Grant(p Permissions) *Member {
	m.server.world.do(func() {
		m.account.permissions |= p
		m.noteRights()
	})
	return m
}

// Revoke takes permissions from the member. It returns the member.
func (m *Member) Revoke(p Permissions) *Member {
	m.server.world.do(func() {
		m.account.permissions &^= p
		m.noteRights()
	})
	return m
}

// noteRights tells that the member may see other channels and commands now.
func (m *Member) noteRights() {
	m.server.world.note(note{kind: ChangeChannel, viewer: m.account.ID})
	m.server.world.note(note{kind: ChangeCommands, viewer: m.account.ID})
}

// CloseDMs makes the bot's direct messages to the member fail from now on, or
// succeed again.
func (m *Member) CloseDMs(closed bool) {
	m.server.world.do(func() { m.account.closedDMs = closed })
}

// Channel finds a channel as the member sees it.
func (m *Member) Channel(name string) (Channel, error) {
	var found Channel
	err := m.act(func(w *world) error {
		c, err := w.seenBy(m.account, name)
		if err == nil {
			found = c.Channel
		}
		return err
	})
	return found, err
}

// act runs f under the lock.
func (m *Member) act(f func(w *world) error) error {
	var err error
	m.server.world.do(func() { err = f(m.server.world) })
	if err != nil {
		return fmt.Errorf("%s: %w", m.account.Username, err)
	}
	return nil
}
