package rest

import (
	"sync/atomic"
	"time"
)

// Clock knows how far this machine's clock is from Discord's, so that no event is taken
// for stale only because a clock is wrong. Make one with [NewClock]; it is safe for use by
// several goroutines.
type Clock struct {
	now  func() time.Time
	skew atomic.Int64 // nanoseconds that ours is ahead
}

// NewClock makes a clock that goes by now until it has seen an answer of Discord's.
func NewClock(now func() time.Time) *Clock { return &Clock{now: now} }

// Now is this machine's time.
func (c *Clock) Now() time.Time { return c.now() }

// minSkew is the least difference that is taken seriously: the header counts in seconds.
const minSkew = 2 * time.Second

// observe takes the Date header of a response that has just come.
func (c *Clock) observe(date string) {
	const layout = "Mon, 02 Jan 2006 15:04:05 GMT"
	theirs, err := time.Parse(layout, date)
	if err != nil {
		return
	}
	skew := c.now().Sub(theirs.Add(500 * time.Millisecond))
	if skew.Abs() < minSkew {
		skew = 0
	}
	c.skew.Store(int64(skew))
}

// Age is how long ago something happened at a time by Discord's clock.
func (c *Clock) Age(made time.Time) time.Duration {
	return c.now().Add(-time.Duration(c.skew.Load())).Sub(made)
}
