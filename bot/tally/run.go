package tally

import (
	"context"
	"errors"

	"gutskin/bot/writebehind"
	"gutskin/knowledge"
)

// Run carries counts to the store until ctx ends, then once more for a moment. While the
// store fails it tries again after longer and longer pauses.
func (c *Counter) Run(ctx context.Context) {
	writebehind.Queue{What: "counts", More: c.full, Turn: c.turn, One: c.carry, Log: c.log}.Run(ctx)
}

// carry carries one count; false if there is none.
func (c *Counter) carry(ctx context.Context) (bool, error) {
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
