package bot

// The wire form of what the bot sends. It is written here and not taken from the library so
// that nothing is sent that Discord does not know (null lists, untagged fields) and so that
// two things hold for every message in one place: nobody is ever mentioned, and a message
// that is sent twice appears once.

type wireMessage struct {
	Content         string         `json:"content"`
	Embeds          []wireEmbed    `json:"embeds"`
	Components      []wireControl  `json:"components"`
	Attachments     []wireFile     `json:"attachments,omitempty"`
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

// wireFile announces a file that is sent beside the message. ID is its place among them, as
// text: Discord's specification has all ids so.
type wireFile struct {
	ID       string `json:"id"`
	Filename string `json:"filename"`
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

// wireReference makes a message a reply. One to a message that was deleted meanwhile is
// sent all the same, as a plain one.
type wireReference struct {
	MessageID       string `json:"message_id"`
	FailIfNotExists bool   `json:"fail_if_not_exists"`
}

// Discord's numbers for first answers to an interaction.
const (
	callbackPong          = 1
	callbackMessage       = 4
	callbackDeferred      = 5
	callbackDeferredEdit  = 6
	callbackUpdate        = 7
	callbackAutocompleted = 8
	callbackForm          = 9
)

// wireCallback is the first answer to an interaction.
type wireCallback struct {
	Type int `json:"type"`
	Data any `json:"data,omitempty"`
}

// wireFlags is the data of a deferral.
type wireFlags struct {
	Flags int `json:"flags,omitempty"`
}

// wireChoices is the data of an autocomplete; an empty list must be sent as one.
type wireChoices struct {
	Choices []wireChoice `json:"choices"`
}

type wireChoice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}
