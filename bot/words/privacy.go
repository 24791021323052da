package words

// Privacy is the words of /privacy: what is kept, and how a person has it deleted. What it
// says is a promise: change it together with what the bot does.
type Privacy struct {
	Command Command `yaml:"command"`
	Heading string  `yaml:"heading" kind:"heading"`
	// Questions says how many {minutes} a question is remembered for follow-ups.
	Questions string `yaml:"questions"`
	// Missed says what is counted of questions without an answer, and for how many {days} at
	// most; and what is counted of all questions.
	Missed string `yaml:"missed"`
	// Votes says for how many {days} a vote is kept.
	Votes string `yaml:"votes"`
	// Sent says for how many {days} a question sent to the moderators is kept, and what is kept
	// of those who want to hear of its answer.
	Sent string `yaml:"sent"`
	// Settings says for how many {days} a server's settings outlive the bot's stay.
	Settings string `yaml:"settings"`
	// Muted is about "Stop answering me" in help channels.
	Muted string `yaml:"muted"`
	// Drafts says for how many {days} the drafts of moderators are kept.
	Drafts string `yaml:"drafts"`
	// Mine counts what is kept of the reader: {votes}, {questions}, {mutes}, {drafts},
	// {words} of questions without an answer, and questions that the reader {follows}. MineNone
	// says that there is nothing, Unread that the store does not answer.
	Mine     string `yaml:"mine"`
	MineNone string `yaml:"mine-none"`
	Unread   string `yaml:"unread"`
	// Delete opens Confirm, with a button for each answer; Kept is said after a no.
	Delete     string `yaml:"delete" kind:"button"`
	Confirm    string `yaml:"confirm"`
	ConfirmYes string `yaml:"confirm-yes" kind:"button"`
	ConfirmNo  string `yaml:"confirm-no" kind:"button"`
	Kept       string `yaml:"kept"`
	// Deleted says how many records, {count}, are gone; Nothing that there were none.
	Deleted string `yaml:"deleted"`
	Nothing string `yaml:"nothing"`
	// Unreachable is said when the store does not answer: nothing was deleted.
	Unreachable string `yaml:"unreachable"`
	// Unfinished is said when {count} records are gone and the store failed after that.
	Unfinished string `yaml:"unfinished"`
}
