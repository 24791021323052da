package bot

// The words of the interface: names of commands, labels, headings, and what is said when
// nothing else can be. Whatever is said about the subject stands in the knowledge files.
const (
	commandAsk     = "ask"
	optionQuestion = "question"
	optionPrivate  = "private"

	describeAsk      = "Ask how the gut and the skin are connected"
	describeQuestion = "Your question in your own words, for example: can my gut cause acne?"
	describePrivate  = "Whether only you see the answer"

	labelNoneOfThese = "None of these"
	headTips         = "What you can try"
	headCredit       = "Who says it"

	sayTooFast  = "That was a lot at once. Please wait a few seconds, then ask again."
	sayFailed   = "Something went wrong on my side. Please ask again in a moment."
	sayTooSlow  = "That took me too long. Please ask again in a moment."
	sayOutdated = "That button is from another version of me and does nothing any more. Please ask your question again."
	sayGone     = "I no longer have that topic. Please ask your question again."
	sayUnknown  = "I do not know that command any more. Please use /ask."
	sayWordless = "I could not find words in that. Please ask me about the gut and the skin."
	sayNothing  = "I have nothing to say to that."
)
