// Package reply holds what the bot says as values: texts, cards, buttons, menus and forms,
// with the limits that Discord sets to them. Handlers make these values and doors send
// them; nothing here knows a network.
package reply

import "strings"

// Reply is what a handler wants to happen. A nil *Reply means that nothing is said.
type Reply struct {
	// Content is the message's text. It is never empty in a message and makes sense where
	// the card is not shown: in a notification, or with embeds switched off.
	Content string
	// Card is shown under the text; nil if there is none.
	Card *Card
	// Plain is the whole reply as text, for a channel in which the bot may not show
	// cards; empty if Content says everything.
	Plain string
	// Rows are the controls under the message; at most five rows are shown.
	Rows []Row
	// File is attached to the message; nil if there is none.
	File *File
	// Private shows the reply to the person alone, where Discord can do that.
	Private bool
	// Update puts the reply in the place of the message whose control was used.
	Update bool
	// Next are messages that follow this one, seen by the same people.
	Next []*Reply

	// The rest are answers that are no message. At most one of them is set.

	// Choices answer an autocomplete; not nil even if there are none to offer.
	Choices []Choice
	// Form opens a form.
	Form *Form
	// Remove deletes the message whose control was used; Content is what the person is
	// told where Discord refuses that.
	Remove bool
	// Post puts a message into the channel first; Content is what the person is told then.
	Post *Post
}

// Card is an embed: a title, a text, some headed parts and small print.
type Card struct {
	Title       string
	Description string
	Fields      []Field
	Footer      string
}

// Field is a headed part of a card.
type Field struct{ Name, Value string }

// File is a small file made by the bot.
type File struct {
	Name string
	Data []byte
}

// Choice is one suggestion of an autocomplete: what is shown and what is then sent.
type Choice struct{ Name, Value string }

// Post is a message of the bot's own in a channel. Nothing in it tells who caused it.
type Post struct {
	Reply *Reply
	// Channel is where it is written; empty for the channel of the request.
	Channel string
	// To is the message that it replies to; empty for none.
	To string
	// Refused is told to the person where the bot may not write, Gone where To was
	// deleted meanwhile, Failed where something else went wrong.
	Refused, Gone, Failed string
}

// Text is a reply that is one text and nothing else.
func Text(content string) *Reply { return &Reply{Content: Clip(content, MaxContent)} }

// Whisper is a text for the person alone.
func Whisper(content string) *Reply {
	r := Text(content)
	r.Private = true
	return r
}

// Add appends a headed part unless it would be empty, which Discord refuses.
func (c *Card) Add(name, value string) {
	if !Wordless(name) && !Wordless(value) && len(c.Fields) < MaxFields {
		c.Fields = append(c.Fields, Field{Clip(name, MaxFieldName), Clip(value, MaxFieldValue)})
	}
}

// Sign adds a line to the small print. Where the card would be too large with it, its text
// gives way.
func (c *Card) Sign(line string) {
	c.Footer = Clip(strings.TrimSpace(c.Footer+"\n"+line), MaxFooter)
	if over := c.Size() - MaxCard; over > 0 {
		c.Description = Clip(c.Description, Length(c.Description)-over)
	}
}

// Size is how many code points Discord counts in a card; it takes MaxCard.
func (c *Card) Size() int {
	n := Length(c.Title) + Length(c.Description) + Length(c.Footer)
	for _, f := range c.Fields {
		n += Length(f.Name) + Length(f.Value)
	}
	return n
}
