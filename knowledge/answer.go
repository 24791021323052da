package knowledge

import "slices"

// Kind is what a reply does.
type Kind string

// The four kinds of reply.
const (
	// KindAnswer gives a topic's summary and tips.
	KindAnswer Kind = "answer"
	// KindSuggest gives no answer and offers up to three topics to choose from.
	KindSuggest Kind = "suggest"
	// KindNone says honestly that the knowledge base does not have it.
	KindNone Kind = "none"
	// KindCare sends the person to a professional before anything else.
	KindCare Kind = "care"
)

// Question is what a person asked.
type Question struct {
	// ID is the caller's own mark, handed back in the answer; may be empty.
	ID string `json:"id,omitempty"`
	// Text is the message as it was typed.
	Text string `json:"q"`
	// Prev is the earlier question of the same conversation; empty when there is none.
	Prev string `json:"prev,omitempty"`
	// Place is where it was asked; the zero value changes nothing.
	Place Place `json:"-"`
	// Reasons asks for Answer.Reasons.
	Reasons bool `json:"-"`
}

// Place is what a server's settings change about the answers that are given there.
type Place struct {
	// Emergency and Crisis are put into care cards; empty means the service's own.
	Emergency, Crisis string
	// Hidden are groups of topics that the server does not show: such a topic is never
	// answered, offered or completed, and lends no tips. Red flags are always shown.
	Hidden []Group
}

// Hides reports whether topics of a group are not shown.
func (p Place) Hides(g Group) bool { return slices.Contains(p.Hidden, g) }

// Reasons say to the person who asked why the answer is what it is.
type Reasons struct {
	// Words are those of the question that spoke for the topic answered, as they were
	// typed, strongest first; at most five, perhaps none.
	Words []string
	// RunnerUp is the topic that came next; zero when none came near.
	RunnerUp Offer
	// FollowUp is true when the earlier question was read along.
	FollowUp bool
}

// Ranked is one candidate topic with its score between 0 and 1; scores of one answer
// compare with each other only.
type Ranked struct {
	Topic string  `json:"topic"`
	Score float64 `json:"score"`
}

// Part is one topic's share of an answer; an answer to a question about two topics has two.
type Part struct {
	Topic    string `json:"topic"`
	Title    string `json:"title"`
	Summary  string `json:"summary"`
	Articles []int  `json:"articles"`
	// Caution is ours, not the articles'; may be empty.
	Caution string `json:"caution,omitempty"`
}

// AnswerTip is a tip as an answer shows it.
type AnswerTip struct {
	Text     string `json:"text"`
	Topic    string `json:"topic"`
	Articles []int  `json:"articles"`
}

// Offer is a topic that a reply offers to choose.
type Offer struct {
	Topic string `json:"topic"`
	Title string `json:"title"`
}

// Answer is a reply as data: every door renders this value and adds no words of its own
// beyond labels. The JSON form is a contract (docs/architecture.md).
type Answer struct {
	ID   string `json:"id"`
	Kind Kind   `json:"kind"`
	// Topic is the topic answered; set for KindAnswer alone.
	Topic string `json:"topic"`
	// Confidence is the estimated probability, 0 to 1, that Kind and Topic are right.
	Confidence float64 `json:"confidence"`
	// Ranked holds up to five topics, best first, whatever the kind.
	Ranked []Ranked `json:"ranked"`
	// Title heads the reply: the topic's title, two titles, or a card's heading.
	Title string `json:"title"`
	// Summary is the short answer; for two topics, one paragraph each.
	Summary string `json:"summary"`
	// Tips are three to five, best first; empty unless Kind is KindAnswer.
	Tips []AnswerTip `json:"tips"`
	// Articles are the numbers of all articles credited, ascending.
	Articles []int `json:"articles"`
	// Message is what is said when there is no answer: the honest line, or the care card's words.
	Message string `json:"message"`
	// Flag is the id of the red flag; set for KindCare alone.
	Flag string `json:"flag,omitempty"`
	// Care is the card behind Flag; set for KindCare alone.
	Care *CareCard `json:"care,omitempty"`
	// Parts holds one or two topics for KindAnswer; empty otherwise.
	Parts []Part `json:"parts,omitempty"`
	// Cautions are ours, not the articles'; at most two, none repeated.
	Cautions []string `json:"cautions,omitempty"`
	// Credit says who says it, for example "Said by articles 1 and 3 …"; empty unless KindAnswer.
	Credit string `json:"credit,omitempty"`
	// Disclaimer is the "not medical advice" line; empty on a care card for now.
	Disclaimer string `json:"disclaimer,omitempty"`
	// Offers are up to three topics to choose from, for KindSuggest and KindNone.
	Offers []Offer `json:"offers,omitempty"`
	// Gap is true where an editor could learn something: for KindSuggest, and for KindNone
	// unless the message was for elsewhere or about what the place hides.
	Gap bool `json:"-"`
	// Note is a sentence said beside the answer, for example that the bot answers in English.
	Note string `json:"note,omitempty"`
	// Reasons are set for KindAnswer when the question asked for them.
	Reasons *Reasons `json:"-"`
}

// CareCard is what a person with a red flag is told before anything else.
type CareCard struct {
	Level Level `json:"level"`
	// Say is one or two kind sentences, said first.
	Say string `json:"say"`
	// Heading is "Call … if:" or "See … if:".
	Heading string `json:"heading"`
	// Signs are one to five concrete signs.
	Signs []string `json:"signs"`
	// Emergency and Crisis are the numbers that a place or the operator has set, for doors
	// that say more than the card; empty where none is set.
	Emergency string `json:"-"`
	Crisis    string `json:"-"`
	// NamesCrisis tells that the card speaks of a crisis line.
	NamesCrisis bool `json:"-"`
}

// ElsewhereEmpty marks a message without any words; see Replies.Empty.
const ElsewhereEmpty = "empty"

// Answers tells whether somebody who asked has what they asked for: an answer, or the honest
// line about a subject that is not covered. A choice of topics and a red flag are neither.
func (a Answer) Answers() bool {
	return a.Kind == KindAnswer || a.Kind == KindNone && a.Title != ""
}
