package localdiscord

import "encoding/json"

// interactionEvent is the payload of INTERACTION_CREATE.
type interactionEvent struct {
	ID              string            `json:"id"`
	ApplicationID   string            `json:"application_id"`
	Type            InteractionType   `json:"type"`
	Data            any               `json:"data"`
	Guild           json.RawMessage   `json:"guild,omitempty"`
	GuildID         string            `json:"guild_id,omitempty"`
	Channel         channelView       `json:"channel"`
	ChannelID       string            `json:"channel_id"`
	Member          *GuildMember      `json:"member,omitempty"`
	User            *User             `json:"user,omitempty"`
	Token           string            `json:"token"`
	Version         int               `json:"version"`
	Message         *Message          `json:"message,omitempty"`
	AppPermissions  Permissions       `json:"app_permissions"`
	Locale          string            `json:"locale"`
	GuildLocale     string            `json:"guild_locale,omitempty"`
	Entitlements    []string          `json:"entitlements"`
	Owners          map[string]string `json:"authorizing_integration_owners"`
	Context         int               `json:"context"`
	AttachmentLimit int               `json:"attachment_size_limit"`
}

// channelView is a channel with what the person who acts may do there.
type channelView struct {
	Channel
	Permissions *Permissions `json:"permissions,omitempty"`
}

func (w *world) viewChannel(c *channel, a *account) channelView {
	v := channelView{Channel: c.Channel}
	if c.GuildID != "" {
		v.Permissions = new(w.permissions(a, c))
	}
	return v
}

func (w *world) interactionEvent(i *interaction, data any) interactionEvent {
	e := interactionEvent{
		ID: i.id, ApplicationID: w.bot.ID, Type: i.kind, Data: data, Token: i.token, Version: 1,
		Channel: w.viewChannel(i.channel, i.account), ChannelID: i.channel.ID, GuildID: i.channel.GuildID,
		AppPermissions: w.appPermissions(i.channel), Locale: i.account.locale, Context: i.channel.context(),
		Owners: i.owners, Entitlements: []string{}, AttachmentLimit: maxFile,
	}
	if i.source != nil {
		m := i.source.inREST()
		e.Message = &m
	}
	g := w.guild(i.channel.GuildID)
	if g == nil {
		e.User = &i.account.User
		return e
	}
	e.Member = w.member(i.account, g.ID, true)
	e.Member.Permissions = e.Channel.Permissions
	e.GuildLocale = g.PreferredLocale
	e.Guild = mustEncode("guild", map[string]any{"id": g.ID, "locale": g.PreferredLocale, "features": []string{}})
	return e
}

// context is where a channel is, as interactions and commands name it.
func (c *channel) context() int {
	switch {
	case c.GuildID != "":
		return contextGuild
	case c.Type == ChannelDM:
		return contextBotDM
	}
	return contextPrivateChannel
}
