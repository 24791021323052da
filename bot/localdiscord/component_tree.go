package localdiscord

import "iter"

// IsSelect tells whether the component is a select menu of any kind.
func (c Component) IsSelect() bool {
	return c.Type == ComponentStringSelect || c.Type >= ComponentUserSelect && c.Type <= ComponentChannelSelect
}

// Clickable tells whether a person can use the component in a message.
func (c Component) Clickable() bool {
	return !c.Disabled && c.CustomID != "" && (c.Type == ComponentButton || c.IsSelect())
}

// children are the components directly inside this one.
func (c Component) children() []Component {
	list := c.Components
	for _, one := range []*Component{c.Component, c.Accessory} {
		if one != nil {
			list = append(list[:len(list):len(list)], *one)
		}
	}
	return list
}

// allComponents walks over components and everything inside them.
func allComponents(list []Component) iter.Seq[Component] {
	return func(yield func(Component) bool) { walk(list, yield) }
}

func walk(list []Component, yield func(Component) bool) bool {
	for _, c := range list {
		if !yield(c) || !walk(c.children(), yield) {
			return false
		}
	}
	return true
}

// Controls are the components of the message that a person can use, whichever
// row or container they are in.
func (m Message) Controls() []Component {
	var list []Component
	for c := range allComponents(m.Components) {
		if c.Clickable() {
			list = append(list, c)
		}
	}
	return list
}

// component finds a usable component by its custom ID, nil if there is none.
func (m Message) component(customID string) *Component {
	for _, c := range m.Controls() {
		if c.CustomID == customID {
			return &c
		}
	}
	return nil
}
