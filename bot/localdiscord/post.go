package localdiscord

import (
	"slices"
	"time"
)

// post is a message in its channel, with who may see it.
type post struct {
	Message
	viewer string // the only account that sees it; empty for all
	hidden bool   // even from its viewer, who has dismissed it
	gone   bool   // it was deleted
}

func (p *post) visibleTo(accountID string) bool {
	return p.viewer == "" || p.viewer == accountID && !p.hidden
}

// find looks for a message in a channel, nil if there is none.
func (c *channel) find(messageID string) *post {
	i, found := slices.BinarySearchFunc(c.posts, messageID, func(p *post, id string) int { return compareIDs(p.ID, id) })
	if !found {
		return nil
	}
	return c.posts[i]
}

// draft is a message with an author, an identifier and a time, and no words yet.
func (w *world) draft(c *channel, author *account) Message {
	m := Message{
		ID: w.ids.next(), ChannelID: c.ID, GuildID: c.GuildID, Author: author.User,
		Timestamp: Timestamp{w.now()}, Mentions: []User{}, MentionRoles: []string{},
		Attachments: []Attachment{}, Embeds: []Embed{}, Components: []Component{},
	}
	if c.GuildID != "" {
		m.Member = w.member(author, c.GuildID, false)
	}
	return m
}

// add puts a message into its channel and tells the gateway.
func (w *world) add(c *channel, p *post) {
	c.posts = append(c.posts, p)
	c.LastMessageID = &p.ID
	if c.Thread != nil {
		c.MessageCount, c.TotalSent = new(*c.MessageCount+1), new(*c.TotalSent+1)
	}
	if p.Author.ID == w.bot.ID {
		w.setTyping(c, time.Time{}) // typing ends with the message
	}
	w.noteMessage(c, p, ChangeMessage)
	w.publishMessage(c, p, "MESSAGE_CREATE")
}

// revise changes a message and tells the gateway.
func (w *world) revise(c *channel, p *post, change func(m *Message)) {
	change(&p.Message)
	w.noteMessage(c, p, ChangeMessage)
	w.publishMessage(c, p, "MESSAGE_UPDATE")
}

// remove deletes a message and tells the gateway.
func (w *world) remove(c *channel, p *post) {
	c.posts = slices.DeleteFunc(c.posts, func(q *post) bool { return p == q })
	p.gone = true
	w.noteMessage(c, p, ChangeDelete)
	if p.viewer != "" || !w.botPermissions(c).Has(PermissionViewChannel) {
		return
	}
	gone := map[string]string{"id": p.ID, "channel_id": c.ID}
	if c.GuildID != "" {
		gone["guild_id"] = c.GuildID
	}
	w.publish(event{
		Type: "MESSAGE_DELETE", GuildID: c.GuildID, Data: gone,
		Intent: c.either(IntentGuildMessages, IntentDirectMessages),
	})
}

func (w *world) publishMessage(c *channel, p *post, kind string) {
	if p.viewer != "" || !w.botPermissions(c).Has(PermissionViewChannel) {
		return
	}
	e := event{
		Type: kind, GuildID: c.GuildID, Data: p.Message,
		Intent: c.either(IntentGuildMessages, IntentDirectMessages),
	}
	if !w.readable(p.Message) {
		e.Hidden = p.withoutContent()
	}
	w.publish(e)
}

// readable tells whether the bot may read a message without a privileged
// intent: its own, those to it, and those that mention it.
func (w *world) readable(m Message) bool {
	return m.GuildID == "" || m.Author.ID == w.bot.ID ||
		slices.ContainsFunc(m.Mentions, func(u User) bool { return u.ID == w.bot.ID })
}

// shown is a message as the bot reads it over REST.
func (w *world) shown(m Message) Message {
	if !w.content && !w.readable(m) {
		m = m.withoutContent()
	}
	return m.inREST()
}
