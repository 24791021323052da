package bot

import (
	"encoding/json"
	"errors"
	"strings"
	"time"

	"gutskin/bot/router"
)

// errIncomplete is an event that lacks what every event of its kind has.
var errIncomplete = errors.New("the event is incomplete")

// Discord's numbers for interactions.
const (
	interactionPing      = 1
	interactionCommand   = 2
	interactionComponent = 3
	interactionComplete  = 4
	interactionForm      = 5

	contextGroup = 2

	ownerGuild = "0" // the key of the server that has installed the bot

	flagEphemeral = 1 << 6

	permissionManageGuild    = 1 << 5
	permissionSendMessages   = 1 << 11
	permissionManageMessages = 1 << 13
	permissionEmbedLinks     = 1 << 14
	permissionSendInThreads  = 1 << 38
)

// interactionEvent is what the bot reads of an interaction.
type interactionEvent struct {
	ID            snowflake            `json:"id"`
	ApplicationID snowflake            `json:"application_id"`
	Type          int                  `json:"type"`
	Token         string               `json:"token"`
	GuildID       snowflake            `json:"guild_id"`
	ChannelID     snowflake            `json:"channel_id"`
	Channel       channelEvent         `json:"channel"`
	Context       *int                 `json:"context"`
	Owners        map[string]snowflake `json:"authorizing_integration_owners"`
	Permissions   *snowflake           `json:"app_permissions"`
	User          *eventUser           `json:"user"`
	Member        *memberEvent         `json:"member"`
	Locale        string               `json:"locale"`
	GuildLocale   string               `json:"guild_locale"`
	Message       *sourceEvent         `json:"message"`
	Data          interactionData      `json:"data"`
}

type memberEvent struct {
	User        *eventUser  `json:"user"`
	Nick        string      `json:"nick"`
	Roles       []snowflake `json:"roles"`
	Permissions snowflake   `json:"permissions"`
}

// channelEvent is what the bot reads of a channel.
type channelEvent struct {
	Type     int       `json:"type"`
	ParentID snowflake `json:"parent_id"`
}

// sourceEvent is the message that bears a component.
type sourceEvent struct {
	ID      snowflake    `json:"id"`
	Flags   int          `json:"flags"`
	Content string       `json:"content"`
	Embeds  []eventEmbed `json:"embeds"`
	Rows    []struct {
		Controls []struct {
			CustomID string `json:"custom_id"`
		} `json:"components"`
	} `json:"components"`
}

type eventEmbed struct {
	Title       string      `json:"title"`
	Description string      `json:"description"`
	Fields      []wireField `json:"fields"`
}

// decodeInteraction reads an INTERACTION_CREATE. It fails for what cannot be answered.
func decodeInteraction(data json.RawMessage) (interactionEvent, error) {
	var i interactionEvent
	if err := json.Unmarshal(data, &i); err != nil {
		return interactionEvent{}, err
	}
	if i.ID == "" || !isToken(i.Token) || i.person() == "" {
		return interactionEvent{}, errIncomplete
	}
	return i, nil
}

// isToken tells whether a text can stand in the path of a request.
func isToken(s string) bool {
	return s != "" && len(s) < 1000 && !strings.ContainsFunc(s, func(r rune) bool {
		return r <= ' ' || r > '~' || strings.ContainsRune(`/\?#%`, r)
	}) && strings.Trim(s, ".") != ""
}

func (i interactionEvent) person() snowflake {
	switch {
	case i.Member != nil && i.Member.User != nil:
		return i.Member.User.ID
	case i.User != nil:
		return i.User.ID
	}
	return ""
}

// name is what the person is called where they are.
func (i interactionEvent) name() string {
	user := i.User
	if i.Member != nil && i.Member.User != nil {
		if i.Member.Nick != "" {
			return i.Member.Nick
		}
		user = i.Member.User
	}
	switch {
	case user == nil:
		return ""
	case user.GlobalName != "":
		return user.GlobalName
	}
	return user.Name
}

// shared tells whether others read the channel.
func (i interactionEvent) shared() bool {
	return i.GuildID != "" || i.Context != nil && *i.Context == contextGroup
}

// request is the interaction as handlers see it.
func (i interactionEvent) request(received time.Time) router.Request {
	r := router.Request{
		Kind: router.KindUnknown, Received: received, Shared: i.shared(), Locale: i.Locale, GuildLocale: i.GuildLocale,
		Person: string(i.person()), Channel: string(i.ChannelID), Guild: string(i.GuildID), Writes: i.writes(), Visiting: i.visiting(),
		Command: i.Data.Name, Subcommand: i.Data.subcommand(), Name: i.name(), Control: i.Data.CustomID, Source: i.Message.source(),
	}
	if i.Channel.isThread() {
		r.Parent = string(i.Channel.ParentID)
	}
	if i.Member != nil {
		r.Roles = texts(i.Member.Roles)
		r.Rights = router.Rights{
			ManageServer:   i.Member.Permissions.has(permissionManageGuild),
			ManageMessages: i.Member.Permissions.has(permissionManageMessages),
		}
	}
	switch i.Type {
	case interactionCommand:
		r.Kind, r.Options, r.Target = router.KindCommand, i.Data.options(), i.Data.target(i.ApplicationID)
		r.Attachment = i.Data.attachment()
	case interactionComplete:
		r.Kind, r.Options, r.Focused = router.KindComplete, i.Data.options(), i.Data.focused()
	case interactionComponent:
		r.Kind, r.Values = router.KindControl, i.Data.Values
	case interactionForm:
		r.Kind, r.Fields = router.KindForm, i.Data.fields()
	}
	return r
}

// visiting tells whether the bot is no member where the interaction happened, neither of the
// server nor of a direct message with itself: the person alone has installed it.
func (i interactionEvent) visiting() bool {
	return i.shared() && (i.GuildID == "" || i.Owners[ownerGuild] != i.GuildID)
}

// writes tells whether the bot may write messages of its own in the channel.
func (i interactionEvent) writes() bool {
	if i.GuildID == "" {
		return !i.shared()
	}
	permission := uint64(permissionSendMessages)
	if i.Channel.isThread() {
		permission = permissionSendInThreads
	}
	return !i.visiting() && (i.Permissions == nil || i.Permissions.has(permission))
}

// embeds tells whether the bot may show embeds where the interaction happened.
func (i interactionEvent) embeds() bool {
	return i.Permissions == nil || *i.Permissions == "" || i.Permissions.has(permissionEmbedLinks)
}
