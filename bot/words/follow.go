package words

// Follow is the words for those who sent a question and want to hear of its answer. What it
// says of what is kept is a promise: change it together with what the bot does.
type Follow struct {
	// Offer says what a wish to be told costs: who somebody is must be kept for it, for at
	// most {days}. TellMe agrees to that.
	Offer  string `yaml:"offer"`
	TellMe string `yaml:"tell-me" kind:"button"`
	// Following confirms it, again with the {days}; RatherNot takes it back, which
	// NotFollowing confirms.
	Following    string `yaml:"following"`
	RatherNot    string `yaml:"rather-not" kind:"button"`
	NotFollowing string `yaml:"not-following"`
	// NoQuestion is said when the question is no longer kept, NotKept when the store does not
	// answer.
	NoQuestion string `yaml:"no-question"`
	NotKept    string `yaml:"not-kept"`
	// Told stands over the question and its answer, in a direct message.
	Told string `yaml:"told"`
}
