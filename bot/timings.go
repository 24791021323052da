package bot

import "time"

// timings are the spans of time that the connection is run by.
type timings struct {
	// open is how long connecting may take until Discord has acknowledged the session.
	open time.Duration
	// check is how often a connection is looked at.
	check time.Duration
	// stuck is how long the library may hold its own lock.
	stuck time.Duration
	// identify is the least time between two identifies.
	identify time.Duration
	// retry is the first wait before connecting again; it doubles up to retryMax.
	retry, retryMax time.Duration
	// drain is how long work that has begun may take after the stop; hangUp how long the
	// gateway connection may take to close.
	drain, hangUp time.Duration
	// staleInteraction and staleMessage are the ages at which an event is dropped.
	staleInteraction, staleMessage time.Duration
	// patience is how long after its arrival a request is waited for before its answer is
	// deferred; handler is how long it may take in all.
	patience, handler time.Duration
	// callback is how long after its arrival an interaction can be answered, sending how
	// long any other reply may take.
	callback, sending time.Duration
}

// defaults are the timings for Discord.
func defaults() timings {
	return timings{
		open: 30 * time.Second, check: time.Second, stuck: 30 * time.Second, identify: 5 * time.Second,
		retry: time.Second, retryMax: 15 * time.Second,
		drain: 10 * time.Second, hangUp: 3 * time.Second,
		staleInteraction: 3 * time.Second, staleMessage: 2 * time.Minute,
		patience: 1500 * time.Millisecond, handler: 20 * time.Second,
		callback: 2500 * time.Millisecond, sending: 15 * time.Second,
	}
}
