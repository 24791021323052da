package words

// Share is the words of the button "Share here", which posts a private answer without the
// asker's name and words.
type Share struct {
	Shared string `yaml:"shared"`
	// Note stands under what was posted, for those who wonder where it comes from.
	Note string `yaml:"note"`
	// NoPermission is said where the bot may not write, Already of an answer that was shared.
	NoPermission string `yaml:"no-permission"`
	Already      string `yaml:"already"`
}
