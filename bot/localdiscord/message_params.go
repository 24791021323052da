package localdiscord

import (
	"encoding/json"
	"slices"
	"strconv"
)

// messageParams is the body with which a bot writes or edits a message.
type messageParams struct {
	Content         optional[string]             `json:"content"`
	TTS             bool                         `json:"tts"`
	Embeds          optional[[]Embed]            `json:"embeds"`
	Components      optional[[]Component]        `json:"components"`
	Attachments     optional[[]attachmentParams] `json:"attachments"`
	AllowedMentions *AllowedMentions             `json:"allowed_mentions"`
	Reference       *MessageReference            `json:"message_reference"`
	Flags           optional[MessageFlags]       `json:"flags"`
	Nonce           json.RawMessage              `json:"nonce"`
	EnforceNonce    bool                         `json:"enforce_nonce"`
	Stickers        []string                     `json:"sticker_ids"`
	Poll            json.RawMessage              `json:"poll"`
}

// check holds the message against Discord's limits. The flags that the message
// already has decide which components it may carry.
func (p *messageParams) check(f field, existing MessageFlags) {
	f.at("content").maxLength(p.Content.Value, 2000)
	f.at("nonce").maxLength(string(p.Nonce), 25+2)
	checkEmbeds(f.at("embeds"), p.Embeds.Value)
	checkAttachments(f.at("attachments"), p.Attachments.Value)
	p.AllowedMentions.check(f.at("allowed_mentions"))
	v2 := (p.Flags.Value|existing)&FlagComponentsV2 != 0
	checkMessageComponents(f.at("components"), p.Components.Value, v2)
	if v2 && p.Content.Value != "" {
		f.at("content").fail("MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
			"The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2")
	}
	if v2 && len(p.Embeds.Value) > 0 {
		f.at("embeds").fail("MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
			"The 'embeds' field cannot be used when using MessageFlags.IS_COMPONENTS_V2")
	}
}

func (p *messageParams) validate(existing MessageFlags) error {
	var errs formErrors
	p.check(errs.root(), existing)
	return errs.err()
}

// empty tells whether the message would show nothing.
func (p *messageParams) empty(files []File) bool {
	return p.Content.Value == "" && len(p.Embeds.Value) == 0 && len(p.Components.Value) == 0 &&
		len(p.Stickers) == 0 && len(files) == 0 && len(p.Poll) == 0
}

// clears tells whether an edit would leave a message with nothing to show.
func (p *messageParams) clears(m *Message, files []File) bool {
	return (p.Content.Set || m.Content == "") && (p.Embeds.Set || len(m.Embeds) == 0) &&
		(p.Components.Set || len(m.Components) == 0) && (p.Attachments.Set || len(m.Attachments) == 0) &&
		p.empty(files) && len(p.Attachments.Value) == 0
}

// revisable holds an edit of a message against the rules.
func (p *messageParams) revisable(m *Message, files []File) error {
	if p.clears(m, files) {
		return newError(CodeEmptyMessage)
	}
	return p.validate(m.Flags)
}

// fill writes the body into a message; what the body does not name stays.
func (w *world) fill(c *channel, m *Message, p *messageParams, files []File) {
	if p.Content.Set {
		m.Content = p.Content.Value
	}
	if p.Embeds.Set {
		m.Embeds = make([]Embed, 0, len(p.Embeds.Value))
		for _, e := range p.Embeds.Value {
			e.Type = "rich"
			m.Embeds = append(m.Embeds, e)
		}
	}
	if p.Components.Set {
		m.Components = slices.Concat([]Component{}, p.Components.Value)
	}
	const settable = FlagSuppressEmbeds | FlagSuppressNotifications | FlagComponentsV2
	m.Flags |= p.Flags.Value & settable
	m.Attachments = w.attachments(c, m, p, files)
	w.mention(m, p.AllowedMentions, w.botPermissions(c).Has(PermissionMentionEveryone))
}

// attachments are the old files that the body keeps and the new ones.
func (w *world) attachments(c *channel, m *Message, p *messageParams, files []File) []Attachment {
	kept := []Attachment{}
	for _, a := range m.Attachments {
		named := slices.ContainsFunc(p.Attachments.Value, func(q attachmentParams) bool { return string(q.ID) == a.ID })
		if named || !p.Attachments.Set {
			kept = append(kept, a)
		}
	}
	for i, f := range files {
		a := w.attach(c, f)
		for _, q := range p.Attachments.Value {
			if string(q.ID) == strconv.Itoa(i) {
				a.Description = q.Description
			}
		}
		kept = append(kept, a)
	}
	return kept
}
