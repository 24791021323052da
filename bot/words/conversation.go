package words

// Conversation is the words of a conversation in a direct message or a thread.
type Conversation struct {
	// Reset are the phrases, in lower case, that begin anew; the first is the one that is
	// told to people. They are not to be changed.
	Reset []string `yaml:"reset" kind:"phrase"`
	// Why are messages, in lower case, that only ask for the reason of the answer before.
	Why []string `yaml:"why" kind:"phrase"`
	// Started follows such a phrase.
	Started string `yaml:"started"`
	// Same is said in place of an answer that was just given.
	Same string `yaml:"same"`
}
