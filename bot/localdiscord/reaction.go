package localdiscord

import (
	"slices"
	"strings"
)

// Reaction is a picture that people put under a message.
type Reaction struct {
	Count int   `json:"count"`
	Me    bool  `json:"me"`
	Emoji Emoji `json:"emoji"`

	from []string // accounts
}

// parseEmoji reads an emoji as the API writes it in a path: itself, or name:id.
func parseEmoji(text string) Emoji {
	name, id, custom := strings.Cut(text, ":")
	if !custom {
		return Emoji{Name: text}
	}
	return Emoji{Name: name, ID: &id}
}

func (e Emoji) same(other Emoji) bool {
	if e.ID != nil && other.ID != nil {
		return *e.ID == *other.ID
	}
	return e.ID == nil && other.ID == nil && e.Name == other.Name
}

// react puts one account's reaction under a message, or takes it away, and
// tells the gateway if that changed anything.
func (w *world) react(c *channel, p *post, a *account, e Emoji, put bool) {
	list := slices.Clone(p.Reactions)
	i := slices.IndexFunc(list, func(r Reaction) bool { return r.Emoji.same(e) })
	if i < 0 {
		list = append(list, Reaction{Emoji: e})
		i = len(list) - 1
	}
	from := slices.DeleteFunc(slices.Clone(list[i].from), func(id string) bool { return id == a.ID })
	had := len(from) < len(list[i].from)
	if put == had {
		return
	}
	if put {
		from = append(from, a.ID)
	}
	list[i] = Reaction{Emoji: e, from: from, Count: len(from), Me: slices.Contains(from, w.bot.ID)}
	p.Reactions = slices.DeleteFunc(list, func(r Reaction) bool { return r.Count == 0 })
	w.noteMessage(c, p, ChangeMessage)
	w.publishReaction(c, p, a, e, put)
}

// reactionEvent is the payload of both events about reactions.
type reactionEvent struct {
	UserID          string       `json:"user_id"`
	ChannelID       string       `json:"channel_id"`
	MessageID       string       `json:"message_id"`
	GuildID         string       `json:"guild_id,omitempty"`
	Member          *GuildMember `json:"member,omitempty"`
	Emoji           Emoji        `json:"emoji"`
	MessageAuthorID string       `json:"message_author_id,omitempty"`
	Burst           bool         `json:"burst"`
	Type            int          `json:"type"`
}

func (w *world) publishReaction(c *channel, p *post, a *account, e Emoji, put bool) {
	if !w.botPermissions(c).Has(PermissionViewChannel) {
		return
	}
	data := reactionEvent{UserID: a.ID, ChannelID: c.ID, MessageID: p.ID, GuildID: c.GuildID, Emoji: e}
	kind := "MESSAGE_REACTION_REMOVE"
	if put {
		kind, data.MessageAuthorID = "MESSAGE_REACTION_ADD", p.Author.ID
		if c.GuildID != "" {
			data.Member = w.member(a, c.GuildID, true)
		}
	}
	w.publish(event{
		Type: kind, GuildID: c.GuildID, Data: data,
		Intent: c.either(IntentGuildMessageReactions, IntentDirectMessageReactions),
	})
}

func (a *api) addReaction(r *request) (reply, error) {
	c, p, err := a.messageOf(r, PermissionAddReactions|PermissionReadMessageHistory)
	if err != nil {
		return reply{}, err
	}
	a.world.react(c, p, a.world.user(a.world.bot.ID), parseEmoji(r.PathValue("emoji")), true)
	return noContent()
}

// removeReaction takes away the bot's reaction, or a person's where the path
// names one.
func (a *api) removeReaction(r *request) (reply, error) {
	c, p, err := a.messageOf(r, PermissionReadMessageHistory)
	if err != nil {
		return reply{}, err
	}
	who := a.world.user(a.world.bot.ID)
	if id := r.PathValue("user"); id != "" {
		if who = a.world.user(id); who == nil {
			return reply{}, newError(CodeUnknownUser)
		}
		if !a.world.botPermissions(c).Has(PermissionManageMessages) {
			return reply{}, newError(CodeMissingPermissions)
		}
	}
	a.world.react(c, p, who, parseEmoji(r.PathValue("emoji")), false)
	return noContent()
}
