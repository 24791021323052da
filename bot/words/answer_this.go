package words

// AnswerThis is the words of the message command of that name, with which a helper answers
// somebody else's message.
type AnswerThis struct {
	// Command is its name in the menu of a message.
	Command string `yaml:"command" kind:"message-command"`
	// Replied is said to the helper once the answer stands under the message.
	Replied string `yaml:"replied"`
	// CardIntroduction stands over a care card, which the helper alone sees and may Send on.
	CardIntroduction string `yaml:"card-introduction"`
	Send             string `yaml:"send" kind:"button"`
	// NoAnswer is said when the bot has nothing on a message, NoText when it has no words,
	// Gone when it was deleted meanwhile.
	NoAnswer string `yaml:"no-answer"`
	NoText   string `yaml:"no-text"`
	Gone     string `yaml:"gone"`
	// Own is said of the bot's own messages, Bot of other bots'.
	Own string `yaml:"own"`
	Bot string `yaml:"bot"`
	// Already is said of a message that has its answer, NoPermission where the bot may not
	// reply.
	Already      string `yaml:"already"`
	NoPermission string `yaml:"no-permission"`
}
