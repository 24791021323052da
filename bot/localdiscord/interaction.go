package localdiscord

import (
	"crypto/rand"
	"encoding/json"
	"slices"
	"time"
)

// The two clocks of an interaction.
const (
	responseTime  = 3 * time.Second
	tokenLifetime = 15 * time.Minute
)

// Where an interaction, or a command, happens.
const (
	contextGuild = 0
	contextBotDM = 1
)

// InteractionType is what a person did.
type InteractionType int

// The kinds of interaction.
const (
	interactionPing         InteractionType = 1
	InteractionCommand      InteractionType = 2
	InteractionComponent    InteractionType = 3
	InteractionAutocomplete InteractionType = 4
	InteractionModalSubmit  InteractionType = 5
)

// CallbackType is how the bot first answered an interaction.
type CallbackType int

// The kinds of first answer. Zero means that there is none yet.
const (
	CallbackPong               CallbackType = 1
	CallbackMessage            CallbackType = 4
	CallbackDeferredMessage    CallbackType = 5
	CallbackDeferredUpdate     CallbackType = 6
	CallbackUpdate             CallbackType = 7
	CallbackAutocompleteResult CallbackType = 8
	CallbackModal              CallbackType = 9
)

// interaction is what a person did and what became of it.
type interaction struct {
	id, token string
	kind      InteractionType
	account   *account
	channel   *channel
	command   *Command // for commands and autocomplete
	source    *post    // the message that bears the component, or the modal's button
	created   time.Time
	payload   json.RawMessage // as it was sent

	failure   error // of the endpoint, which ended the interaction
	callback  CallbackType
	answered  time.Time
	original  *post   // the message that @original stands for
	edits     int     // of the original message since the first answer
	followUps []*post // further messages
	modal     *Modal
	choices   []Choice
}

// interactionEvent is the payload of INTERACTION_CREATE.
type interactionEvent struct {
	ID              string            `json:"id"`
	ApplicationID   string            `json:"application_id"`
	Type            InteractionType   `json:"type"`
	Data            any               `json:"data"`
	Guild           json.RawMessage   `json:"guild,omitempty"`
	GuildID         string            `json:"guild_id,omitempty"`
	Channel         Channel           `json:"channel"`
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

// begin gives a new interaction its identifier, token and time.
func (w *world) begin(i *interaction) {
	w.stamp(i)
	w.interactions = append(w.interactions, i)
}

func (w *world) stamp(i *interaction) {
	i.id, i.token, i.created = w.ids.next(), rand.Text(), w.now()
}

// deliver sends an interaction to the bot: to its endpoint if it has one, else
// over the gateway.
func (w *world) deliver(i *interaction, data any) {
	i.payload = mustEncode("interaction", w.interactionEvent(i, data))
	if w.endpoint != "" {
		w.post(i, w.endpoint)
		return
	}
	w.publish(event{Type: "INTERACTION_CREATE", GuildID: i.channel.GuildID, Data: i.payload})
}

func (w *world) interactionEvent(i *interaction, data any) interactionEvent {
	e := interactionEvent{
		ID: i.id, ApplicationID: w.bot.ID, Type: i.kind, Data: data, Token: i.token, Version: 1,
		Channel: i.channel.Channel, ChannelID: i.channel.ID, GuildID: i.channel.GuildID,
		AppPermissions: w.botPermissions(i.channel), Locale: "en-US",
		Entitlements: []string{}, AttachmentLimit: maxFile,
	}
	if i.source != nil {
		m := i.source.inREST()
		e.Message = &m
	}
	if i.channel.Type == ChannelDM {
		e.User, e.Context = &i.account.User, contextBotDM
		e.Owners = map[string]string{"0": "0"}
		return e
	}
	e.Member = w.member(i.account, true)
	e.Member.Permissions = &i.account.permissions
	e.Guild = json.RawMessage(`{"id":"` + i.channel.GuildID + `","locale":"en-US","features":[]}`)
	e.GuildLocale, e.Owners = "en-US", map[string]string{"0": i.channel.GuildID}
	return e
}

// late tells whether the time for a first answer has passed without one.
func (w *world) late(i *interaction) bool {
	return i.callback == 0 && (i.failure != nil || w.now().Sub(i.created) > responseTime)
}

// origin is how a message names the interaction that it answers.
func (i *interaction) origin() *MessageInteraction {
	o := &MessageInteraction{ID: i.id, Type: i.kind, User: i.account.User}
	if i.command != nil {
		o.Name = i.command.Name
	}
	return o
}

func (w *world) interaction(id string) *interaction {
	for _, i := range slices.Backward(w.interactions) {
		if i.id == id {
			return i
		}
	}
	return nil
}
