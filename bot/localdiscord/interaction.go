package localdiscord

import (
	"crypto/rand"
	"encoding/json"
	"slices"
	"time"
)

// The two clocks of an interaction.
const (
	responseTime  = 3 * time.Second
	tokenLifetime = 15 * time.Minute
)

// Where an interaction, or a command, happens.
const (
	contextGuild          = 0
	contextBotDM          = 1
	contextPrivateChannel = 2
)

// InteractionType is what a person did.
type InteractionType int

// The kinds of interaction.
const (
	interactionPing         InteractionType = 1
	InteractionCommand      InteractionType = 2
	InteractionComponent    InteractionType = 3
	InteractionAutocomplete InteractionType = 4
	InteractionModalSubmit  InteractionType = 5
)

// CallbackType is how the bot first answered an interaction.
type CallbackType int

// The kinds of first answer. Zero means that there is none yet.
const (
	CallbackPong               CallbackType = 1
	CallbackMessage            CallbackType = 4
	CallbackDeferredMessage    CallbackType = 5
	CallbackDeferredUpdate     CallbackType = 6
	CallbackUpdate             CallbackType = 7
	CallbackAutocompleteResult CallbackType = 8
	CallbackModal              CallbackType = 9
)

// interaction is what a person did and what became of it.
type interaction struct {
	id, token string
	kind      InteractionType
	account   *account
	channel   *channel
	command   *Command          // for commands and autocomplete
	name      string            // of the command, with its subcommand
	source    *post             // the message that bears the component, or the modal's button
	trigger   *interaction      // which showed the modal
	targets   targets           // of a command of the context menu
	owners    map[string]string // by whose installation it is there
	created   time.Time
	payload   json.RawMessage // as it was sent

	failure   error // of the endpoint, which ended the interaction
	callback  CallbackType
	answered  time.Time
	original  *post   // the message that @original stands for
	edits     int     // of the original message since the first answer
	followUps []*post // further messages
	modal     *Modal
	closed    bool // the person has sent the modal off or closed it
	choices   []Choice
}

// begin gives a new interaction its identifier, token and time.
func (w *world) begin(i *interaction) {
	w.stamp(i)
	w.forgetOld()
	w.interactions = append(w.interactions, i)
	w.settle()
	w.pending = append(w.pending, i)
	if i.trigger != nil { // the form has been sent off
		i.trigger.closed = true
		w.noteInteraction(i.trigger)
	}
	w.noteInteraction(i)
}

// forgetOld drops the oldest interactions that nothing can come of any more, so that
// at least as many are left as are to be remembered.
func (w *world) forgetOld() {
	n := len(w.interactions) - w.history
	if w.history == 0 || n < w.history { // not one at a time
		return
	}
	old := 0
	for old < n && w.now().Sub(w.interactions[old].created) > tokenLifetime {
		old++
	}
	w.interactions = slices.Clone(w.interactions[old:])
}

func (w *world) stamp(i *interaction) {
	i.id, i.token, i.created = w.ids.next(), rand.Text(), w.now()
}

// deliver sends an interaction to the bot: to its endpoint if it has one, else
// over the gateway.
func (w *world) deliver(i *interaction, data any) {
	i.payload = mustEncode("interaction", w.interactionEvent(i, data))
	if w.endpoint != "" {
		w.post(i, w.endpoint)
		return
	}
	w.publish(event{Type: "INTERACTION_CREATE", GuildID: i.channel.GuildID, Data: i.payload})
}

// late tells whether the time for a first answer has passed without one.
func (w *world) late(i *interaction) bool {
	return i.callback == 0 && (i.failure != nil || w.now().Sub(i.created) > responseTime)
}

func (w *world) interaction(id string) *interaction {
	for _, i := range slices.Backward(w.interactions) {
		if i.id == id {
			return i
		}
	}
	return nil
}
