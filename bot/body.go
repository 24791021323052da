package bot

// The wire form of what the bot sends. It is written here and not taken from the library so
// that nothing is sent that Discord does not know (null lists, untagged fields) and so that
// two things hold for every message in one place: nobody is ever mentioned, and a message
// that is sent twice appears once.

type wireMessage struct {
	Content         string         `json:"content"`
	Embeds          []wireEmbed    `json:"embeds"`
	Components      []wireRow      `json:"components"`
	AllowedMentions wireNobody     `json:"allowed_mentions"`
	Flags           int            `json:"flags,omitempty"`
	Reference       *wireReference `json:"message_reference,omitempty"`
	Nonce           string         `json:"nonce,omitempty"`
	EnforceNonce    bool           `json:"enforce_nonce,omitempty"`
}

// wireNobody is the allowed_mentions of every message: an empty list allows none.
type wireNobody struct{}

// MarshalJSON writes what no caller can change.
func (wireNobody) MarshalJSON() ([]byte, error) {
	return []byte(`{"parse":[],"replied_user":false}`), nil
}

type wireEmbed struct {
	Title       string      `json:"title,omitempty"`
	Description string      `json:"description,omitempty"`
	Fields      []wireField `json:"fields,omitempty"`
	Footer      *wireFooter `json:"footer,omitempty"`
}

type wireField struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type wireFooter struct {
	Text string `json:"text"`
}

type wireRow struct {
	Type       int          `json:"type"`
	Components []wireButton `json:"components"`
}

type wireButton struct {
	Type     int    `json:"type"`
	Style    int    `json:"style"`
	Label    string `json:"label"`
	CustomID string `json:"custom_id"`
}

// wireReference makes a message a reply. One to a message that was deleted meanwhile is
// sent all the same, as a plain one.
type wireReference struct {
	MessageID       string `json:"message_id"`
	FailIfNotExists bool   `json:"fail_if_not_exists"`
}

// Discord's numbers for what is sent.
const (
	componentRow    = 1
	componentButton = 2
	styleSecondary  = 2 // grey: no button says that it is the right one

	callbackMessage       = 4
	callbackDeferred      = 5
	callbackDeferredEdit  = 6
	callbackUpdate        = 7
	callbackAutocompleted = 8
)

// body is a reply as a message. Where embeds may not be shown, the text says it all.
func body(reply *Reply, embeds bool) wireMessage {
	m := wireMessage{Content: reply.Content, Embeds: []wireEmbed{}, Components: rows(reply.Buttons)}
	switch {
	case reply.Embed != nil && embeds:
		m.Embeds = append(m.Embeds, reply.Embed.wire())
	case reply.Plain != "":
		m.Content = reply.Plain
	}
	return m
}

// privately marks a message for one person's eyes.
func (m wireMessage) privately(private bool) wireMessage {
	if private {
		m.Flags |= flagEphemeral
	}
	return m
}

// to makes a message the reply to another one. The other one's id is the nonce: however
// often this is sent within minutes, one message appears.
func (m wireMessage) to(id snowflake) wireMessage {
	m.Reference = &wireReference{MessageID: string(id)}
	m.Nonce, m.EnforceNonce = string(id), true
	return m
}

func (e *Embed) wire() wireEmbed {
	w := wireEmbed{Title: e.Title, Description: e.Description}
	for _, f := range e.Fields {
		w.Fields = append(w.Fields, wireField(f))
	}
	if e.Footer != "" {
		w.Footer = &wireFooter{e.Footer}
	}
	return w
}

// rows puts buttons into one row, or none: an empty list takes buttons away.
func rows(buttons []Button) []wireRow {
	row := wireRow{Type: componentRow}
	for _, b := range buttons {
		id, err := b.ID.Encode()
		if err != nil || len(row.Components) == maxButtons {
			continue
		}
		row.Components = append(row.Components, wireButton{componentButton, styleSecondary, b.Label, id})
	}
	if len(row.Components) == 0 {
		return []wireRow{}
	}
	return []wireRow{row}
}

// wireCallback is the first answer to an interaction.
type wireCallback struct {
	Type int `json:"type"`
	Data any `json:"data,omitempty"`
}

// wireFlags is the data of a deferral.
type wireFlags struct {
	Flags int `json:"flags,omitempty"`
}

func (f wireFlags) privately(private bool) wireFlags {
	if private {
		f.Flags |= flagEphemeral
	}
	return f
}

// wireChoices is the data of an autocomplete; an empty list must be sent as one.
type wireChoices struct {
	Choices []wireChoice `json:"choices"`
}

type wireChoice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

func choices(texts []string) wireCallback {
	data := wireChoices{Choices: []wireChoice{}}
	for _, t := range texts {
		data.Choices = append(data.Choices, wireChoice{t, t})
	}
	return wireCallback{callbackAutocompleted, data}
}
