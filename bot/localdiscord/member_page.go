package localdiscord

import (
	"fmt"
	"slices"
)

// Page is a part of a channel.
type Page struct {
	Messages []Message // oldest first
	More     bool      // there are older ones
}

// MessagesBefore gives at most n of the newest messages that the member sees in a
// channel, or of those older than the message of an identifier if it is not empty. It
// takes no longer in a channel of thousands.
func (m *Member) MessagesBefore(channelName, before string, n int) (Page, error) {
	var page Page
	err := m.see(func(w *world) error {
		c, err := w.seenBy(m.account, channelName)
		if err == nil {
			page = c.before(before, n, m.account.ID)
		}
		return err
	})
	return page, err
}

// before walks back from a message, which need not be there any more.
func (c *channel) before(id string, n int, accountID string) Page {
	end := len(c.posts)
	if id != "" {
		end, _ = slices.BinarySearchFunc(c.posts, id, func(p *post, id string) int { return compareIDs(p.ID, id) })
	}
	page := Page{Messages: []Message{}}
	for _, p := range slices.Backward(c.posts[:end]) {
		if !p.visibleTo(accountID) {
			continue
		}
		if len(page.Messages) >= n {
			page.More = true
			break
		}
		page.Messages = append(page.Messages, p.Message)
	}
	slices.Reverse(page.Messages)
	return page
}

// Message finds a message that the member sees in a channel.
func (m *Member) Message(channelName, id string) (Message, error) {
	var found Message
	err := m.see(func(w *world) error {
		c, err := w.seenBy(m.account, channelName)
		if err != nil {
			return err
		}
		p := c.find(id)
		if p == nil || !p.visibleTo(m.account.ID) {
			return fmt.Errorf("message %s: %w", id, ErrNotFound)
		}
		found = p.Message
		return nil
	})
	return found, err
}

// Channels are all that the member sees: of servers, threads, groups, and the direct
// messages with the bot if there are any yet.
func (m *Member) Channels() []Channel {
	var list []Channel
	m.server.world.read(func() {
		for _, c := range m.server.world.channels.list {
			if m.server.world.sees(m.account, c) {
				list = append(list, c.Channel)
			}
		}
	})
	return list
}

// Permissions are what the member may do in a channel.
func (m *Member) Permissions(channelName string) (Permissions, error) {
	var has Permissions
	err := m.see(func(w *world) error {
		c, err := w.seenBy(m.account, channelName)
		if err == nil {
			has = w.permissions(m.account, c)
		}
		return err
	})
	return has, err
}

// see runs f under the lock without waking those who wait for a change.
func (m *Member) see(f func(w *world) error) error {
	var err error
	m.server.world.read(func() { err = f(m.server.world) })
	if err != nil {
		return fmt.Errorf("%s: %w", m.account.Username, err)
	}
	return nil
}

// MemberByID finds whoever has an identifier: a person, a bot or a webhook.
func (s *Server) MemberByID(id string) (*Member, error) {
	m := &Member{server: s}
	s.world.read(func() { m.account = s.world.user(id) })
	if m.account == nil {
		return nil, fmt.Errorf("user %s: %w", id, ErrNotFound)
	}
	return m, nil
}

// File is the file behind an attachment. Its bytes must not be changed.
func (s *Server) File(attachmentID string) (File, error) {
	var f File
	found := false
	s.world.read(func() { f, found = s.world.files[attachmentID] })
	if !found {
		return f, fmt.Errorf("attachment %s: %w", attachmentID, ErrNotFound)
	}
	return f, nil
}
