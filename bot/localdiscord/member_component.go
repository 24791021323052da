package localdiscord

import (
	"fmt"
	"slices"
)

// componentData is the data of an interaction with a component.
type componentData struct {
	CustomID string        `json:"custom_id"`
	Type     ComponentType `json:"component_type"`
	Values   []string      `json:"values,omitempty"`
}

// Click uses a button of a message, or chooses values in a select menu.
func (m *Member) Click(message Message, customID string, values ...string) (*Interaction, error) {
	return m.interact(message.ChannelID, InteractionComponent, func(_ *world, i *interaction) (any, error) {
		p := i.channel.find(message.ID)
		if p == nil || !p.visibleTo(m.account.ID) {
			return nil, fmt.Errorf("message %s: %w", message.ID, ErrNotFound)
		}
		c := p.component(customID)
		if c == nil {
			return nil, fmt.Errorf("component %q: %w", customID, ErrNotFound)
		}
		i.source = p
		return componentData{customID, c.Type, values}, c.accepts(values)
	})
}

// accepts tells whether a person could choose these values.
func (c Component) accepts(values []string) error {
	least, most := 1, 1
	if c.MinValues != nil {
		least = *c.MinValues
	}
	if c.MaxValues != nil {
		most = *c.MaxValues
	}
	if c.Type == ComponentButton {
		least, most = 0, 0
	}
	if len(values) < least || len(values) > most {
		return fmt.Errorf("%d values for component %q: %w", len(values), c.CustomID, ErrInvalid)
	}
	for _, v := range values {
		known := slices.ContainsFunc(c.Options, func(o SelectOption) bool { return o.Value == v })
		if c.Type == ComponentStringSelect && !known {
			return fmt.Errorf("value %q of component %q: %w", v, c.CustomID, ErrNotFound)
		}
	}
	return nil
}
