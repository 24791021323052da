package localdiscord

import (
	"fmt"
	"unicode/utf8"
)

// accept merges a person's input with what the form already holds, and refuses
// what the form does not take.
func (m Modal) accept(given map[string][]string) (map[string][]string, error) {
	values := map[string][]string{}
	for _, input := range m.Inputs() {
		chosen, named := given[input.CustomID]
		if !named {
			chosen = input.preset()
		}
		if err := input.takes(chosen); err != nil {
			return nil, err
		}
		values[input.CustomID] = chosen
	}
	for name := range given {
		if _, known := values[name]; !known {
			return nil, fmt.Errorf("field %q: %w", name, ErrNotFound)
		}
	}
	return values, nil
}

// preset is what a person finds in an input of a form.
func (c Component) preset() []string {
	if c.Type == ComponentTextInput {
		return []string{c.Value}
	}
	var list []string
	for _, o := range c.Options {
		if o.Default {
			list = append(list, o.Value)
		}
	}
	for _, d := range c.Defaults {
		list = append(list, d.ID)
	}
	return list
}

// takes tells whether values fit an input of a form.
func (c Component) takes(values []string) error {
	switch {
	case c.Type == ComponentTextInput:
		return c.takesText(only(values))
	case len(values) == 0 && !c.needed():
		return nil
	case c.IsSelect():
		return c.accepts(values)
	}
	return fmt.Errorf("field %q, a file upload: %w", c.CustomID, ErrInvalid)
}

// takesText tells whether a text fits the limits of a text input.
func (c Component) takesText(text string) error {
	n := utf8.RuneCountInString(text)
	switch {
	case n == 0 && !c.needed():
		return nil
	case n == 0:
		return fmt.Errorf("field %q is required: %w", c.CustomID, ErrInvalid)
	case c.MinLength != nil && n < *c.MinLength, c.MaxLength != nil && n > *c.MaxLength, n > 4000:
		return fmt.Errorf("field %q with %d characters: %w", c.CustomID, n, ErrInvalid)
	}
	return nil
}
