package main

import (
	"context"
	"fmt"
	"time"

	"gutskin/bot/localdiscord"
)

// channelsAsked is in how many servers people ask at the same time.
const channelsAsked = 50

// goal is what the 99th of a hundred first answers must not take for a rate to be held.
const goal = 100 * time.Millisecond

// acknowledgements measures how long the first answer takes, at one rate after the other,
// until one of them is not held, and names the highest that was.
func (b *bench) acknowledgements(ctx context.Context) error {
	_, _ = fmt.Fprint(b.out, "| interactions a second | answered | p50 | p99 | longest | unanswered |\n|---|---|---|---|---|---|\n")
	held := 0
	err := b.with(ctx, true, nil, func(discord *localdiscord.Server, _ *process) error {
		people := newPeople(discord, channelsAsked)
		if _, err := people.ask(ctx, 50, 100); err != nil { // warm up
			return err
		}
		for _, rate := range b.rates {
			o, err := people.ask(ctx, rate, rate*b.seconds)
			if err != nil {
				return err
			}
			_, _ = fmt.Fprintf(b.out, "| %d (reached %.0f) | %d | %s | %s | %s | %d |\n", rate, o.rate(), len(o.Took),
				milliseconds(o.percentile(0.5)), milliseconds(o.percentile(0.99)), milliseconds(o.percentile(1)), o.Failed)
			if !o.holds(rate) {
				break
			}
			held = rate
		}
		return nil
	})
	if err == nil {
		_, _ = fmt.Fprintf(b.out, "\nThe highest of these rates with every question answered and p99 under %v: %d a second.\n", goal, held)
	}
	return err
}

// holds tells whether a rate was reached, with every question answered soon enough.
func (o outcome) holds(rate int) bool {
	const reached = 0.95
	return o.Failed == 0 && o.percentile(0.99) < goal && o.rate() >= reached*float64(rate)
}
