package demo

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"gutskin/bot/localdiscord"
)

// maxPage is the largest number of messages at a time.
const maxPage = 100

// messageView is a message with what its reader may do with it.
type messageView struct {
	localdiscord.Message
	Own       bool `json:"own"`
	CanDelete bool `json:"can_delete"`
}

// viewMessage shows a message to somebody; its files are fetched from us.
func (d *Demo) viewMessage(p person, m localdiscord.Message) messageView {
	own := m.Author.ID == p.User().ID
	view := messageView{Message: d.withOurFiles(m), Own: own, CanDelete: own || m.Ephemeral()}
	if !view.CanDelete && m.GuildID != "" {
		has, err := p.Permissions(m.ChannelID)
		view.CanDelete = err == nil && has.Has(localdiscord.PermissionManageMessages)
	}
	if m.Referenced != nil {
		referenced := d.withOurFiles(*m.Referenced)
		view.Referenced = &referenced
	}
	return view
}

// withOurFiles is a copy of a message whose files have addresses of ours, also where a
// card shows one.
func (d *Demo) withOurFiles(m localdiscord.Message) localdiscord.Message {
	ours := map[string]string{}
	m.Attachments = append([]localdiscord.Attachment{}, m.Attachments...)
	for i := range m.Attachments {
		a := &m.Attachments[i]
		at := "/files/" + a.ID + "/" + url.PathEscape(a.Filename)
		ours["attachment://"+a.Filename], ours[a.URL] = at, at
		a.URL, a.ProxyURL = at, at
	}
	m.Embeds = append([]localdiscord.Embed{}, m.Embeds...)
	for i := range m.Embeds {
		e := &m.Embeds[i]
		for _, media := range []**localdiscord.EmbedMedia{&e.Image, &e.Thumbnail} {
			if *media != nil && ours[(*media).URL] != "" {
				shown := **media
				shown.URL, shown.ProxyURL = ours[shown.URL], ours[shown.URL]
				*media = &shown
			}
		}
	}
	return m
}

func (d *Demo) messages(r *http.Request, p person) (any, error) {
	query := r.URL.Query()
	limit := 50
	if text := query.Get("limit"); text != "" {
		var err error
		if limit, err = strconv.Atoi(text); err != nil || limit < 1 || limit > maxPage {
			return nil, refusal{http.StatusBadRequest, "limit is a number from 1 to 100."}
		}
	}
	before := query.Get("before")
	if before != "" && !isID(before) {
		return nil, refusal{http.StatusBadRequest, "before is the id of a message."}
	}
	page, err := p.MessagesBefore(r.PathValue("channel"), before, limit)
	if err != nil {
		return nil, err
	}
	list := make([]messageView, 0, len(page.Messages))
	for _, m := range page.Messages {
		list = append(list, d.viewMessage(p, m))
	}
	return map[string]any{"messages": list, "more": page.More}, nil
}

// isID tells whether a text can be one of Discord's identifiers.
func isID(text string) bool {
	_, err := strconv.ParseUint(text, 10, 64)
	return err == nil
}

// newMessage is a message that somebody writes.
type newMessage struct {
	Channel string `json:"channel"`
	Text    string `json:"text"`
	ReplyTo string `json:"reply_to"`
	files   []localdiscord.File
}

func (d *Demo) send(r *http.Request, p person) (any, error) {
	body, err := d.readMessage(r)
	if err != nil {
		return nil, err
	}
	var sent localdiscord.Message
	if body.ReplyTo == "" {
		sent, err = p.Send(body.Channel, body.Text, body.files...)
	} else if to, missing := p.Message(body.Channel, body.ReplyTo); missing != nil {
		err = missing
	} else {
		sent, err = p.Reply(to, body.Text, body.files...)
	}
	if err != nil {
		return nil, err
	}
	d.asked.put(p.name, strings.ReplaceAll(body.Text, d.discord.Bot().Mention(), ""))
	return d.viewMessage(p, sent), nil
}

func (d *Demo) readMessage(r *http.Request) (newMessage, error) {
	var body newMessage
	if !isUpload(r) {
		return body, decode(r, &body)
	}
	form, err := d.readUpload(r)
	if err != nil {
		return body, err
	}
	body = newMessage{Channel: form.fields["channel"], Text: form.fields["text"], ReplyTo: form.fields["reply_to"]}
	for _, f := range form.files {
		body.files = append(body.files, f.File)
	}
	return body, form.only("channel", "text", "reply_to")
}

func (d *Demo) edit(r *http.Request, p person) (any, error) {
	var body struct {
		Text string `json:"text"`
	}
	if err := decode(r, &body); err != nil {
		return nil, err
	}
	m, err := p.Message(r.PathValue("channel"), r.PathValue("message"))
	if err != nil {
		return nil, err
	}
	edited, err := p.Edit(m, body.Text)
	if err != nil {
		return nil, err
	}
	return d.viewMessage(p, edited), nil
}

func (d *Demo) remove(r *http.Request, p person) (any, error) {
	m, err := p.Message(r.PathValue("channel"), r.PathValue("message"))
	if err != nil {
		return nil, err
	}
	if m.Ephemeral() {
		return nil, p.Dismiss(m)
	}
	return nil, p.Delete(m)
}
