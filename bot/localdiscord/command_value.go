package localdiscord

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"
)

// want tells whether the option is of one of the types.
func (o CommandOption) want(types ...OptionType) error {
	if !slices.Contains(types, o.Type) {
		return fmt.Errorf("a value for type %d: %w", o.Type, ErrInvalid)
	}
	return nil
}

func (o CommandOption) wantText(text string) error {
	n := utf8.RuneCountInString(text)
	limit := 6000
	if o.MaxLength != nil {
		limit = *o.MaxLength
	}
	if n > limit || o.MinLength != nil && n < *o.MinLength {
		return fmt.Errorf("%d characters: %w", n, ErrInvalid)
	}
	return cmp.Or(o.want(OptionString, OptionRole), o.among(text))
}

func (o CommandOption) wantNumber(n float64, types ...OptionType) error {
	if o.MinValue != nil && n < *o.MinValue || o.MaxValue != nil && n > *o.MaxValue {
		return fmt.Errorf("%v is out of range: %w", n, ErrInvalid)
	}
	return cmp.Or(o.want(types...), o.among(n))
}

// among asks for one of the option's choices, if it has any.
func (o CommandOption) among(value any) error {
	if len(o.Choices) == 0 || slices.ContainsFunc(o.Choices, func(c Choice) bool { return c.Value == value }) {
		return nil
	}
	return fmt.Errorf("%v is not among the choices: %w", value, ErrInvalid)
}
