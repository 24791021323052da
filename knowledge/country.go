package knowledge

import "time"

// Country is where a server may be at home: the numbers that its care cards then name.
type Country struct {
	// Code is ISO 3166-1 alpha-2, for example "NZ".
	Code string
	// Name is English, for example "New Zealand".
	Name string
	// Emergency is the number to call when a life is in danger, as it fills {emergency}.
	Emergency string
	// Crisis is a line for people who cannot go on, as it fills {crisis}; empty when we are
	// not certain of one.
	Crisis string
	// Checked is the day on which somebody last went over the numbers.
	Checked time.Time
}
