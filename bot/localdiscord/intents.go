package localdiscord

// Intents is the set of event groups that a session asks to hear.
type Intents uint32

// The intents that gate an event of this package, and the privileged ones.
const (
	IntentGuilds                 Intents = 1 << 0
	IntentGuildMembers           Intents = 1 << 1
	IntentGuildPresences         Intents = 1 << 8
	IntentGuildMessages          Intents = 1 << 9
	IntentGuildMessageReactions  Intents = 1 << 10
	IntentGuildMessageTyping     Intents = 1 << 11
	IntentDirectMessages         Intents = 1 << 12
	IntentDirectMessageReactions Intents = 1 << 13
	IntentDirectMessageTyping    Intents = 1 << 14
	IntentMessageContent         Intents = 1 << 15
)

const (
	privilegedIntents = IntentGuildMembers | IntentGuildPresences | IntentMessageContent
	// knownIntents has bits 0 to 16, 20, 21, 24 and 25.
	knownIntents Intents = 1<<17 - 1 | 1<<20 | 1<<21 | 1<<24 | 1<<25
)

// Has tells whether all of want are in the set.
func (i Intents) Has(want Intents) bool { return i&want == want }

// either picks the intent of an event by where it happens.
func (c *channel) either(guild, direct Intents) Intents {
	if c.GuildID == "" {
		return direct
	}
	return guild
}
