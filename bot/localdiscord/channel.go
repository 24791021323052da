package localdiscord

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// DM names, wherever a channel is asked for, the direct messages between the
// person who acts and the bot.
const DM = "@bot"

// ChannelType tells channels of a server from direct messages.
type ChannelType int

// The kinds of channel that exist here.
const (
	ChannelGuildText    ChannelType = 0
	ChannelDM           ChannelType = 1
	ChannelGroupDM      ChannelType = 3
	ChannelPublicThread ChannelType = 11
)

// Channel is a place where messages are.
type Channel struct {
	ID            string      `json:"id"`
	Type          ChannelType `json:"type"`
	GuildID       string      `json:"guild_id,omitempty"`
	Name          string      `json:"name,omitempty"`
	Position      int         `json:"position"`
	NSFW          bool        `json:"nsfw"`
	Topic         *string     `json:"topic"`
	LastMessageID *string     `json:"last_message_id"`
	Recipients    []User      `json:"recipients,omitempty"`
	Overwrites    []string    `json:"permission_overwrites"`
	OwnerID       string      `json:"owner_id,omitempty"`  // of threads and groups
	ParentID      string      `json:"parent_id,omitempty"` // the channel of a thread
	Thread        *Thread     `json:"thread_metadata,omitempty"`
	MessageCount  *int        `json:"message_count,omitempty"` // of threads, as the next two
	TotalSent     *int        `json:"total_message_sent,omitempty"`
	MemberCount   *int        `json:"member_count,omitempty"`
}

type channel struct {
	Channel
	parent *channel // of a thread
	posts  []*post
	denied Permissions // what the bot may not do here
	needs  Permissions // what people must have to see it
	typing time.Time   // when the bot last began to type
}

func (w *world) newChannel(g *Guild, name string) *channel {
	c := &channel{Channel: Channel{ID: w.ids.next(), GuildID: g.ID, Name: name, Overwrites: []string{}}}
	c.Position = len(g.channelsOf(ChannelGuildText))
	w.addChannel(c)
	return c
}

// addChannel opens a channel to those who may see it.
func (w *world) addChannel(c *channel) {
	w.channels.add(c.ID, c)
	if g := w.guild(c.GuildID); g != nil {
		g.channels = append(g.channels, c)
	}
	w.note(note{kind: ChangeChannel, channel: c})
}

// dm finds the direct messages between an account and the bot, or opens them.
func (w *world) dm(a *account) *channel {
	if a.dm == nil {
		a.dm = &channel{Channel: Channel{ID: w.ids.next(), Type: ChannelDM, Recipients: []User{a.User}, Overwrites: []string{}}}
		w.addChannel(a.dm)
	}
	return a.dm
}

// channel finds a channel by its identifier, nil if there is none.
func (w *world) channel(id string) *channel { return w.channels.get(id) }

// channelsOf are the channels of a kind in the server.
func (g *Guild) channelsOf(kind ChannelType) []Channel {
	list := []Channel{}
	for _, c := range g.channels {
		if c.Type == kind {
			list = append(list, c.Channel)
		}
	}
	return list
}

// seenBy finds a channel as a person names it: DM, a name with or without #, or
// an identifier.
func (w *world) seenBy(a *account, name string) (*channel, error) {
	if name == DM {
		return w.dm(a), nil
	}
	name = strings.TrimPrefix(name, "#")
	if c := w.channel(name); c != nil && w.sees(a, c) {
		return c, nil
	}
	for _, c := range w.channels.list {
		if c.Name == name && name != "" && w.sees(a, c) {
			return c, nil
		}
	}
	return nil, fmt.Errorf("channel %q: %w", name, ErrNotFound)
}

// admits tells whether somebody is in the channel: everybody is, except in
// direct messages.
func (c *channel) admits(a *account) bool {
	return c.GuildID != "" || slices.ContainsFunc(c.Recipients, func(u User) bool { return u.ID == a.ID })
}

// sees tells whether a channel is shown to somebody: a thread is under the rules of
// its channel, and the bot is let in everywhere by whoever keeps people out.
func (w *world) sees(a *account, c *channel) bool {
	needs := c.needs
	if c.parent != nil {
		needs |= c.parent.needs
	}
	return c.admits(a) && (a.ID == w.bot.ID || w.permissions(a, c).Has(needs))
}

// Restrict shows a server's channel, and its threads, only to people who have the
// permissions, and to the bot; none shows it to everybody.
func (s *Server) Restrict(channelName string, needs Permissions) error {
	var err error
	s.world.do(func() {
		var c *channel
		if c, err = s.world.seenBy(s.world.user(s.world.bot.ID), channelName); err == nil {
			c.needs = needs
			s.world.note(note{kind: ChangeChannel})
		}
	})
	return err
}

// SetTopic says what a server's channel is for.
func (s *Server) SetTopic(channelName, topic string) error {
	var err error
	s.world.do(func() {
		var c *channel
		if c, err = s.world.seenBy(s.world.user(s.world.bot.ID), channelName); err == nil {
			c.Topic = &topic
			s.world.note(note{kind: ChangeChannel})
		}
	})
	return err
}

// Channels are the text channels of a server.
func (s *Server) Channels(guildID string) []Channel {
	list := []Channel{}
	s.world.read(func() {
		if g := s.world.guild(guildID); g != nil {
			list = g.channelsOf(ChannelGuildText)
		}
	})
	return list
}
