package bot

import (
	"time"

	"gutskin/bot/gateway"
	"gutskin/bot/tally"
)

// timings are the spans of time that the bot is run by.
type timings struct {
	// gateway are those of the connection.
	gateway gateway.Timings
	// register is the first wait before registering the commands again; it doubles.
	register time.Duration
	// gather is how long counts are gathered before they are written.
	gather time.Duration
	// drain is how long work that has begun may take after the stop.
	drain time.Duration
	// staleInteraction and staleMessage are the ages at which an event is dropped.
	staleInteraction, staleMessage time.Duration
	// patience is how long after its arrival a request is waited for before its answer is
	// deferred; zero means the router's own.
	patience time.Duration
	// callback is how long after its arrival an interaction can be answered, sending how
	// long any other reply may take.
	callback, sending time.Duration
	// telling is the pause between two looks for people who are owed a message.
	telling time.Duration
	// notices is how often it is looked for something to tell the moderators, settle for how
	// long it must have been the same.
	notices, settle time.Duration
}

// defaults are the timings for Discord.
func defaults() timings {
	return timings{
		gateway: gateway.DefaultTimings(), register: time.Second, gather: tally.Gathering, drain: 10 * time.Second,
		staleInteraction: 3 * time.Second, staleMessage: 2 * time.Minute,
		callback: 2500 * time.Millisecond, sending: 15 * time.Second, telling: 10 * time.Second,
		notices: 2 * time.Second, settle: 10 * time.Second,
	}
}
