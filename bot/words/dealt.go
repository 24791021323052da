package words

// Dealt is what moderators are told of a gap that they have dealt with, and of the person who
// sent the question and asked to be told.
type Dealt struct {
	// Waits stands under a question whose author asked to be told.
	Waits string `yaml:"waits"`
	// WillTell and WontTell are said before publishing: whether that person gets the answer.
	// StillNone says that a question would have none.
	WillTell  string `yaml:"will-tell"`
	WontTell  string `yaml:"wont-tell"`
	StillNone string `yaml:"still-none"`
	// PublishQuietly publishes and tells nobody.
	PublishQuietly string `yaml:"publish-quietly" kind:"button"`
	// GoneMeanwhile and AnsweredMeanwhile, since a {version}, say that a colleague was quicker.
	GoneMeanwhile     string `yaml:"gone-meanwhile"`
	AnsweredMeanwhile string `yaml:"answered-meanwhile"`
	// Told, StillUnanswered and NotNoted are said after publishing.
	Told            string `yaml:"told"`
	StillUnanswered string `yaml:"still-unanswered"`
	NotNoted        string `yaml:"not-noted"`
	// Done takes the gap off the list, which OffList confirms.
	Done    string `yaml:"done" kind:"button"`
	OffList string `yaml:"off-list"`
	// Answered stands beside a gap in the list: since which {version}.
	Answered string `yaml:"answered" kind:"heading"`
}
