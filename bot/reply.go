package bot

// Reply is what a handler wants to be said: a value that a door sends. A nil *Reply means
// that nothing is said.
type Reply struct {
	// Content is the message's text. It is never empty in a message and makes sense where
	// the embed is not shown: in a notification, or with embeds switched off.
	Content string
	// Embed is the card under the text; nil if there is none.
	Embed *Embed
	// Buttons are up to five, in one row.
	Buttons []Button
	// Plain is the whole reply as text, for a channel in which the bot may not show
	// embeds; empty if Content says everything.
	Plain string
	// Private shows the reply to the person alone, where Discord can do that.
	Private bool
	// Update replaces the message whose button was pressed.
	Update bool
	// Choices answer an autocomplete and nothing else; nil in a message.
	Choices []string
}

// Embed is a card: a title, a text, some headed parts and small print.
type Embed struct {
	Title       string
	Description string
	Fields      []Field
	Footer      string
}

// Field is a headed part of an embed.
type Field struct{ Name, Value string }

// Button is a button with all its state in its custom id.
type Button struct {
	Label string
	ID    CustomID
}

// text is a reply that is one text and nothing else.
func text(content string) *Reply { return &Reply{Content: clip(content, maxContent)} }
