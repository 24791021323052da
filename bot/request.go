package bot

import "time"

// RequestKind is what a person did.
type RequestKind string

// The kinds of request.
const (
	// KindAsk is the command /ask.
	KindAsk RequestKind = "ask"
	// KindComplete is typing in the question option of /ask.
	KindComplete RequestKind = "complete"
	// KindMessage is a direct message, or a message that mentions the bot.
	KindMessage RequestKind = "message"
	// KindButton is a press on a button under a message of the bot.
	KindButton RequestKind = "button"
	// KindUnknown is an interaction that this version does not have.
	KindUnknown RequestKind = "unknown"
)

// Request is an event as handlers see it, whichever door it came through.
type Request struct {
	Kind RequestKind
	// Received is when the event arrived; the zero time means just now.
	Received time.Time
	// Text is the question, or what is typed of it so far, without mentions.
	Text string
	// Private is the person's own wish for this answer; nil if there is none.
	Private *bool
	// Shared tells that others read the channel: a server, or a group.
	Shared bool
	// Person and Channel are Discord's ids. They tell people apart and are kept nowhere.
	Person, Channel string
	// Button is the custom id as it came; it may be forged.
	Button string
	// InPlace tells that the message of the button is for this person alone, so that the
	// reply can take its place.
	InPlace bool
}

// conversation names what one person says in one channel.
func (r Request) conversation() string { return r.Channel + "/" + r.Person }
