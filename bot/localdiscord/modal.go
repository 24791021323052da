package localdiscord

// Modal is a form that a bot shows to one person.
type Modal struct {
	CustomID   string      `json:"custom_id"`
	Title      string      `json:"title"`
	Components []Component `json:"components"`
}

// Inputs are the fields of the form that a person fills in, each with its label.
func (m Modal) Inputs() []Component {
	var list []Component
	label := ""
	for c := range allComponents(m.Components) {
		if c.CustomID != "" {
			setDefault(&c.Label, label)
			list = append(list, c)
		}
		label = c.Label // of what comes next, if it is one
	}
	return list
}

// modalData is the data of a submitted form.
type modalData struct {
	CustomID   string         `json:"custom_id"`
	Components []modalElement `json:"components"`
	Resolved   *resolved      `json:"resolved,omitempty"`
}

// modalElement is a part of a submitted form: a row, a label or an input.
type modalElement struct {
	Type       ComponentType  `json:"type"`
	ID         int            `json:"id"`
	CustomID   string         `json:"custom_id,omitempty"`
	Value      *string        `json:"value,omitempty"`
	Values     *[]string      `json:"values,omitempty"`
	Components []modalElement `json:"components,omitempty"`
	Component  *modalElement  `json:"component,omitempty"`
}

// filled is a component of the form with the person's input in it. Components
// are numbered in the order of the form unless the bot has done so.
func (c Component) filled(values map[string][]string, number *int) modalElement {
	*number++
	e := modalElement{Type: c.Type, ID: c.ID, CustomID: c.CustomID}
	setDefault(&e.ID, *number)
	given := append([]string{}, values[c.CustomID]...)
	switch {
	case c.Type == ComponentTextInput:
		text := only(given)
		e.Value = &text
	case c.IsSelect() || c.Type == ComponentFileUpload:
		e.Values = &given
	}
	for _, inner := range c.Components {
		e.Components = append(e.Components, inner.filled(values, number))
	}
	if c.Component != nil {
		inner := c.Component.filled(values, number)
		e.Component = &inner
	}
	return e
}

// only is the value of an input that has one, empty if it has none.
func only(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}
