package router

import (
	"strconv"
	"strings"

	"gutskin/bot/reply"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// How the settings of a server read, and what stands beside them.

// asDefault marks a value that nobody changed.
func (p panel) asDefault(value string) string {
	return words.Fill(p.words.Settings.Values.Default, "value", value)
}

func (p panel) switched(on bool) string {
	if on {
		return p.words.Settings.Values.SwitchedOn
	}
	return p.words.Settings.Values.SwitchedOff
}

func (p panel) private() string {
	if p.settings.Private == nil {
		return p.asDefault(p.switched(!p.public))
	}
	return p.switched(*p.settings.Private)
}

func (p panel) groups() string {
	var shown []string
	for _, g := range knowledge.Groups() {
		if !p.place.Hides(g) {
			shown = append(shown, p.group(g).Name)
		}
	}
	return strings.Join(shown, ", ")
}

// group is a group of topics in words.
func (p panel) group(g knowledge.Group) words.Choice { return GroupWords(p.words.Topics, g) }

func (p panel) country() string {
	if p.settings.Country == "" {
		return p.words.Settings.Values.NotSet
	}
	if c := p.base.Country(p.settings.Country); c != nil {
		return c.Name
	}
	return p.settings.Country
}

// number is a number of the server's own, else that of its country.
func (p panel) number(own, place string) string {
	switch {
	case own != "":
		return own
	case place != "":
		return p.asDefault(place)
	}
	return p.words.Settings.Values.NotSet
}

// numbersNote says what care cards name here.
func (p panel) numbersNote() string {
	w := p.words.Settings.Notes
	return words.Fill(w.Numbers, "emergency", orElse(p.place.Emergency, w.Operator), "crisis", orElse(p.place.Crisis, w.Operator))
}

func (p panel) countryNote() string {
	return p.numbersNote() + " " + p.words.Settings.Notes.Check
}

func (p panel) helpChannels() string { return p.mentions("<#", p.settings.HelpChannels) }

func (p panel) helpNote() string {
	if !p.listens {
		return p.words.Settings.Replies.NeedsContent
	}
	return p.words.Settings.Notes.Threads
}

func (p panel) moderators() string { return p.mentions("<@&", p.settings.Moderators) }

// maxMentions is how many channels or roles a value lists before it only counts them.
const maxMentions = 8

// mentions lists channels or roles, which Discord shows by their names and does not notify.
func (p panel) mentions(mark string, ids []string) string {
	if len(ids) == 0 {
		return p.words.Settings.Values.NotSet
	}
	var list []string
	for _, id := range ids[:min(len(ids), maxMentions)] {
		list = append(list, mark+id+">")
	}
	text := strings.Join(list, ", ")
	if more := len(ids) - maxMentions; more > 0 {
		return words.Fill(p.words.Settings.Values.More, "list", text, "count", strconv.Itoa(more))
	}
	return text
}

func (p panel) language() string {
	for _, l := range p.languages {
		if l.Code == p.settings.Language {
			return l.Name
		}
	}
	return p.words.Settings.Values.Automatic
}

// line is a setting with its value.
func (p panel) line(one setting) string {
	return reply.Clip(bold(one.words(p.words.Settings).Name+":")+" "+one.value(p), maxLine)
}

// maxLine keeps the panel within one message: there are twelve settings.
const maxLine = 300
