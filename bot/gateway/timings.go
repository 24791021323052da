package gateway

import (
	"math/rand/v2"
	"time"
)

// Timings are the spans of time that a connection is run by; [DefaultTimings] are those for
// Discord. The zero value is of no use.
type Timings struct {
	// Open is how long connecting may take until Discord has acknowledged the session.
	Open time.Duration
	// Check is how often a connection is looked at.
	Check time.Duration
	// Stuck is how long the library may hold its own lock.
	Stuck time.Duration
	// Identify is the least time between two identifies of one bucket.
	Identify time.Duration
	// Retry is the first wait before connecting again; it doubles up to RetryMax.
	Retry, RetryMax time.Duration
	// HangUp is how long the connection may take to close.
	HangUp time.Duration
}

// DefaultTimings are the timings for Discord.
func DefaultTimings() Timings {
	return Timings{
		Open: 15 * time.Second, Check: time.Second, Stuck: 15 * time.Second, Identify: 5 * time.Second,
		Retry: time.Second, RetryMax: 15 * time.Second, HangUp: 3 * time.Second,
	}
}

// backoff is a random wait whose mean doubles with each failure in a row.
func (t Timings) backoff(failures int) time.Duration {
	mean := min(t.Retry<<min(failures, 16), t.RetryMax)
	return mean/2 + rand.N(mean)
}
