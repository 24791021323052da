package demo

import (
	"net/http"
	"strings"

	"gutskin/bot/localdiscord"
)

func (d *Demo) commands(r *http.Request, p person) (any, error) {
	list, err := p.Offered(r.URL.Query().Get("channel"))
	if err != nil {
		return nil, err
	}
	if list == nil {
		list = []localdiscord.Command{}
	}
	return map[string]any{"commands": list}, nil
}

// call is a use of a slash command.
type call struct {
	Channel string         `json:"channel"`
	Command string         `json:"command"`
	Options map[string]any `json:"options"`
	files   map[string]localdiscord.File
}

func (d *Demo) command(r *http.Request, p person) (any, error) {
	body, err := d.readCall(r)
	if err != nil {
		return nil, err
	}
	options, err := d.options(p, body)
	if err != nil {
		return nil, err
	}
	i, err := p.Slash(body.Channel, body.Command, options...)
	if err == nil {
		d.asked.put(p.name, firstText(options))
	}
	return d.begun(r, i, err)
}

func (d *Demo) readCall(r *http.Request) (call, error) {
	var body call
	if !isUpload(r) {
		return body, errOr(decode(r, &body), body)
	}
	form, err := d.readUpload(r)
	if err != nil {
		return body, err
	}
	if err := form.only("json"); err != nil {
		return body, err
	}
	if err := decodeJSON([]byte(form.fields["json"]), &body); err != nil {
		return body, err
	}
	body.files = map[string]localdiscord.File{}
	for _, f := range form.files {
		body.files[f.field] = f.File
	}
	return body, errOr(nil, body)
}

// errOr is the error, or the one of a call without a command.
func errOr(err error, c call) error {
	if err == nil && len(strings.Fields(c.Command)) == 0 {
		return refusal{http.StatusBadRequest, "The name of the command is missing."}
	}
	return err
}

func (d *Demo) autocomplete(r *http.Request, p person) (any, error) {
	var body struct {
		Channel string         `json:"channel"`
		Command string         `json:"command"`
		Option  string         `json:"option"`
		Value   string         `json:"value"`
		Options map[string]any `json:"options"`
	}
	if err := decode(r, &body); err != nil {
		return nil, err
	}
	delete(body.Options, body.Option)
	c := call{Channel: body.Channel, Command: body.Command, Options: body.Options}
	if err := errOr(nil, c); err != nil {
		return nil, err
	}
	others, err := d.options(p, c)
	if err != nil {
		return nil, err
	}
	choices, err := p.Autocomplete(r.Context(), body.Channel, body.Command, body.Option, body.Value, others...)
	if err != nil {
		return nil, err
	}
	if choices == nil {
		choices = []localdiscord.Choice{}
	}
	return map[string]any{"choices": choices}, nil
}

func (d *Demo) messageCommand(r *http.Request, p person) (any, error) {
	var body struct {
		Channel string `json:"channel"`
		Message string `json:"message"`
		Name    string `json:"name"`
	}
	if err := decode(r, &body); err != nil {
		return nil, err
	}
	m, err := p.Message(body.Channel, body.Message)
	if err != nil {
		return nil, err
	}
	i, err := p.MessageCommand(body.Name, m)
	if err == nil {
		d.asked.put(p.name, m.Content)
	}
	return d.begun(r, i, err)
}

func (d *Demo) userCommand(r *http.Request, p person) (any, error) {
	var body struct {
		Channel string `json:"channel"`
		User    string `json:"user"`
		Name    string `json:"name"`
	}
	if err := decode(r, &body); err != nil {
		return nil, err
	}
	target, err := d.discord.MemberByID(body.User)
	if err != nil {
		return nil, err
	}
	i, err := p.UserCommand(body.Channel, body.Name, target)
	return d.begun(r, i, err)
}
