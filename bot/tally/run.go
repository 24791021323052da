package tally

import (
	"context"
	"errors"
	"slices"

	"gutskin/bot/writebehind"
	"gutskin/knowledge"
)

// Run carries counts to the store until ctx ends, then once more for a moment. While the
// store fails it tries again after longer and longer pauses.
func (c *Counter) Run(ctx context.Context) {
	writebehind.Queue{What: "counts", More: c.full, Turn: c.turn, One: c.carry, Log: c.log}.Run(ctx)
}

// carry carries some misses, or else all counts; false if there is nothing.
func (c *Counter) carry(ctx context.Context) (bool, error) {
	if misses := c.firstMisses(); len(misses) > 0 {
		if err := c.store.CountMisses(ctx, misses...); err != nil && !errors.Is(err, knowledge.ErrBadRecord) {
			return false, err
		}
		c.missesDone(len(misses))
		return true, nil
	}
	tallies := c.waitingTallies()
	if len(tallies) == 0 {
		return false, nil
	}
	if err := c.store.AddTallies(ctx, tallies...); err != nil && !errors.Is(err, knowledge.ErrBadRecord) {
		return false, err
	}
	c.talliesDone(tallies)
	return true, nil
}

func (c *Counter) firstMisses() []knowledge.Miss {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.misses[:min(batch, len(c.misses))])
}

// missesDone takes the first misses away: who carries has the turn, and nobody else takes any.
func (c *Counter) missesDone(n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.misses = slices.Delete(c.misses, 0, n)
}

func (c *Counter) waitingTallies() []knowledge.Tally {
	c.mu.Lock()
	defer c.mu.Unlock()
	var waiting []knowledge.Tally
	for at, n := range c.cells {
		if n.enough && n.waits > 0 {
			waiting = append(waiting, knowledge.Tally{Day: at.day, Kind: at.kind, Topic: at.topic, Count: n.waits})
		}
	}
	return waiting
}

// talliesDone takes away what was carried; more may have been asked meanwhile.
func (c *Counter) talliesDone(carried []knowledge.Tally) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, t := range carried {
		if n := c.cells[cell{t.Day, t.Kind, t.Topic}]; n != nil {
			n.waits -= t.Count
		}
	}
}
