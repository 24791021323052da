package localdiscord

import (
	"encoding/json"
	"fmt"
	"strings"
)

// MessageType tells plain messages from replies and answers to commands.
type MessageType int

// The kinds of message that exist here.
const (
	MessageDefault            MessageType = 0
	MessageReply              MessageType = 19
	MessageChatInputCommand   MessageType = 20
	MessageContextMenuCommand MessageType = 23
)

// MessageFlags is a set of properties of a message.
type MessageFlags int

// The flags that a bot can set, and the one of a deferred answer.
const (
	FlagSuppressEmbeds        MessageFlags = 1 << 2
	FlagHasThread             MessageFlags = 1 << 5
	FlagEphemeral             MessageFlags = 1 << 6
	FlagLoading               MessageFlags = 1 << 7
	FlagSuppressNotifications MessageFlags = 1 << 12
	FlagComponentsV2          MessageFlags = 1 << 15
)

// Message is a message as the API and the gateway show it.
type Message struct {
	ID              string              `json:"id"`
	ChannelID       string              `json:"channel_id"`
	GuildID         string              `json:"guild_id,omitempty"`
	Type            MessageType         `json:"type"`
	Author          User                `json:"author"`
	Member          *GuildMember        `json:"member,omitempty"`
	Content         string              `json:"content"`
	Timestamp       Timestamp           `json:"timestamp"`
	Edited          *Timestamp          `json:"edited_timestamp"`
	TTS             bool                `json:"tts"`
	MentionEveryone bool                `json:"mention_everyone"`
	Mentions        []User              `json:"mentions"`
	MentionRoles    []string            `json:"mention_roles"`
	Attachments     []Attachment        `json:"attachments"`
	Embeds          []Embed             `json:"embeds"`
	Components      []Component         `json:"components"`
	Reactions       []Reaction          `json:"reactions,omitempty"`
	Pinned          bool                `json:"pinned"`
	Flags           MessageFlags        `json:"flags"`
	Nonce           json.RawMessage     `json:"nonce,omitempty"`
	WebhookID       string              `json:"webhook_id,omitempty"`
	ApplicationID   string              `json:"application_id,omitempty"`
	Reference       *MessageReference   `json:"message_reference,omitempty"`
	Referenced      *Message            `json:"referenced_message,omitempty"`
	Interaction     *MessageInteraction `json:"interaction_metadata,omitempty"`
}

// MessageReference names the message that another one replies to.
type MessageReference struct {
	Type            int    `json:"type"`
	MessageID       string `json:"message_id"`
	ChannelID       string `json:"channel_id,omitempty"`
	GuildID         string `json:"guild_id,omitempty"`
	FailIfNotExists *bool  `json:"fail_if_not_exists,omitempty"`
}

// MessageInteraction tells in a message which interaction it answers.
type MessageInteraction struct {
	ID   string          `json:"id"`
	Type InteractionType `json:"type"`
	User User            `json:"user"`
	// Name is that of the command, with the subcommand after a space.
	Name string `json:"name,omitempty"`
	// Owners are the authorising server or user by the kind of installation.
	Owners map[string]string `json:"authorizing_integration_owners"`
	// OriginalResponseID is the first answer's, in follow-ups alone.
	OriginalResponseID string `json:"original_response_message_id,omitempty"`
	// InteractedMessageID is that of the message whose component was used.
	InteractedMessageID string              `json:"interacted_message_id,omitempty"`
	TargetUser          *User               `json:"target_user,omitempty"`
	TargetMessageID     string              `json:"target_message_id,omitempty"`
	Trigger             *MessageInteraction `json:"triggering_interaction_metadata,omitempty"`
}

// Ephemeral tells whether one person alone sees the message.
func (m Message) Ephemeral() bool { return m.Flags&FlagEphemeral != 0 }

// Loading tells whether the message still says "is thinking…".
func (m Message) Loading() bool { return m.Flags&FlagLoading != 0 }

// Text is all that the message says: its content and that of its embeds and
// text components, a line each.
func (m Message) Text() string {
	lines := []string{m.Content}
	for _, e := range m.Embeds {
		lines = append(lines, e.Text())
	}
	for c := range allComponents(m.Components) {
		lines = append(lines, c.Content)
	}
	var text strings.Builder
	for _, line := range lines {
		if line != "" {
			fmt.Fprintln(&text, line)
		}
	}
	return strings.TrimSuffix(text.String(), "\n")
}

// inREST drops the two fields that only gateway events have.
func (m Message) inREST() Message {
	m.GuildID, m.Member = "", nil
	return m
}

// withoutContent is the message for those who lack the intent to read it.
func (m Message) withoutContent() Message {
	m.Content, m.Embeds, m.Components, m.Attachments = "", []Embed{}, []Component{}, []Attachment{}
	return m
}
