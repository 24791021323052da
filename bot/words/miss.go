package words

// Miss is the words under a reply that has no answer. What the reply itself says stands in
// replies.yaml.
type Miss struct {
	NoneOfThese string `yaml:"none-of-these" kind:"button"`
	Browse      string `yaml:"browse" kind:"button"`
	// Send opens Confirm: the one way in which a question's text is kept.
	Send string `yaml:"send" kind:"button"`
	// Confirm says who will read the text, the moderators of a {server}, and for how many
	// {days}; ConfirmDirect is for a place without a server.
	Confirm       string `yaml:"confirm"`
	ConfirmDirect string `yaml:"confirm-direct"`
	// ConfirmYes sends; ConfirmNo does not, and NotSent follows.
	ConfirmYes string `yaml:"confirm-yes" kind:"button"`
	ConfirmNo  string `yaml:"confirm-no" kind:"button"`
	NotSent    string `yaml:"not-sent"`
	Sent       string `yaml:"sent"`
	// Already is said of a question that was sent before.
	Already string `yaml:"already"`
	// CannotSend is said when the store does not answer, NoWords when the bot no longer has
	// the question.
	CannotSend string `yaml:"cannot-send"`
	NoWords    string `yaml:"no-words"`
}
