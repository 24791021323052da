package localdiscord

import "time"

// timestampLayout is how Discord writes a time: six decimals and the offset.
const timestampLayout = "2006-01-02T15:04:05.000000-07:00"

// Timestamp is a time in Discord's notation.
type Timestamp struct{ time.Time }

// MarshalText writes the time in UTC with microseconds.
func (t Timestamp) MarshalText() ([]byte, error) {
	return []byte(t.UTC().Format(timestampLayout)), nil
}

// MarshalJSON writes the time as MarshalText does, quoted.
func (t Timestamp) MarshalJSON() ([]byte, error) {
	return []byte(t.UTC().Format(`"` + timestampLayout + `"`)), nil
}
