package words

// Errors is what people read when something did not work: what happened, and what to do.
type Errors struct {
	// TooFast is said to somebody who asks too often, ChannelBusy when a channel does.
	TooFast     string `yaml:"too-fast"`
	ChannelBusy string `yaml:"channel-busy"`
	Failed      string `yaml:"failed"`
	TooSlow     string `yaml:"too-slow"`
	// Outdated is said of a button or menu that this version does not know.
	Outdated  string `yaml:"outdated"`
	TopicGone string `yaml:"topic-gone"`
	// UnknownCommand is said of a command that Discord still shows, but the bot no longer has.
	UnknownCommand string `yaml:"unknown-command"`
	// Wordless answers what holds no words, Nothing what leaves the bot without any.
	Wordless string `yaml:"wordless"`
	Nothing  string `yaml:"nothing"`
	// NoRights is said to somebody who may not do that.
	NoRights    string `yaml:"no-rights"`
	MessageGone string `yaml:"message-gone"`
}
