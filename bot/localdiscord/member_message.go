package localdiscord

import (
	"fmt"
	"unicode/utf8"
)

// Send writes a message, with files if there are any. A mention is written
// <@id>, which User.Mention gives.
func (m *Member) Send(channelName, text string, files ...File) (Message, error) {
	return m.write(channelName, text, nil, files)
}

// Reply answers a message where it stands, with files if there are any, and mentions
// its author by that.
func (m *Member) Reply(to Message, text string, files ...File) (Message, error) {
	return m.write(to.ChannelID, text, &to, files)
}

func (m *Member) write(channelName, text string, to *Message, files []File) (Message, error) {
	var sent Message
	err := m.act(func(w *world) error {
		c, err := w.seenBy(m.account, channelName)
		if err != nil {
			return err
		}
		if err := checkText(text, len(files)); err != nil {
			return err
		}
		p := &post{Message: w.draft(c, m.account)}
		if err := m.address(c, p, to); err != nil {
			return err
		}
		p.Content = text
		for _, f := range files {
			p.Attachments = append(p.Attachments, w.attach(c, f))
		}
		w.mention(&p.Message, nil, w.permissions(m.account, c).Has(PermissionMentionEveryone))
		w.add(c, p)
		sent = p.Message
		return nil
	})
	return sent, err
}

// address makes a post a reply, and that of a webhook if the member is one.
func (m *Member) address(c *channel, p *post, to *Message) error {
	if m.webhook {
		p.WebhookID, p.Member = m.account.ID, nil
	}
	if to == nil {
		return nil
	}
	target := c.find(to.ID)
	if target == nil || !target.visibleTo(m.account.ID) {
		return fmt.Errorf("message %s: %w", to.ID, ErrNotFound)
	}
	p.replyTo(target)
	return nil
}

// checkText refuses what Discord's own client does not send.
func checkText(text string, files int) error {
	if n := utf8.RuneCountInString(text); n > 2000 {
		return fmt.Errorf("message of %d characters: %w", n, ErrInvalid)
	}
	if text == "" && files == 0 {
		return fmt.Errorf("empty message: %w", ErrInvalid)
	}
	return nil
}

// Edit changes the text of the member's own message.
func (m *Member) Edit(message Message, text string) (Message, error) {
	var edited Message
	err := m.with(message, func(w *world, c *channel, p *post) error {
		if p.Author.ID != m.account.ID {
			return fmt.Errorf("message of %s: %w", p.Author.Username, ErrForbidden)
		}
		if err := checkText(text, len(p.Attachments)); err != nil {
			return err
		}
		w.revise(c, p, func(q *Message) {
			q.Content, q.Edited = text, &Timestamp{w.now()}
			w.mention(q, nil, w.permissions(m.account, c).Has(PermissionMentionEveryone))
		})
		edited = p.Message
		return nil
	})
	return edited, err
}

// Delete removes the member's own message, or any with PermissionManageMessages.
func (m *Member) Delete(message Message) error {
	return m.with(message, func(w *world, c *channel, p *post) error {
		moderates := c.GuildID != "" && w.permissions(m.account, c).Has(PermissionManageMessages)
		if p.Author.ID != m.account.ID && p.viewer != m.account.ID && !moderates {
			return fmt.Errorf("message of %s: %w", p.Author.Username, ErrForbidden)
		}
		w.remove(c, p)
		return nil
	})
}

// Dismiss takes an ephemeral message out of its reader's sight. The bot is not told,
// and can still edit it.
func (m *Member) Dismiss(message Message) error {
	return m.with(message, func(w *world, c *channel, p *post) error {
		if p.viewer == "" {
			return fmt.Errorf("message of %s, which everybody sees: %w", p.Author.Username, ErrForbidden)
		}
		p.hidden = true
		w.noteMessage(c, p, ChangeDelete)
		return nil
	})
}

// React puts an emoji under a message, or with put false takes it away.
func (m *Member) React(message Message, emoji string, put bool) error {
	return m.with(message, func(w *world, c *channel, p *post) error {
		w.react(c, p, m.account, parseEmoji(emoji), put)
		return nil
	})
}

// with finds a message that the member can see.
func (m *Member) with(message Message, f func(*world, *channel, *post) error) error {
	return m.act(func(w *world) error {
		c, err := w.seenBy(m.account, message.ChannelID)
		if err != nil {
			return err
		}
		p := c.find(message.ID)
		if p == nil || !p.visibleTo(m.account.ID) {
			return fmt.Errorf("message %s: %w", message.ID, ErrNotFound)
		}
		return f(w, c, p)
	})
}
