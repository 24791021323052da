package localdiscord

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// formErrors collects what is wrong with a body, field by field, in the shape
// of Discord's error 50035.
type formErrors struct{ tree map[string]any }

// fieldError is one leaf of that tree.
type fieldError struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

// field is a place in a body that can be found wanting.
type field struct {
	errs *formErrors
	path []string
}

func (f *formErrors) root() field { return field{errs: f} }

// err is nil if nothing was found.
func (f *formErrors) err() error {
	if f.tree == nil {
		return nil
	}
	e := newError(CodeInvalidForm)
	e.Errors = f.tree
	return e
}

func (f field) at(name string) field {
	return field{f.errs, append(slices.Clip(f.path), name)}
}

func (f field) index(i int) field { return f.at(strconv.Itoa(i)) }

// fail notes one mistake at this place.
func (f field) fail(code, message string) {
	if f.errs.tree == nil {
		f.errs.tree = map[string]any{}
	}
	node := f.errs.tree
	for _, name := range f.path {
		child, ok := node[name].(map[string]any)
		if !ok {
			child = map[string]any{}
			node[name] = child
		}
		node = child
	}
	list, _ := node["_errors"].([]fieldError)
	node["_errors"] = append(list, fieldError{code, message})
}

func (f field) required() { f.fail("BASE_TYPE_REQUIRED", "This field is required") }

// maxLength counts characters as Discord does: code points.
func (f field) maxLength(s string, limit int) {
	if utf8.RuneCountInString(s) > limit {
		f.fail("BASE_TYPE_MAX_LENGTH", fmt.Sprintf("Must be %d or fewer in length.", limit))
	}
}

// length asks for text that is there and not too long.
func (f field) length(s string, limit int) {
	if s == "" {
		f.required()
	}
	f.maxLength(s, limit)
}

func (f field) maxCount(n, limit int) {
	if n > limit {
		f.fail("BASE_TYPE_MAX_LENGTH", fmt.Sprintf("Must be %d or fewer in length.", limit))
	}
}

// count asks for a number of things between 1 and limit.
func (f field) count(n, limit int) {
	if n < 1 || n > limit {
		f.fail("BASE_TYPE_BAD_LENGTH", fmt.Sprintf("Must be between 1 and %d in length.", limit))
	}
}

// between asks for a number in a range.
func (f field) between(n, least, most int) {
	if n < least || n > most {
		f.fail("NUMBER_TYPE_RANGE", fmt.Sprintf("int value should be between %d and %d.", least, most))
	}
}

func (f field) oneOf(value string, choices ...string) {
	if !slices.Contains(choices, value) {
		f.fail("BASE_TYPE_CHOICES", fmt.Sprintf("Value must be one of {'%s'}.", strings.Join(choices, "', '")))
	}
}
