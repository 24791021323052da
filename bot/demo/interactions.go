package demo

import (
	"errors"
	"net/http"

	"gutskin/bot/localdiscord"
)

// maxOpen is how many open interactions a state names.
const maxOpen = 20

// interactionView is an interaction as the person who began it sees it.
type interactionView struct {
	ID      string              `json:"id"`
	Kind    string              `json:"kind"`
	State   localdiscord.State  `json:"state"`
	Channel string              `json:"channel"`
	Message string              `json:"message,omitempty"`
	Modal   *localdiscord.Modal `json:"modal,omitempty"`
	Error   string              `json:"error,omitempty"`
}

// kinds names what a person can do.
var kinds = map[localdiscord.InteractionType]string{
	localdiscord.InteractionCommand:      "command",
	localdiscord.InteractionComponent:    "component",
	localdiscord.InteractionAutocomplete: "autocomplete",
	localdiscord.InteractionModalSubmit:  "modal",
}

func (d *Demo) viewInteraction(i *localdiscord.Interaction) interactionView {
	view := interactionView{
		ID: i.ID(), Kind: kinds[i.Type()], State: i.State(), Channel: i.ChannelID(), Modal: i.OpenModal(),
	}
	if said := i.Reply().Message; said != nil {
		view.Message = said.ID
	}
	if view.State == localdiscord.StateFailed {
		view.Error = "The application did not respond"
	}
	return view
}

// open tells whether something is still to come of an interaction.
func open(i *localdiscord.Interaction) bool {
	if i.Type() == localdiscord.InteractionAutocomplete {
		return false
	}
	s := i.State()
	return s == localdiscord.StateWaiting || s == localdiscord.StateThinking || i.OpenModal() != nil
}

// begun waits until the bot has acknowledged an interaction, or has failed to.
func (d *Demo) begun(r *http.Request, i *localdiscord.Interaction, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	if _, err := i.Acknowledged(r.Context()); err != nil && !errors.Is(err, localdiscord.ErrNoReply) {
		return nil, err
	}
	return d.viewInteraction(i), nil
}

func (d *Demo) interaction(r *http.Request, p person) (any, error) {
	i, err := p.Interaction(r.PathValue("interaction"))
	if err != nil {
		return nil, err
	}
	return d.viewInteraction(i), nil
}

func (d *Demo) component(r *http.Request, p person) (any, error) {
	var body struct {
		Channel  string   `json:"channel"`
		Message  string   `json:"message"`
		CustomID string   `json:"custom_id"`
		Values   []string `json:"values"`
	}
	if err := decode(r, &body); err != nil {
		return nil, err
	}
	m, err := p.Message(body.Channel, body.Message)
	if err != nil {
		return nil, err
	}
	i, err := p.Click(m, body.CustomID, body.Values...)
	return d.begun(r, i, err)
}

// errClosed is for a form that was sent off or closed, in another window perhaps.
var errClosed = refusal{http.StatusConflict, "This form is not open any more."}

func (d *Demo) submit(r *http.Request, p person) (any, error) {
	var body struct {
		Interaction string              `json:"interaction"`
		Fields      map[string][]string `json:"fields"`
	}
	if err := decode(r, &body); err != nil {
		return nil, err
	}
	shown, err := p.Interaction(body.Interaction)
	if err != nil {
		return nil, err
	}
	if shown.OpenModal() == nil {
		return nil, errClosed
	}
	i, err := p.SubmitForm(r.Context(), shown, body.Fields)
	return d.begun(r, i, err)
}

func (d *Demo) closeModal(r *http.Request, p person) (any, error) {
	shown, err := p.Interaction(r.PathValue("interaction"))
	if err != nil {
		return nil, err
	}
	if shown.CloseModal() != nil {
		return nil, errClosed
	}
	return nil, nil
}
