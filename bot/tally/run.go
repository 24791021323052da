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

// carry carries some misses, or one count; false if there is nothing.
func (c *Counter) carry(ctx context.Context) (bool, error) {
	if misses := c.firstMisses(); len(misses) > 0 {
		if err := c.store.CountMisses(ctx, misses...); err != nil && !errors.Is(err, knowledge.ErrBadRecord) {
			return false, err
		}
		c.missesDone(len(misses))
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
