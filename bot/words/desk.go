package words

// Desk is the words of /knowledge, with which moderators keep the knowledge.
type Desk struct {
	Command Command `yaml:"command"`
	Show    Command `yaml:"show"`
	Edit    Command `yaml:"edit"`
	Add     Command `yaml:"add"`
	Remove  Command `yaml:"remove"`
	Rename  Command `yaml:"rename-title"`
	History Command `yaml:"history"`
	Diff    Command `yaml:"diff"`
	Revert  Command `yaml:"revert"`
	Drafts  Command `yaml:"drafts"`
	Hide    Command `yaml:"hide"`
	Unhide  Command `yaml:"unhide"`
	// Topic, NewTitle and Version are options of them.
	Topic    Command `yaml:"topic"`
	NewTitle Command `yaml:"new-title"`
	Version  Command `yaml:"version"`
	// FormTitle stands over the form of a topic, {name}; NewTopic over that of a new one.
	FormTitle string `yaml:"form-title" kind:"title"`
	NewTopic  string `yaml:"form-new" kind:"title"`
	// Reason is over the field that asks why something is changed.
	Reason string `yaml:"reason" kind:"input"`
	// TakesBack is what a draft is called that takes the change {version} back.
	TakesBack     string `yaml:"takes-back" kind:"heading"`
	ChooseDraft   string `yaml:"choose-draft" kind:"placeholder"`
	ChooseVersion string `yaml:"choose-version" kind:"placeholder"`

	Fields  DeskFields  `yaml:"fields"`
	Labels  DeskLabels  `yaml:"labels"`
	Buttons DeskButtons `yaml:"buttons"`
	Replies DeskReplies `yaml:"replies"`
}

// DeskFields is what the parts of a topic's file are called.
type DeskFields struct {
	Title      string `yaml:"title" kind:"input"`
	Group      string `yaml:"group" kind:"input"`
	AlsoCalled string `yaml:"also-called" kind:"input"`
	Questions  string `yaml:"questions" kind:"input"`
	Articles   string `yaml:"articles" kind:"input"`
	See        string `yaml:"see" kind:"input"`
	Caution    string `yaml:"caution" kind:"input"`
	Reviewed   string `yaml:"reviewed" kind:"input"`
	Hidden     string `yaml:"hidden" kind:"input"`
	Summary    string `yaml:"summary" kind:"input"`
	Tips       string `yaml:"tips" kind:"input"`
	// File is the file as a whole.
	File string `yaml:"file" kind:"input"`
}

// DeskLabels is what stands over those fields of a form that have a way to be written.
type DeskLabels struct {
	AlsoCalled string `yaml:"also-called" kind:"input"`
	Questions  string `yaml:"questions" kind:"input"`
	Articles   string `yaml:"articles" kind:"input"`
	See        string `yaml:"see" kind:"input"`
	Reviewed   string `yaml:"reviewed" kind:"input"`
	Tips       string `yaml:"tips" kind:"input"`
}

// DeskButtons is the buttons under what moderators see.
type DeskButtons struct {
	Edit string `yaml:"edit" kind:"button"`
	// Other opens the form of the fields that the first has no room for.
	Other   string `yaml:"other" kind:"button"`
	History string `yaml:"history" kind:"button"`
	Publish string `yaml:"publish" kind:"button"`
	Keep    string `yaml:"keep" kind:"button"`
	Discard string `yaml:"discard" kind:"button"`
	// ConfirmDiscard is pressed once more, for sure.
	ConfirmDiscard string `yaml:"confirm-discard" kind:"button"`
	Back           string `yaml:"back" kind:"button"`
	// GoOn and Anew answer the question what to do with an earlier draft.
	GoOn string `yaml:"go-on" kind:"button"`
	Anew string `yaml:"anew" kind:"button"`
	// Undo takes back what was published a moment ago, TakeBack some change of the history;
	// RevertTo goes back to a version of a topic.
	Undo     string `yaml:"undo" kind:"button"`
	TakeBack string `yaml:"take-back" kind:"button"`
	RevertTo string `yaml:"revert-to" kind:"button"`
	// Questions lists all known questions that would be answered differently.
	Questions string `yaml:"questions" kind:"button"`
	// Retry makes a preview anew.
	Retry      string `yaml:"retry" kind:"button"`
	TakeMine   string `yaml:"take-mine" kind:"button"`
	TakeTheirs string `yaml:"take-theirs" kind:"button"`
}

