package bot

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"time"

	"gutskin/bot/router"
)

// The types of message that people write: plain ones and replies. All others are made by
// Discord or by applications.
const (
	messagePlain = 0
	messageReply = 19
)

// messageEvent is what the bot reads of a message. Everything else, components of unknown
// types included, is not even decoded.
type messageEvent struct {
	ID           snowflake      `json:"id"`
	ChannelID    snowflake      `json:"channel_id"`
	GuildID      snowflake      `json:"guild_id"`
	WebhookID    snowflake      `json:"webhook_id"`
	Type         int            `json:"type"`
	Author       *eventUser     `json:"author"`
	Content      string         `json:"content"`
	Mentions     []eventUser    `json:"mentions"`
	MentionRoles []snowflake    `json:"mention_roles"`
	Referenced   *referredEvent `json:"referenced_message"`
}

type eventUser struct {
	ID         snowflake `json:"id"`
	Bot        bool      `json:"bot"`
	Name       string    `json:"username"`
	GlobalName string    `json:"global_name"`
}

type referredEvent struct {
	Author *eventUser `json:"author"`
}

// markup is Discord's notation for mentions of people, roles, channels and commands, for
// custom emoji and for times: none of them is a word.
var markup = regexp.MustCompile(`<(?:@[!&]?|#|/[^:>\n]{1,100}:|a?:\w{1,32}:|t:-?)\d{1,20}(?::\w)?>`)

// decodeMessage reads a MESSAGE_CREATE. It fails for what lacks an author or an id.
func decodeMessage(data json.RawMessage) (messageEvent, error) {
	var m messageEvent
	if err := json.Unmarshal(data, &m); err != nil {
		return messageEvent{}, err
	}
	if m.Author == nil || m.Author.ID == "" || m.ID == "" || m.ChannelID == "" {
		return messageEvent{}, errIncomplete
	}
	return m, nil
}

// concerns tells whether a message is from a person and for the bot: a direct message, a
// mention of the bot or its role, or a reply to what the bot said. The text of a reply
// that does not mention the bot is withheld without a privileged intent, and what cannot
// be read is not answered.
func (m messageEvent) concerns(who *identity) bool {
	self, role := who.self(m.GuildID)
	switch {
	case !m.byPerson(self):
		return false
	case m.GuildID == "":
		return true
	case slices.ContainsFunc(m.Mentions, func(u eventUser) bool { return u.ID == self }):
		return true
	case role != "" && slices.Contains(m.MentionRoles, role):
		return true
	}
	toUs := m.Referenced != nil && m.Referenced.Author != nil && m.Referenced.Author.ID == self
	return toUs && m.Content != ""
}

// byPerson tells whether a person wrote the message, and not an application or Discord.
func (m messageEvent) byPerson(self snowflake) bool {
	return self != "" && m.Author.ID != self && !m.Author.Bot && m.WebhookID == "" &&
		(m.Type == messagePlain || m.Type == messageReply)
}

// overheard tells whether a message that does not concern the bot can be looked at all the
// same: it was written by a person to all in a server, and not to somebody.
func (m messageEvent) overheard(who *identity) bool {
	self, _ := who.self(m.GuildID)
	return m.byPerson(self) && m.GuildID != "" && m.Type == messagePlain && len(m.Mentions) == 0 && m.Content != ""
}

// request is the message as handlers see it.
func (m messageEvent) request(kind router.Kind, received time.Time) router.Request {
	return router.Request{
		Kind: kind, Received: received, Text: withoutMarkup(m.Content), Shared: m.GuildID != "", Message: string(m.ID),
		Person: string(m.Author.ID), Channel: string(m.ChannelID), Guild: string(m.GuildID), Writes: true,
	}
}

// withoutMarkup is a text without what Discord shows as something else.
func withoutMarkup(s string) string {
	return strings.TrimSpace(markup.ReplaceAllString(s, " "))
}
