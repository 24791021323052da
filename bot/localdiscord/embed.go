package localdiscord

import (
	"strings"
	"unicode/utf8"
)

// Embed is a card in a message.
type Embed struct {
	Type        string        `json:"type,omitempty"`
	Title       string        `json:"title,omitempty"`
	Description string        `json:"description,omitempty"`
	URL         string        `json:"url,omitempty"`
	Timestamp   string        `json:"timestamp,omitempty"`
	Color       int           `json:"color,omitempty"`
	Footer      *EmbedFooter  `json:"footer,omitempty"`
	Image       *EmbedMedia   `json:"image,omitempty"`
	Thumbnail   *EmbedMedia   `json:"thumbnail,omitempty"`
	Video       *EmbedMedia   `json:"video,omitempty"`
	Provider    *EmbedAuthor  `json:"provider,omitempty"`
	Author      *EmbedAuthor  `json:"author,omitempty"`
	Fields      []*EmbedField `json:"fields,omitempty"`
}

// EmbedFooter is the small print under an embed.
type EmbedFooter struct {
	Text    string `json:"text"`
	IconURL string `json:"icon_url,omitempty"`
}

// EmbedMedia is a picture or a film in an embed.
type EmbedMedia struct {
	URL      string `json:"url"`
	ProxyURL string `json:"proxy_url,omitempty"`
	Height   int    `json:"height,omitempty"`
	Width    int    `json:"width,omitempty"`
}

// EmbedAuthor names somebody above an embed.
type EmbedAuthor struct {
	Name    string `json:"name"`
	URL     string `json:"url,omitempty"`
	IconURL string `json:"icon_url,omitempty"`
}

// EmbedField is a heading with text in an embed.
type EmbedField struct {
	Name   string `json:"name"`
	Value  string `json:"value"`
	Inline bool   `json:"inline,omitempty"`
}

// Text is all that the embed says, a part a line.
func (e Embed) Text() string {
	return strings.Join(e.parts(), "\n")
}

// parts are the texts that count towards the limit over all embeds.
func (e Embed) parts() []string {
	var parts []string
	say := func(text string) {
		if text != "" {
			parts = append(parts, text)
		}
	}
	if e.Author != nil {
		say(e.Author.Name)
	}
	say(e.Title)
	say(e.Description)
	for _, f := range e.Fields {
		if f != nil {
			say(f.Name)
			say(f.Value)
		}
	}
	if e.Footer != nil {
		say(e.Footer.Text)
	}
	return parts
}

// checkEmbeds holds embeds against Discord's limits.
func checkEmbeds(f field, embeds []Embed) {
	f.maxCount(len(embeds), 10)
	total := 0
	for i, e := range embeds {
		e.check(f.index(i))
		for _, part := range e.parts() {
			total += utf8.RuneCountInString(part)
		}
	}
	if total > 6000 {
		f.fail("MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000")
	}
}

func (e Embed) check(f field) {
	f.at("title").maxLength(e.Title, 256)
	f.at("description").maxLength(e.Description, 4096)
	f.at("fields").maxCount(len(e.Fields), 25)
	for i, part := range e.Fields {
		at := f.at("fields").index(i)
		if part == nil {
			at.required()
			continue
		}
		at.at("name").length(part.Name, 256)
		at.at("value").length(part.Value, 1024)
	}
	if e.Footer != nil {
		f.at("footer").at("text").maxLength(e.Footer.Text, 2048)
	}
	if e.Author != nil {
		f.at("author").at("name").length(e.Author.Name, 256)
	}
}
