package tally

import (
	"context"
	"errors"
	"time"

	"gutskin/knowledge"
)

// How counts are carried to the store.
const (
	// writing is how long one of them may take.
	writing = 2 * time.Second
	// firstPause and longestPause are the pauses after a failure; each is twice the last.
	firstPause, longestPause = 200 * time.Millisecond, time.Minute
	// parting is how long the last of them may take when the bot stops.
	parting = time.Second
)

// Run carries counts to the store until ctx ends, then once more for a moment. While the
// store fails it tries again after longer and longer pauses.
func (c *Counter) Run(ctx context.Context) {
	pause := firstPause
	for ctx.Err() == nil {
		var again <-chan time.Time
		wait := c.full
		if err := c.carryAll(ctx); err == nil {
			pause = firstPause
		} else {
			c.log.Warn("counts wait for the store", "error", err, "pause", pause)
			wait, again, pause = nil, time.After(pause), min(2*pause, longestPause)
		}
		select {
		case <-wait:
		case <-again:
		case <-ctx.Done():
		}
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), parting)
	defer cancel()
	if err := c.carryAll(last); err != nil {
		c.log.Warn("counts were lost: the store did not take them in time", "error", err)
	}
}

// carryAll carries counts until none is left, or the store fails.
func (c *Counter) carryAll(ctx context.Context) error {
	for {
		if more, err := c.carryOne(ctx); err != nil || !more {
			return err
		}
	}
}

// carryOne carries one count; false if there is none.
func (c *Counter) carryOne(ctx context.Context) (bool, error) {
	select {
	case <-c.turn:
	case <-ctx.Done():
		return false, ctx.Err()
	}
	defer func() { c.turn <- struct{}{} }()
	ctx, cancel := context.WithTimeout(ctx, writing)
	defer cancel()
	if m, ok := c.firstMiss(); ok {
		if err := c.store.CountMiss(ctx, m); err != nil && !errors.Is(err, knowledge.ErrBadRecord) {
			return false, err
		}
		c.missDone()
		return true, nil
	}
	t, ok := c.firstTally()
	if !ok {
		return false, nil
	}
	if err := c.store.AddTally(ctx, t); err != nil && !errors.Is(err, knowledge.ErrBadRecord) {
		return false, err
	}
	c.tallyDone(t)
	return true, nil
}

func (c *Counter) firstMiss() (knowledge.Miss, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.misses) == 0 {
		return knowledge.Miss{}, false
	}
	return c.misses[0], true
}

// missDone takes the first miss away: who carries has the turn, and nobody else takes any.
func (c *Counter) missDone() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.misses = c.misses[1:]
}

func (c *Counter) firstTally() (knowledge.Tally, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for at, n := range c.cells {
		if n.enough && n.waits > 0 {
			return knowledge.Tally{Day: at.day, Kind: at.kind, Topic: at.topic, Count: n.waits}, true
		}
	}
	return knowledge.Tally{}, false
}

// tallyDone takes away what was carried; more may have been asked meanwhile.
func (c *Counter) tallyDone(t knowledge.Tally) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if n := c.cells[cell{t.Day, t.Kind, t.Topic}]; n != nil {
		n.waits -= t.Count
	}
}
