package knowledge

// Replies are the bot's standing sentences, the content of replies.yaml: whatever it says
// that belongs to no topic.
type Replies struct {
	// Disclaimer is the "not medical advice" line under answers.
	Disclaimer string
	// CreditOne and CreditMany say who says it; {articles} and {all} are replaced.
	CreditOne  string
	CreditMany string
	// CautionLabel stands before a caution and says that it is ours.
	CautionLabel string
	// Suggest introduces up to three topics to choose from.
	Suggest string
	// None is said when nothing fits.
	None string
	// Empty answers a message without words; Hint a mention without a question.
	Empty string
	Hint  string
	// TooLong answers a message beyond the size that is read.
	TooLong string
	// NoneOfThese answers the button of that name.
	NoneOfThese string
	// Hidden is said of a subject whose group a server does not show.
	Hidden string
	// Emergency and Crisis are put for {emergency} and {crisis} in care cards unless a
	// setting says otherwise.
	Emergency string
	Crisis    string
	// Elsewhere answers a kind of message that is not for the knowledge base, keyed by
	// the name of its phrase file; None is said for a kind that is missing here.
	Elsewhere map[string]string
}
