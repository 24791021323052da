package localdiscord

import (
	"fmt"
	"slices"
)

// componentData is the data of an interaction with a component.
type componentData struct {
	CustomID string        `json:"custom_id"`
	Type     ComponentType `json:"component_type"`
	ID       int           `json:"id,omitempty"`
	Values   *[]string     `json:"values,omitempty"` // of menus alone
	Resolved *resolved     `json:"resolved,omitempty"`
}

// Click uses a button of a message, or chooses values in a select menu. A value
// is one of the options, or the identifier of a user, a role or a channel.
func (m *Member) Click(message Message, customID string, values ...string) (*Interaction, error) {
	return m.interact(message.ChannelID, InteractionComponent, func(w *world, i *interaction) (any, error) {
		p := i.channel.find(message.ID)
		if p == nil || !p.visibleTo(m.account.ID) {
			return nil, fmt.Errorf("message %s: %w", message.ID, ErrNotFound)
		}
		c := p.component(customID)
		if c == nil {
			return nil, fmt.Errorf("component %q: %w", customID, ErrNotFound)
		}
		i.source = p
		data := componentData{CustomID: customID, Type: c.Type, ID: c.ID}
		if c.IsSelect() {
			data.Values = new(append([]string{}, values...))
		}
		if err := c.accepts(values); err != nil {
			return nil, err
		}
		described, err := w.describe(i.channel, *c, values)
		data.Resolved = described.orNil()
		return data, err
	})
}

// accepts tells whether a person could choose so many values, and these options.
func (c Component) accepts(values []string) error {
	least, most := c.bounds()
	if c.Type == ComponentButton {
		least, most = 0, 0
	}
	if len(values) < least || len(values) > most {
		return fmt.Errorf("%d values for component %q: %w", len(values), c.CustomID, ErrInvalid)
	}
	for n, v := range values {
		known := slices.ContainsFunc(c.Options, func(o SelectOption) bool { return o.Value == v })
		if c.Type == ComponentStringSelect && !known {
			return fmt.Errorf("value %q of component %q: %w", v, c.CustomID, ErrNotFound)
		}
		if slices.Contains(values[:n], v) {
			return fmt.Errorf("value %q twice for component %q: %w", v, c.CustomID, ErrInvalid)
		}
	}
	return nil
}

// describe says what the values of a select menu stand for, and fails for one
// that a person would not be offered.
func (w *world) describe(c *channel, menu Component, values []string) (*resolved, error) {
	r := new(resolved)
	for _, id := range values {
		if menu.Type != ComponentStringSelect && !r.add(w, c, menu, id) {
			return r, fmt.Errorf("value %q of component %q: %w", id, menu.CustomID, ErrNotFound)
		}
	}
	return r, nil
}

// add describes one value of a menu, if the menu offers it.
func (r *resolved) add(w *world, c *channel, menu Component, id string) bool {
	users := menu.Type == ComponentUserSelect || menu.Type == ComponentMentionableSelect
	roles := menu.Type == ComponentRoleSelect || menu.Type == ComponentMentionableSelect
	a := w.user(id)
	if users && a != nil && (w.sees(a, c) || id == w.bot.ID && w.present(c)) {
		r.addUser(w, c, a)
		return true
	}
	g := w.guild(c.GuildID)
	if roles && g != nil && g.role(id) != nil {
		put(&r.Roles, id, *g.role(id))
		return true
	}
	chosen := w.channel(id)
	if menu.Type != ComponentChannelSelect || g == nil || chosen == nil || chosen.GuildID != g.ID {
		return false
	}
	put(&r.Channels, id, chosen.Channel)
	return len(menu.ChannelType) == 0 || slices.Contains(menu.ChannelType, chosen.Type)
}
