package localdiscord

import (
	"fmt"
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
	ChannelGuildText ChannelType = 0
	ChannelDM        ChannelType = 1
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
}

type channel struct {
	Channel
	posts  []*post
	denied Permissions // what the bot may not do here
	typing time.Time   // when the bot last began to type
}

func (w *world) newChannel(g *Guild, name string) *channel {
	c := &channel{Channel: Channel{ID: w.ids.next(), GuildID: g.ID, Name: name, Overwrites: []string{}}}
	c.Position = len(w.channelsOf(g.ID))
	w.channels = append(w.channels, c)
	return c
}

// dm finds the direct messages between an account and the bot, or opens them.
func (w *world) dm(a *account) *channel {
	for _, c := range w.channels {
		if c.Type == ChannelDM && c.Recipients[0].ID == a.ID {
			return c
		}
	}
	c := &channel{Channel: Channel{ID: w.ids.next(), Type: ChannelDM, Recipients: []User{a.User}, Overwrites: []string{}}}
	w.channels = append(w.channels, c)
	return c
}

func (w *world) channel(id string) *channel {
	for _, c := range w.channels {
		if c.ID == id {
			return c
		}
	}
	return nil
}

func (w *world) channelsOf(guildID string) []Channel {
	list := []Channel{}
	for _, c := range w.channels {
		if c.GuildID == guildID && c.Type == ChannelGuildText {
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
	for _, c := range w.channels {
		foreign := c.Type == ChannelDM && c.Recipients[0].ID != a.ID
		if !foreign && (c.ID == name || c.Name == name && name != "") {
			return c, nil
		}
	}
	return nil, fmt.Errorf("channel %q: %w", name, ErrNotFound)
}

// botPermissions is what the bot may do in a channel.
func (w *world) botPermissions(c *channel) Permissions {
	if c.Type == ChannelDM {
		return everyonePermissions
	}
	return w.user(w.bot.ID).permissions &^ c.denied
}

// Channels are the text channels of a server.
func (s *Server) Channels(guildID string) []Channel {
	var list []Channel
	s.world.read(func() { list = s.world.channelsOf(guildID) })
	return list
}

// Deny takes permissions in a server's channel from the bot, and gives back
// those that were denied before.
func (s *Server) Deny(channelName string, permissions Permissions) error {
	var err error
	s.world.do(func() {
		var c *channel
		if c, err = s.world.seenBy(s.world.user(s.world.bot.ID), channelName); err == nil {
			c.denied = permissions
		}
	})
	return err
}

// Typing tells whether the bot shows as typing in a channel.
func (s *Server) Typing(channelID string) bool {
	const shown = 10 * time.Second
	typing := false
	s.world.read(func() {
		c := s.world.channel(channelID)
		typing = c != nil && s.world.now().Sub(c.typing) < shown
	})
	return typing
}