// DeskReplies is what moderators are told.
type DeskReplies struct {
	// Preview is over the preview of {name}. Unpublished says how to go on, and
	// UnpublishedUnseen where there is no reply to be shown, Blocked that it cannot be published.
	Preview           string `yaml:"preview" kind:"heading"`
	Unpublished       string `yaml:"unpublished"`
	UnpublishedUnseen string `yaml:"unpublished-unseen"`
	Blocked           string `yaml:"blocked"`
	// Hides and Unhides say what becomes of the topic {name}, StaysHidden that members do not
	// get it anyway; HiddenNow is said beside a topic.
	Hides       string `yaml:"hides"`
	Unhides     string `yaml:"unhides"`
	StaysHidden string `yaml:"stays-hidden"`
	HiddenNow   string `yaml:"hidden-now"`
	// Joined names {fields} that somebody else changed meanwhile; Removes the topic {name}
	// that would be gone, Files all {files} that would change.
	Joined  string `yaml:"joined"`
	Removes string `yaml:"removes"`
	Files   string `yaml:"files"`
	// Errors and Warnings stand over the findings; Refused is one about a {field}.
	Errors   string `yaml:"errors" kind:"heading"`
	Warnings string `yaml:"warnings" kind:"heading"`
	Refused  string `yaml:"refused"`
	// More ends a list that goes on with {count}.
	More string `yaml:"more"`
	// Recall is how many red flags are caught, {after} of {count}, and how many were, {before};
	// RecallFalls says that they are too few.
	Recall      string `yaml:"recall"`
	RecallFalls string `yaml:"recall-falls"`
	// Answers counts known questions with another answer: {better}, {worse} and {other}. The
	// next three stand over lists of them; SameAnswers says that there are none.
	Answers     string `yaml:"answers"`
	Better      string `yaml:"better" kind:"heading"`
	Worse       string `yaml:"worse" kind:"heading"`
	Other       string `yaml:"other" kind:"heading"`
	SameAnswers string `yaml:"same-answers"`
	// RedFlag, Offers and NoAnswer are what becomes of a question, beside a topic.
	RedFlag  string `yaml:"red-flag" kind:"choice"`
	Offers   string `yaml:"offers" kind:"choice"`
	NoAnswer string `yaml:"no-answer" kind:"choice"`
	// Clashes asks to choose between Theirs and Mine.
	Clashes string `yaml:"clashes"`
	Theirs  string `yaml:"theirs" kind:"heading"`
	Mine    string `yaml:"mine" kind:"heading"`
	Nothing string `yaml:"nothing"`
	// NoID, TopicExists ({name}) and ChooseGroup ask for what a new topic lacks.
	NoID        string `yaml:"no-id"`
	TopicExists string `yaml:"topic-exists"`
	ChooseGroup string `yaml:"choose-group"`
	// TooLong says that a {field} is not in the form.
	TooLong string `yaml:"too-long"`
	// Published and Undone name the {version} that it is now; Published the {name}, too.
	// Changed and NotPublished say that nothing was published.
	Published    string `yaml:"published"`
	Undone       string `yaml:"undone"`
	Changed      string `yaml:"changed"`
	NotPublished string `yaml:"not-published"`
	// DraftFound names an earlier draft, {name}, and its time, {when}. Drafts says for how
	// many {days} they are kept.
	DraftFound     string `yaml:"draft-found"`
	Drafts         string `yaml:"drafts"`
	NoDrafts       string `yaml:"no-drafts"`
	ConfirmDiscard string `yaml:"confirm-discard"`
	Discarded      string `yaml:"discarded"`
	DraftGone      string `yaml:"draft-gone"`
	// NotKept is said with the text as a file when the store does not take a draft, Unread
	// when it gives none.
	NotKept string `yaml:"not-kept"`
	Unread  string `yaml:"unread"`
	// LastChange says {when} a topic was changed, and by {who}.
	LastChange string `yaml:"last-change"`
	// History is over the changes of {name}, AllHistory over those of all.
	History    string `yaml:"history" kind:"heading"`
	AllHistory string `yaml:"all-history" kind:"heading"`
	NoChanges  string `yaml:"no-changes"`
	// NoFiles is said of a change whose files cannot be told.
	NoFiles string `yaml:"no-files"`
	// The rest are reasons why something could not be done.
	NoTopic        string `yaml:"no-topic"`
	NoSheet        string `yaml:"no-sheet"`
	ReadOnly       string `yaml:"read-only"`
	Busy           string `yaml:"busy"`
	CannotTakeBack string `yaml:"cannot-take-back"`
	First          string `yaml:"first"`
	NoVersion      string `yaml:"no-version"`
	NoHistory      string `yaml:"no-history"`
}
