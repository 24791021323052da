package localdiscord

import (
	"context"
	"fmt"
	"unicode/utf8"
)

// SubmitModal fills in the form that the bot showed in answer to an interaction
// and sends it. Fields that are not named keep what the bot wrote into them.
func (m *Member) SubmitModal(ctx context.Context, shown *Interaction, fields map[string]string) (*Interaction, error) {
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
	return m.interact(shown.of.channel.ID, InteractionModalSubmit, func(_ *world, i *interaction) (any, error) {
		i.source, i.trigger = shown.of.source, shown.of
		data := modalData{CustomID: reply.Modal.CustomID}
		for _, c := range reply.Modal.Components {
			data.Components = append(data.Components, c.filled(values))
		}
		return data, nil
	})
}

// accept merges a person's input with what the form already holds, and refuses
// what the form does not take.
func (m Modal) accept(given map[string]string) (map[string]string, error) {
	values := map[string]string{}
	for _, input := range m.Inputs() {
		value, typed := given[input.CustomID]
		if !typed {
			value = input.Value
		}
		if err := input.takes(value); err != nil {
			return nil, err
		}
		values[input.CustomID] = value
	}
	for name := range given {
		if _, known := values[name]; !known {
			return nil, fmt.Errorf("field %q: %w", name, ErrNotFound)
		}
	}
	return values, nil
}

// takes tells whether a text fits the limits of a text input.
func (c Component) takes(text string) error {
	n := utf8.RuneCountInString(text)
	optional := c.Required != nil && !*c.Required
	switch {
	case c.Type != ComponentTextInput, n == 0 && optional:
		return nil
	case n == 0:
		return fmt.Errorf("field %q is required: %w", c.CustomID, ErrInvalid)
	case c.MinLength != nil && n < *c.MinLength, c.MaxLength != nil && n > *c.MaxLength, n > 4000:
		return fmt.Errorf("field %q with %d characters: %w", c.CustomID, n, ErrInvalid)
	}
	return nil
}
