package words

// Board is the words of those parts of /knowledge that tell moderators what is missing,
// wrong or old, and of whole files that come and go.
type Board struct {
	Gaps     Command `yaml:"gaps"`
	Try      Command `yaml:"try"`
	Question Command `yaml:"question"` // the option of it
	Check    Command `yaml:"check"`
	Overdue  Command `yaml:"overdue"`
	Stats    Command `yaml:"stats"`
	Export   Command `yaml:"export"`
	Upload   Command `yaml:"upload"`
	File     Command `yaml:"file"` // the option of it
	// Conflicts are with the git remote.
	Conflicts Command `yaml:"conflicts"`
	// Unread is said when the store does not answer.
	Unread string `yaml:"unread"`

	Apart     Apart     `yaml:"apart"`
	Missing   Missing   `yaml:"missing"`
	Dealt     Dealt     `yaml:"dealt"`
	Boundary  Boundary  `yaml:"boundary"`
	Explained Explained `yaml:"explained"`
	Findings  Findings  `yaml:"findings"`
	Reviews   Reviews   `yaml:"reviews"`
	Numbers   Numbers   `yaml:"numbers"`
	Files     Files     `yaml:"files"`
}

// Apart is said of a knowledge folder and its git remote.
type Apart struct {
	None  string `yaml:"none"`
	Found string `yaml:"found"`
	// One is a line: a {file}, {who} changed it here, and {when}.
	One    string `yaml:"one"`
	Choose string `yaml:"choose" kind:"placeholder"`
	// Name is what the draft is called that decides about a {file}.
	Name string `yaml:"name"`
	// Settled says that the file of the draft {name} stays as it is, Gone that somebody has chosen already.
	Settled string `yaml:"settled"`
	Gone    string `yaml:"gone"`
	// InStep says {when} both were last the same, Never that they were not yet.
	InStep string `yaml:"in-step"`
	Never  string `yaml:"never"`
}

// Missing is the gap board: what was asked for and has no answer.
type Missing struct {
	Title string `yaml:"title" kind:"heading"`
	About string `yaml:"about"`
	// Word stands in a list: a {word}, how many {people} used it, and the {week} of the last.
	Word string `yaml:"word"`
	Sent string `yaml:"sent" kind:"heading"`
	None string `yaml:"none"`
	// ChooseWord and ChooseQuestion stand in menus.
	ChooseWord     string `yaml:"choose-word" kind:"placeholder"`
	ChooseQuestion string `yaml:"choose-question" kind:"placeholder"`
	// OneWord is said of one {word} and its {people}, OneQuestion above a question of a {day}.
	OneWord     string `yaml:"one-word"`
	OneQuestion string `yaml:"one-question"`
	Gone        string `yaml:"gone"`
	AsExample   string `yaml:"as-example" kind:"button"`
	AsName      string `yaml:"as-name" kind:"button"`
	NewTopic    string `yaml:"new-topic" kind:"button"`
	Dismiss     string `yaml:"dismiss" kind:"button"`
	Back        string `yaml:"back" kind:"button"`
	WhichTopic  string `yaml:"which-topic"`
	ChooseTopic string `yaml:"choose-topic" kind:"placeholder"`
	// HasIt is said when the {topic} has the text already.
	HasIt string `yaml:"has-it"`
}

// Explained is why a question is answered as it is.
type Explained struct {
	// Answer, Suggest, None and Care are the kinds of reply.
	Answer  string `yaml:"answer" kind:"heading"`
	Suggest string `yaml:"suggest" kind:"heading"`
	None    string `yaml:"none" kind:"heading"`
	Care    string `yaml:"care" kind:"heading"`
	// Sure says how sure the bot is, in {percent}.
	Sure string `yaml:"sure"`
	// Topic and Next name the {topic} that comes first, and the one after it.
	Topic      string `yaml:"topic"`
	Next       string `yaml:"next"`
	Why        string `yaml:"why" kind:"heading"`
	Read       string `yaml:"read" kind:"heading"`
	Candidates string `yaml:"candidates" kind:"heading"`
	Unkept     string `yaml:"unkept"`
}

// Findings are what is wrong with the knowledge files.
type Findings struct {
	Fine string `yaml:"fine"`
	// Found counts {errors} and {warnings}.
	Found string `yaml:"found"`
	// More says that the attached file has all of them.
	More string `yaml:"more"`
	// Hidden names the {topics} that are hidden.
	Hidden string `yaml:"hidden"`
}

// Reviews are topics whose yearly review is overdue.
type Reviews struct {
	None string `yaml:"none"`
	// Found says how many there are, {count}, and that the oldest are shown.
	Found string `yaml:"found"`
	// Due is a line: a {topic} and the {day} on which it was last read.
	Due string `yaml:"due"`
	// StillRight, Edit and Hide are on the buttons of a {topic}.
	StillRight string `yaml:"still-right" kind:"button"`
	Edit       string `yaml:"edit" kind:"button"`
	Hide       string `yaml:"hide" kind:"button"`
	// Done is said of a note of which no topic waits any more; More counts, {count}, the topics
	// that only the {command} shows.
	Done string `yaml:"done"`
	More string `yaml:"more"`
	// Stamped says that today's date stands in the {topic} now, Reason why in its history.
	Stamped string `yaml:"stamped"`
	Reason  string `yaml:"reason"`
}

// Numbers are the statistics.
type Numbers struct {
	// Title names the number of {days} that are counted.
	Title   string `yaml:"title" kind:"heading"`
	About   string `yaml:"about"`
	None    string `yaml:"none"`
	Asked   string `yaml:"asked" kind:"heading"`
	Topics  string `yaml:"topics" kind:"heading"`
	Helpful string `yaml:"helpful" kind:"heading"`
	Missed  string `yaml:"missed" kind:"heading"`
	// Total is a line: a {name} and a {count}.
	Total string `yaml:"total"`
	// Share is a line: a {topic}, the {percent} of its {votes} that found it helpful.
	Share string `yaml:"share"`
	// Table is said when a picture is attached.
	Table string `yaml:"table"`
}

// Files are the words of export and upload.
type Files struct {
	// Exported says how many files, {count}, are attached.
	Exported string `yaml:"exported"`
	// TooMuch says that the files are too large to attach.
	TooMuch string `yaml:"too-much"`
	// The rest refuse an upload; {file} is a name in it.
	Kind       string `yaml:"kind"`
	Elsewhere  string `yaml:"elsewhere"`
	Large      string `yaml:"large"`
	NotFetched string `yaml:"not-fetched"`
	Damaged    string `yaml:"damaged"`
	Unpacked   string `yaml:"unpacked"`
	Path       string `yaml:"path"`
	Link       string `yaml:"link"`
	Twice      string `yaml:"twice"`
	Unknown    string `yaml:"unknown"`
	NotText    string `yaml:"not-text"`
	Empty      string `yaml:"empty"`
	Same       string `yaml:"same"`
}
