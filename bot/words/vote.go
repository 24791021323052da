package words

// Vote is what is said after "Helpful" and "Not helpful", to the voter alone.
type Vote struct {
	// Thanks follows "Helpful". The other vote is counted when its form is sent.
	Thanks string `yaml:"thanks"`
	Reason Reason `yaml:"reason"`
}

// Reason is the form that asks why an answer was not helpful. It has choices only: a free
// text would tell about a person's health.
type Reason struct {
	Title    string `yaml:"title" kind:"title"`
	Question string `yaml:"question" kind:"input"`
	Choose   string `yaml:"choose" kind:"placeholder"`

	WrongTopic string `yaml:"wrong-topic" kind:"choice"`
	Unclear    string `yaml:"unclear" kind:"choice"`
	NotForMe   string `yaml:"not-for-me" kind:"choice"`
	Missing    string `yaml:"missing" kind:"choice"`
	Other      string `yaml:"other" kind:"choice"`

	// Thanks follows a reason.
	Thanks string `yaml:"thanks"`
}
