package localdiscord

// checkModalComponents holds the components of a modal against the rules: rows
// with a text input, labels with any input, and text.
func checkModalComponents(f field, list []Component) {
	f.count(len(list), 5)
	for i, c := range list {
		at := f.index(i)
		switch c.Type {
		case ComponentTextDisplay, ComponentLabel:
		case ComponentActionRow:
			if len(c.Components) != 1 || c.Components[0].Type != ComponentTextInput {
				at.at("components").fail("COMPONENT_LAYOUT_INVALID", "A modal row holds one input.")
				continue
			}
			at.at("components").index(0).at("label").length(c.Components[0].Label, 45)
		default:
			at.badType(c.Type)
		}
	}
	checkComponents(f, list)
	checkCustomIDs(f, list)
}

// checkLabel asks for one input under the label.
func (c Component) checkLabel(f field) {
	f.at("label").length(c.Label, 45)
	f.at("description").maxLength(c.Description, 100)
	inner, at := c.Component, f.at("component")
	switch {
	case inner == nil:
		at.required()
	case inner.Type != ComponentTextInput && inner.Type != ComponentFileUpload && !inner.IsSelect():
		at.badType(inner.Type)
	case inner.Disabled:
		at.at("disabled").fail("COMPONENT_DISABLED_IN_MODAL", "Components in modals cannot be disabled.")
	case inner.IsSelect():
		inner.checkRequired(at)
	}
}

// checkRequired refuses a required menu that could be left empty.
func (c Component) checkRequired(f field) {
	if least, _ := c.bounds(); least == 0 && c.needed() {
		f.at("min_values").fail("SELECT_COMPONENT_REQUIRED_MIN_VALUES", "A required menu needs at least one value.")
	}
}

// needed tells whether a person must fill in an input of a modal.
func (c Component) needed() bool { return c.Required == nil || *c.Required }

func (c Component) checkTextInput(f field) {
	f.at("custom_id").length(c.CustomID, 100)
	f.at("style").between(c.Style, 1, 2)
	f.at("label").maxLength(c.Label, 45)
	f.at("placeholder").maxLength(c.Placeholder, 100)
	f.at("value").maxLength(c.Value, 4000)
	if c.MaxLength != nil {
		f.at("max_length").between(*c.MaxLength, 1, 4000)
	}
	if c.MinLength != nil {
		f.at("min_length").between(*c.MinLength, 0, 4000)
	}
}
