package words

// HelpChannel is the words under an answer that nobody asked for, in a help channel.
type HelpChannel struct {
	// Footer says why the bot spoke up.
	Footer string `yaml:"footer" kind:"footer"`
	// Stop is for the person who was answered; Stopped follows.
	Stop    string `yaml:"stop" kind:"button"`
	Stopped string `yaml:"stopped"`
	// Resume takes that back; Resumed follows.
	Resume  string `yaml:"resume" kind:"button"`
	Resumed string `yaml:"resumed"`
	// NotYours is said to others who press one of the two.
	NotYours string `yaml:"not-yours"`
}
