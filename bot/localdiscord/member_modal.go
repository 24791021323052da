package localdiscord

import (
	"context"
	"fmt"
)

// SubmitModal fills in the form that the bot showed in answer to an interaction
// and sends it: one value for a field, by its custom ID. Fields that are not
// named keep what the bot wrote into them.
func (m *Member) SubmitModal(ctx context.Context, shown *Interaction, fields map[string]string) (*Interaction, error) {
	values := map[string][]string{}
	for name, value := range fields {
		values[name] = []string{value}
	}
	return m.SubmitForm(ctx, shown, values)
}

// SubmitForm is SubmitModal for forms with menus, where any number of values can
// be chosen.
func (m *Member) SubmitForm(ctx context.Context, shown *Interaction, fields map[string][]string) (*Interaction, error) {
	reply, err := shown.Wait(ctx, func(r Reply) bool { return r.Type != 0 })
	if err != nil {
		return nil, err
	}
	if reply.Modal == nil {
		return nil, fmt.Errorf("modal: %w", ErrNotFound)
	}
	values, err := reply.Modal.accept(fields)
	if err != nil {
		return nil, err
	}
	return m.interact(shown.of.channel.ID, InteractionModalSubmit, func(w *world, i *interaction) (any, error) {
		i.source, i.trigger = shown.of.source, shown.of
		described := new(resolved)
		for _, input := range reply.Modal.Inputs() {
			for _, id := range values[input.CustomID] {
				if input.Type > ComponentTextInput && input.IsSelect() && !described.add(w, i.channel, input, id) {
					return nil, fmt.Errorf("value %q of field %q: %w", id, input.CustomID, ErrNotFound)
				}
			}
		}
		data := reply.Modal.submitted(reply.Modal.CustomID, values)
		data.Resolved = described.orNil()
		return data, nil
	})
}

// submitted is the form with a person's input in it.
func (m Modal) submitted(customID string, values map[string][]string) modalData {
	data, number := modalData{CustomID: customID}, 0
	for _, c := range m.Components {
		data.Components = append(data.Components, c.filled(values, &number))
	}
	return data
}
