package localdiscord

// Modal is a form that a bot shows to one person.
type Modal struct {
	CustomID   string
	Title      string
	Components []Component
}

// Inputs are the fields of the form that a person fills in.
func (m Modal) Inputs() []Component {
	var list []Component
	for c := range allComponents(m.Components) {
		if c.CustomID != "" {
			list = append(list, c)
		}
	}
	return list
}

// modalData is the data of a submitted form.
type modalData struct {
	CustomID   string         `json:"custom_id"`
	Components []modalElement `json:"components"`
}

// modalElement is a part of a submitted form: a row, a label or an input.
type modalElement struct {
	Type       ComponentType  `json:"type"`
	CustomID   string         `json:"custom_id,omitempty"`
	Value      *string        `json:"value,omitempty"`
	Values     []string       `json:"values,omitempty"`
	Components []modalElement `json:"components,omitempty"`
	Component  *modalElement  `json:"component,omitempty"`
}

// filled is a component of the form with the person's input in it.
func (c Component) filled(values map[string]string) modalElement {
	e := modalElement{Type: c.Type, CustomID: c.CustomID}
	value := values[c.CustomID]
	switch {
	case c.Type == ComponentTextInput:
		e.Value = &value
	case c.IsSelect() && value != "":
		e.Values = []string{value}
	}
	for _, inner := range c.Components {
		e.Components = append(e.Components, inner.filled(values))
	}
	if c.Component != nil {
		inner := c.Component.filled(values)
		e.Component = &inner
	}
	return e
}
