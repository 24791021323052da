package bot

import (
	"encoding/json"
	"errors"
	"strings"
	"time"
)

// errIncomplete is an event that lacks what every event of its kind has.
var errIncomplete = errors.New("the event is incomplete")

// Discord's numbers for interactions.
const (
	interactionCommand   = 2
	interactionComponent = 3
	interactionComplete  = 4

	contextGroup = 2

	flagEphemeral = 1 << 6

	permissionEmbedLinks = 1 << 14
)

// interactionEvent is what the bot reads of an interaction.
type interactionEvent struct {
	ID            snowflake       `json:"id"`
	ApplicationID snowflake       `json:"application_id"`
	Type          int             `json:"type"`
	Token         string          `json:"token"`
	GuildID       snowflake       `json:"guild_id"`
	ChannelID     snowflake       `json:"channel_id"`
	Context       *int            `json:"context"`
	Permissions   *snowflake      `json:"app_permissions"`
	User          *eventUser      `json:"user"`
	Member        *memberEvent    `json:"member"`
	Message       *sourceEvent    `json:"message"`
	Data          interactionData `json:"data"`
}

type memberEvent struct {
	User *eventUser `json:"user"`
}

// sourceEvent is the message that bears a component.
type sourceEvent struct {
	Flags int `json:"flags"`
}

type interactionData struct {
	Name     string              `json:"name"`
	Type     int                 `json:"type"`
	CustomID string              `json:"custom_id"`
	Options  []interactionOption `json:"options"`
}

type interactionOption struct {
	Name    string          `json:"name"`
	Value   json.RawMessage `json:"value"`
	Focused bool            `json:"focused"`
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

// shared tells whether others read the channel.
func (i interactionEvent) shared() bool {
	return i.GuildID != "" || i.Context != nil && *i.Context == contextGroup
}

// request is the interaction as handlers see it.
func (i interactionEvent) request(received time.Time) Request {
	r := Request{
		Kind: KindUnknown, Received: received, Shared: i.shared(),
		Person: string(i.person()), Channel: string(i.ChannelID),
	}
	switch {
	case i.Type == interactionComponent:
		r.Kind, r.Button = KindButton, i.Data.CustomID
		r.InPlace = !r.Shared || i.Message != nil && i.Message.Flags&flagEphemeral != 0
	case i.Type == interactionComplete:
		r.Kind, r.Text = KindComplete, i.Data.focused()
	case i.Type == interactionCommand && i.Data.Name == commandAsk:
		r.Kind = KindAsk
		r.Text = strings.TrimSpace(markup.ReplaceAllString(i.Data.text(optionQuestion), " "))
		r.Private = i.Data.flag(optionPrivate)
	}
	return r
}

// embeds tells whether the bot may show embeds where the interaction happened.
func (i interactionEvent) embeds() bool {
	return i.Permissions == nil || *i.Permissions == "" || i.Permissions.has(permissionEmbedLinks)
}
