package words

// Help is the words of /help: an introduction and a line for each way to ask.
type Help struct {
	Command      Command `yaml:"command"`
	Heading      string  `yaml:"heading" kind:"heading"`
	Introduction string  `yaml:"introduction"`
	Ask          string  `yaml:"ask"`
	Tips         string  `yaml:"tips"`
	Topics       string  `yaml:"topics"`
	Sources      string  `yaml:"sources"`
	Privacy      string  `yaml:"privacy"`
	// Settings is for those who may use that command.
	Settings string `yaml:"settings"`
	Mention  string `yaml:"mention"`
	Direct   string `yaml:"direct"`
	FollowUp string `yaml:"follow-up"`
	// NewQuestion names the {phrase} that begins a conversation anew.
	NewQuestion string `yaml:"new-question"`
	// AnswerThis names the {command} in the menu of a message.
	AnswerThis string `yaml:"answer-this"`
	// English says which language the answers are in.
	English string `yaml:"english"`
	// LimitsHeading stands over Limits: what the bot cannot do.
	LimitsHeading string `yaml:"limits-heading" kind:"heading"`
	Limits        string `yaml:"limits"`
}
