package router

import (
	"time"

	"golang.org/x/time/rate"

	"gutskin/bot/shelf"
)

// verdict is what a throttle says of one more request.
type verdict int

const (
	allowed      verdict = iota
	tooMany              // for the first time since the last one that was allowed
	tooManyStill         // told already
)

// throttle gives each key, a person or a channel, a rate of its own.
type throttle struct {
	every time.Duration
	burst int
	now   func() time.Time
	known *shelf.Shelf[*allowance]
}

// allowance is changed under the shelf's lock only.
type allowance struct {
	limiter *rate.Limiter
	last    verdict
}

// maxAllowances bounds how many people or channels are told apart.
const maxAllowances = 20_000

func newThrottle(every time.Duration, burst int, now func() time.Time) *throttle {
	// After every*burst without a request, an allowance is as good as new.
	return &throttle{every: every, burst: burst, now: now, known: shelf.New[*allowance](maxAllowances, every*time.Duration(burst+1), now)}
}

// ask counts one request.
func (t *throttle) ask(key string) verdict {
	var v verdict
	t.known.Change(key, func(a *allowance, there bool) *allowance {
		if !there {
			a = &allowance{limiter: rate.NewLimiter(rate.Every(t.every), t.burst)}
		}
		switch {
		case a.limiter.AllowN(t.now(), 1):
			a.last = allowed
		case a.last == allowed:
			a.last = tooMany
		default:
			a.last = tooManyStill
		}
		v = a.last
		return a
	})
	return v
}
