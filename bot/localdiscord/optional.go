package localdiscord

import (
	"bytes"
	"encoding/json"
)

// optional is a field of a body that may be missing, null or a value. Null is
// present and empty.
type optional[T any] struct {
	Set   bool
	Value T
}

// UnmarshalJSON notes that the field was there.
func (o *optional[T]) UnmarshalJSON(data []byte) error {
	o.Set = true
	return json.Unmarshal(data, &o.Value)
}

// looseID is an identifier that arrives as a string or as a number.
type looseID string

// UnmarshalJSON takes both notations.
func (id *looseID) UnmarshalJSON(data []byte) error {
	if !bytes.HasPrefix(data, []byte(`"`)) {
		var n json.Number
		err := json.Unmarshal(data, &n)
		*id = looseID(n)
		return err
	}
	return json.Unmarshal(data, (*string)(id))
}
