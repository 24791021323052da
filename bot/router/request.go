package router

import "time"

// Kind is what a person did.
type Kind string

// The kinds of request.
const (
	// KindCommand is a command: a slash command, or one on somebody's message.
	KindCommand Kind = "command"
	// KindComplete is typing in an option of a command.
	KindComplete Kind = "complete"
	// KindControl is the use of a button or menu under a message of the bot.
	KindControl Kind = "control"
	// KindForm is a form that was sent.
	KindForm Kind = "form"
	// KindMessage is a direct message, or a message that mentions the bot.
	KindMessage Kind = "message"
	// KindOverheard is a message in a help channel that is not addressed to the bot.
	KindOverheard Kind = "overheard"
	// KindUnknown is an interaction that this version does not have.
	KindUnknown Kind = "unknown"
)

// Request is an event as handlers see it, whichever door it came through. What is in it
// may be forged, except Person, Name, Rights and Roles.
type Request struct {
	Kind Kind
	// Received is when the event arrived; the zero time means just now.
	Received time.Time
	// OverHTTP tells that it came by a web request, and not over the gateway.
	OverHTTP bool
	// Command is the name of the command, for KindCommand and KindComplete; Subcommand that
	// of the part of it that was used, empty where it has none.
	Command, Subcommand string
	// Options are what was given to the command, by name: texts as they are, numbers in
	// decimal, true or false.
	Options map[string]string
	// Focused is the option that is being typed, for KindComplete.
	Focused string
	// Text is what was written, without mentions, for messages.
	Text string
	// Attachment is the file that was given to a command; nil if none was.
	Attachment *Attachment
	// Target is the message that a command is used on; nil for other commands.
	Target *Target
	// Control is the custom id of the control or form.
	Control string
	// Values are what was chosen in a menu, Fields what was entered in a form.
	Values []string
	Fields map[string]string
	// Source is the message that bears the control; the zero value if there is none.
	Source Source

	// Person, Channel and Guild are Discord's ids. They tell people apart and are not
	// logged. Guild is empty outside servers.
	Person, Channel, Guild string
	// Parent is the channel of a thread; empty elsewhere.
	Parent string
	// Message is the id of the message, for messages.
	Message string
	// Shared tells that others read the channel: a server, or a group.
	Shared bool
	// Locale is the language of the person's Discord, GuildLocale that of the server; may
	// be empty.
	Locale, GuildLocale string
	// Name is what the person is called here, for what they sign. It is not logged.
	Name string
	// Rights are what the person may do here, Roles the ids of their roles.
	Rights Rights
	Roles  []string
	// Writes tells that the bot is a member here and may write.
	Writes bool
	// Visiting tells that the bot is no member of the server or group: somebody brought it
	// along for themselves.
	Visiting bool
}

// Attachment is a file as Discord tells of it; what it says is to be checked.
type Attachment struct {
	Name, URL string
	Size      int // in bytes
}

// Target is the message that a command is used on.
type Target struct {
	ID, Author string
	// Bot tells that no person wrote it, Own that the bot itself did.
	Bot, Own bool
	// Text is without mentions.
	Text string
}

// Source is the message of the bot that bears a control.
type Source struct {
	ID string
	// Private tells that only the person sees it.
	Private bool
	// Text is all that stands in it, Controls the custom ids of its controls.
	Text     string
	Controls []string
}

// Rights are what a person may do in a channel, as Discord tells with each interaction.
type Rights struct {
	ManageServer, ManageMessages bool
}

// InPlace tells whether a reply can take the place of the message that bears the control:
// nobody else reads it.
func (r Request) InPlace() bool { return !r.Shared || r.Source.Private }

// conversation names what one person says in one channel.
func (r Request) conversation() string { return r.Channel + "/" + r.Person }
