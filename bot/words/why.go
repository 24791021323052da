package words

// Why is the words of the button "Why this answer".
type Why struct {
	Heading string `yaml:"heading" kind:"heading"`
	// Words stands over the asker's words that counted, Close over the topic that came next.
	Words string `yaml:"words" kind:"heading"`
	Close string `yaml:"close" kind:"heading"`
	// Articles stands over the tips with the articles behind each.
	Articles string `yaml:"articles" kind:"heading"`
	// Reviewed says when somebody last read the topic, {date}. Discord shows a timestamp of
	// its own in a text, but not in a footer.
	Reviewed string `yaml:"reviewed"`
	// Chosen is said of a topic that the person chose, Public under a message that others
	// read.
	Chosen string `yaml:"chosen"`
	Public string `yaml:"public"`
	// FollowUp is said when the earlier question was read along.
	FollowUp string `yaml:"follow-up"`
	// Sure, FairlySure and Unsure say how likely the topic seemed.
	Sure       string `yaml:"sure"`
	FairlySure string `yaml:"fairly-sure"`
	Unsure     string `yaml:"unsure"`
}
