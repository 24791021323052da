package knowledge

import "time"

// Group is the shelf that a topic stands on when people browse.
type Group string

// The four groups, in the order in which they are shown.
const (
	GroupMechanism Group = "mechanism"
	GroupConcern   Group = "concern"
	GroupFood      Group = "food"
	GroupLifestyle Group = "lifestyle"
)

// Groups lists every group in the order in which they are shown.
func Groups() []Group {
	return []Group{GroupMechanism, GroupConcern, GroupFood, GroupLifestyle}
}

// Title is the group's heading as people read it, for example "Skin concerns". It is
// empty for a group that does not exist.
func (g Group) Title() string {
	switch g {
	case GroupMechanism:
		return "How it works"
	case GroupConcern:
		return "Skin concerns"
	case GroupFood:
		return "What to eat and drink"
	case GroupLifestyle:
		return "How to live"
	}
	return ""
}

// Topic is one knowledge file: what the articles say of one subject.
type Topic struct {
	// ID is the file's name without ".md": lower case letters, digits and dashes.
	ID string
	// Title is shown to people, at most 60 characters.
	Title string
	Group Group
	// AlsoCalled are other names that people use for the subject.
	AlsoCalled []string
	// Questions are examples of what this topic answers, as people type them.
	Questions []string
	// Articles are the numbers of the articles behind the summary, ascending.
	Articles []int
	// See are ids of neighbouring topics; their lead tips may join this topic's answer.
	See []string
	// Caution is our own advice on who should ask a professional first; may be empty.
	Caution string
	// Reviewed is the day on which an editor last read the whole file against the articles.
	Reviewed time.Time
	// Summary is the short answer in two to four sentences.
	Summary string
	// Tips are two to six things to do, the most useful first.
	Tips []Tip
}

// Tip is one thing that a person can do.
type Tip struct {
	// Text is one sentence that starts with a verb, at most 25 words.
	Text string
	// Topic is the id of the topic in whose file the tip stands.
	Topic string
	// Articles are the numbers of the articles that say it, ascending, never empty.
	Articles []int
}

// Article is one of the sources.
type Article struct {
	Number int
	Title  string
	// Author is empty when the article names nobody.
	Author string
	// About says in a sentence what the article is about.
	About string
	// Limits says in a sentence what weakens it as a source.
	Limits string
	// Advertises names products that the article sells; the bot never recommends them.
	Advertises []string
}

// Overdue reports whether the topic has not been read against the articles for longer than
// the content standard allows.
func (t *Topic) Overdue(today time.Time) bool { return reviewedLate(t.Reviewed, today) }
