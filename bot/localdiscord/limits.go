package localdiscord

import "time"

// Rate is a number of requests in a span of time.
type Rate struct {
	Requests int
	Per      time.Duration
}

// Limits are the rates that the server enforces. Discord does not publish its
// own rates for single routes; the defaults are what bots have observed.
type Limits struct {
	// Off switches all limits of the REST API off.
	Off bool
	// Global is for all requests of the bot but those that answer interactions;
	// 50 in a second if zero.
	Global Rate
	// Messages is for messages created in one channel; 5 in 5 s if zero.
	Messages Rate
	// Interactions is for the requests with one interaction token; 15 in 2 s if
	// zero.
	Interactions Rate
	// Other is for each other route; 25 in 2 s if zero.
	Other Rate
	// GatewaySends is for payloads that a client sends over one connection; 120
	// in 60 s if zero.
	GatewaySends Rate
	// Identifies is the number of identifies that GET /gateway/bot announces for
	// a day; 1000 if zero.
	Identifies int
	// Identify is the least time between two identifies of shards whose numbers are
	// the same modulo Options.MaxConcurrency: 5 s on Discord, no limit if zero. One
	// that comes sooner is answered with opcode 9.
	Identify time.Duration
}

func (l Limits) withDefaults() Limits {
	setDefault(&l.Global, Rate{50, time.Second})
	setDefault(&l.Messages, Rate{5, 5 * time.Second})
	setDefault(&l.Interactions, Rate{15, 2 * time.Second})
	setDefault(&l.Other, Rate{25, 2 * time.Second})
	setDefault(&l.GatewaySends, Rate{120, time.Minute})
	setDefault(&l.Identifies, 1000)
	return l
}

// window counts requests from the first one until its time is over.
type window struct {
	used  int
	until time.Time
}

// take counts one request, unless the rate is exhausted.
func (w *window) take(r Rate, now time.Time) bool {
	if !now.Before(w.until) {
		*w = window{until: now.Add(r.Per)}
	}
	if w.used >= r.Requests {
		return false
	}
	w.used++
	return true
}
