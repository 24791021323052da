package bot

import (
	"encoding/json"
	"strconv"
)

// text is the value of an option that holds text; empty if there is none.
func (d interactionData) text(name string) string {
	var s string
	for _, o := range d.Options {
		if o.Name == name && json.Unmarshal(o.Value, &s) == nil {
			return s
		}
	}
	return ""
}

// flag is the value of an option that is true or false; nil if there is none.
func (d interactionData) flag(name string) *bool {
	for _, o := range d.Options {
		var b bool
		if o.Name == name && json.Unmarshal(o.Value, &b) == nil {
			return &b
		}
	}
	return nil
}

// focused is what is typed so far in the option that the person is at.
func (d interactionData) focused() string {
	for _, o := range d.Options {
		if o.Focused {
			return d.text(o.Name)
		}
	}
	return ""
}

// has tells whether a set of permissions, which Discord writes like an id, holds one.
func (s snowflake) has(permission uint64) bool {
	set, err := strconv.ParseUint(string(s), 10, 64)
	return err == nil && set&permission != 0
}
