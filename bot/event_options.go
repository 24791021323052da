package bot

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"gutskin/bot/reply"
	"gutskin/bot/router"
)

// interactionData is what a person gave to a command, chose in a menu or wrote into a form.
type interactionData struct {
	Name       string              `json:"name"`
	CustomID   string              `json:"custom_id"`
	Options    []interactionOption `json:"options"`
	TargetID   snowflake           `json:"target_id"`
	Values     []string            `json:"values"`
	Components []formPart          `json:"components"`
	Resolved   struct {
		Messages    map[string]messageEvent    `json:"messages"`
		Attachments map[string]attachmentEvent `json:"attachments"`
	} `json:"resolved"`
}

type interactionOption struct {
	Type    int                 `json:"type"`
	Name    string              `json:"name"`
	Value   json.RawMessage     `json:"value"`
	Focused bool                `json:"focused"`
	Options []interactionOption `json:"options"` // of a subcommand
}

// formPart is a row, a label, or a field of a form that was sent.
type formPart struct {
	Components []formPart `json:"components"`
	Component  *formPart  `json:"component"`
	CustomID   string     `json:"custom_id"`
	Value      string     `json:"value"`
	Values     []string   `json:"values"`
}

// subcommand is the part of the command that was used; empty where it has none.
func (d interactionData) subcommand() string {
	if len(d.Options) == 1 && d.Options[0].Type == optionSubcommand {
		return d.Options[0].Name
	}
	return ""
}

// given are the options of the command, or of the part of it that was used.
func (d interactionData) given() []interactionOption {
	if d.subcommand() != "" {
		return d.Options[0].Options
	}
	return d.Options
}

// options are what was given to a command, by name. An option that is neither text, nor
// number, nor truth value is left out.
func (d interactionData) options() map[string]string {
	out := map[string]string{}
	for _, o := range d.given() {
		if value, ok := plainValue(o.Value); ok {
			out[o.Name] = value
		}
	}
	return out
}

// attachmentEvent is a file that was given to a command.
type attachmentEvent struct {
	Filename string `json:"filename"`
	URL      string `json:"url"`
	Size     int    `json:"size"`
}

// attachment is the file that was given to a command; nil if none was.
func (d interactionData) attachment() *router.Attachment {
	for _, o := range d.given() {
		var id string
		if o.Type != optionAttachment || json.Unmarshal(o.Value, &id) != nil {
			continue
		}
		if a, there := d.Resolved.Attachments[id]; there {
			return &router.Attachment{Name: a.Filename, URL: a.URL, Size: a.Size}
		}
	}
	return nil
}

// plainValue is a value as text; text is without Discord's notation for mentions.
func plainValue(data json.RawMessage) (string, bool) {
	var value any
	if json.Unmarshal(data, &value) != nil {
		return "", false
	}
	switch v := value.(type) {
	case string:
		return withoutMarkup(v), true
	case bool:
		return strconv.FormatBool(v), true
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), true
	}
	return "", false
}

// focused is the option that the person is at.
func (d interactionData) focused() string {
	for _, o := range d.given() {
		if o.Focused {
			return o.Name
		}
	}
	return ""
}

// target is the message that a command is used on; nil if there is none. The application
// and its bot have one id, unless they are older than 2016.
func (d interactionData) target(application snowflake) *router.Target {
	m, ok := d.Resolved.Messages[string(d.TargetID)]
	if !ok || m.ID == "" {
		return nil
	}
	t := &router.Target{ID: string(m.ID), Bot: true, Text: withoutMarkup(m.Content)}
	if m.Author != nil {
		t.Author, t.Bot = string(m.Author.ID), m.Author.Bot || m.WebhookID != ""
		t.Own = application != "" && m.Author.ID == application
	}
	return t
}

// maxFormParts bounds how many parts of a form are read; Discord's have five.
const maxFormParts = 50

// fields are what was written or chosen in a form, by name.
func (d interactionData) fields() map[string]string {
	out := map[string]string{}
	parts := slices.Clone(d.Components)
	for n := 0; n < len(parts) && n < maxFormParts; n++ {
		p := parts[n]
		parts = append(parts, p.Components...)
		switch {
		case p.Component != nil:
			parts = append(parts, *p.Component)
		case p.CustomID != "" && len(p.Values) > 0:
			out[p.CustomID] = p.Values[0]
		case p.CustomID != "":
			out[p.CustomID] = p.Value
		}
	}
	return out
}

// source is the message of the bot that bears a control.
func (m *sourceEvent) source() router.Source {
	if m == nil {
		return router.Source{}
	}
	parts := []string{m.Content}
	for _, e := range m.Embeds {
		parts = append(parts, e.Title, e.Description)
		for _, f := range e.Fields {
			parts = append(parts, f.Name, f.Value)
		}
	}
	return router.Source{
		ID: string(m.ID), Private: m.Flags&flagEphemeral != 0, Text: strings.Join(parts, "\n"), Controls: m.controls(),
	}
}

// controls are the custom ids of a message's controls.
func (m *sourceEvent) controls() []string {
	var ids []string
	for _, row := range m.Rows {
		for _, c := range row.Controls {
			if c.CustomID != "" && len(ids) < reply.MaxRows*reply.MaxButtons {
				ids = append(ids, c.CustomID)
			}
		}
	}
	return ids
}

// isThread tells whether a channel is a thread of another one.
func (c channelEvent) isThread() bool { return c.Type >= 10 && c.Type <= 12 }

func texts(ids []snowflake) []string {
	var out []string
	for _, id := range ids {
		out = append(out, string(id))
	}
	return out
}

// has tells whether a set of permissions, which Discord writes like an id, holds one.
func (s snowflake) has(permission uint64) bool {
	set, err := strconv.ParseUint(string(s), 10, 64)
	return err == nil && set&permission != 0
}
