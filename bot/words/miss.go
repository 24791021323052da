package words

// Miss is the words under a reply that has no answer. What the reply itself says stands in
// replies.yaml.
type Miss struct {
	NoneOfThese string `yaml:"none-of-these" kind:"button"`
	Browse      string `yaml:"browse" kind:"button"`
	// Send opens a form: sending it is the one way in which a question's text is kept.
	Send string `yaml:"send" kind:"button"`
	// Title heads the form and Question its field.
	Title    string `yaml:"title" kind:"title"`
	Question string `yaml:"question" kind:"input"`
	// Confirm stands over the field and says who will read the text, the moderators of the
	// server, and for how many {days}; ConfirmDirect is for a place without a server.
	Confirm       string `yaml:"confirm"`
	ConfirmDirect string `yaml:"confirm-direct"`
	Sent          string `yaml:"sent"`
	// Already is said of a question that was sent before, TooMany to those who send many.
	Already string `yaml:"already"`
	TooMany string `yaml:"too-many"`
	// CannotSend is said when the store does not answer; NoWords stands over the form when
	// the bot no longer has the question.
	CannotSend string `yaml:"cannot-send"`
	NoWords    string `yaml:"no-words"`
}
