package demo

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"

	"gutskin/bot/localdiscord"
)

// What is shown of what happens behind the page.
const (
	maxInteractions = 20
	maxRequests     = 50
	maxBody         = 64 << 10
	explainTime     = 5 * time.Second
)

// behindView is a look behind the page.
type behindView struct {
	Interactions []behindInteraction `json:"interactions"`
	Requests     []requestView       `json:"requests"`
	Explanation  *string             `json:"explanation"`
}

// behindInteraction is an interaction as the bot was sent it, with all that it answered.
type behindInteraction struct {
	ID        string             `json:"id"`
	Who       string             `json:"who"`
	What      string             `json:"what"`
	At        time.Time          `json:"at"`
	State     localdiscord.State `json:"state"`
	First     *int64             `json:"first_response_ms"`
	Request   json.RawMessage    `json:"request"`
	Responses []requestView      `json:"responses"`
}

type requestView struct {
	Method string          `json:"method"`
	Path   string          `json:"path"`
	Status int             `json:"status,omitempty"`
	Body   json.RawMessage `json:"body,omitempty"`
}

func (d *Demo) behind(r *http.Request, p person) (any, error) {
	view := behindView{Interactions: []behindInteraction{}, Requests: []requestView{}}
	chosen := func(i *localdiscord.Interaction) bool { return i.Type() != localdiscord.InteractionAutocomplete }
	for _, i := range p.Interactions(maxInteractions, chosen) {
		view.Interactions = append(view.Interactions, behindOf(i))
	}
	for _, q := range slices.Backward(d.discord.NewestRequests(maxRequests)) {
		view.Requests = append(view.Requests, requestView{Method: q.Method, Path: q.Path, Status: q.Status})
	}
	view.Explanation = d.explain(r.Context(), p)
	return view, nil
}

// explain says why the last question of a person was answered as it was, nil if there was
// none or nothing can say it.
func (d *Demo) explain(ctx context.Context, p person) *string {
	question := d.asked.of(p.name)
	if d.opts.Explain == nil || question == "" {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, explainTime)
	defer cancel()
	text, err := d.opts.Explain(ctx, question)
	if err != nil {
		return nil
	}
	return &text
}

func behindOf(i *localdiscord.Interaction) behindInteraction {
	view := behindInteraction{
		ID: i.ID(), Who: i.User().Username, What: what(i), At: i.Created(), State: i.State(),
		Request: i.Payload(), Responses: []requestView{},
	}
	if reply := i.Reply(); reply.Type != 0 {
		ms := reply.After.Milliseconds()
		view.First = &ms
	}
	for _, q := range i.Requests() {
		body := q.Body
		if len(body)+len(q.BodyBase64) > maxBody || q.BodyBase64 != "" {
			body = json.RawMessage(`"(too long to show here, or no text)"`)
		}
		view.Responses = append(view.Responses, requestView{q.Method, q.Path, q.Status, body})
	}
	return view
}

// what says in a few words what the person did.
func what(i *localdiscord.Interaction) string {
	var event struct {
		Data struct {
			Name     string     `json:"name"`
			Type     int        `json:"type"`
			CustomID string     `json:"custom_id"`
			Options  []usedPart `json:"options"`
		} `json:"data"`
	}
	if err := json.Unmarshal(i.Payload(), &event); err != nil {
		return kinds[i.Type()]
	}
	data := event.Data
	switch {
	case data.Name == "":
		return kinds[i.Type()] + " " + data.CustomID
	case data.Type != int(localdiscord.CommandChatInput):
		return data.Name
	}
	return "/" + data.Name + used(data.Options)
}

// usedPart is an option, or a subcommand with its options.
type usedPart struct {
	Name    string          `json:"name"`
	Value   json.RawMessage `json:"value"`
	Options []usedPart      `json:"options"`
}

func used(parts []usedPart) string {
	var text strings.Builder
	for _, p := range parts {
		text.WriteString(" " + p.Name)
		if p.Value != nil {
			text.WriteString(":" + string(p.Value))
		}
		text.WriteString(used(p.Options))
	}
	return text.String()
}
