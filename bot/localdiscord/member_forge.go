package localdiscord

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Forgery is what a modified client says of a component: nothing of it need be
// true.
type Forgery struct {
	CustomID string
	Type     ComponentType // ComponentButton if zero
	Values   []string
}

// Forge uses a component of a message as a modified client could: one that the
// message does not have or has disabled, with values that are not on offer, or
// of a message that was deleted meanwhile.
func (m *Member) Forge(message Message, f Forgery) (*Interaction, error) {
	return m.interact(message.ChannelID, InteractionComponent, func(w *world, i *interaction) (any, error) {
		if i.source = i.channel.find(message.ID); i.source == nil {
			i.source = &post{Message: message}
		}
		setDefault(&f.Type, ComponentButton)
		described, menu := new(resolved), Component{Type: f.Type}
		for _, id := range f.Values {
			described.add(w, i.channel, menu, id)
		}
		data := componentData{CustomID: f.CustomID, Type: f.Type, Resolved: described.orNil()}
		if f.Type != ComponentButton || f.Values != nil {
			data.Values = &f.Values
		}
		return data, nil
	})
}

// ForgeSlash uses a slash command without regard to who may, to the options that
// it has and to their limits. Options that the command does not have are sent as
// the value's own kind.
func (m *Member) ForgeSlash(channelName, command string, options ...Option) (*Interaction, error) {
	return m.interact(channelName, InteractionCommand, func(w *world, i *interaction) (any, error) {
		words := strings.Fields(strings.TrimPrefix(command, "/"))
		at := slices.IndexFunc(w.commands, func(c *Command) bool {
			return len(words) > 0 && c.Type == CommandChatInput && c.Name == words[0]
		})
		if at < 0 {
			return nil, fmt.Errorf("command %q: %w", command, ErrNotFound)
		}
		i.command = w.commands[at]
		i.owners = w.owners(i.account, i.channel, []int{installGuild, installUser})
		call := commandCall{world: w, channel: i.channel, options: options, forged: true}
		data, err := call.data(i.command, words[1:])
		i.name = data.path()
		return data, err
	})
}

// ForgeModal submits a form that the bot showed under any custom ID and with any
// values. Values for fields that the form does not have come in rows of their
// own.
func (m *Member) ForgeModal(shown *Interaction, customID string, fields map[string][]string) (*Interaction, error) {
	form := shown.Reply().Modal
	if form == nil {
		return nil, fmt.Errorf("modal: %w", ErrNotFound)
	}
	return m.interact(shown.of.channel.ID, InteractionModalSubmit, func(_ *world, i *interaction) (any, error) {
		i.source, i.trigger = shown.of.source, shown.of
		changed := Modal{Components: slices.Clone(form.Components)}
		known := form.Inputs()
		for _, name := range slices.Sorted(maps.Keys(fields)) {
			if !slices.ContainsFunc(known, func(c Component) bool { return c.CustomID == name }) {
				input := Component{Type: ComponentTextInput, CustomID: name}
				changed.Components = append(changed.Components, Component{Type: ComponentActionRow, Components: []Component{input}})
			}
		}
		return changed.submitted(customID, fields), nil
	})
}
