// Package writebehind carries what waits in memory to a store, so that nobody waits for the
// store or sees it fail.
package writebehind

import (
	"context"
	"log/slog"
	"time"
)

const (
	// writing is how long one thing may take.
	writing = 2 * time.Second
	// firstPause and longestPause are the pauses after a failure; each is twice the last.
	firstPause, longestPause = 200 * time.Millisecond, time.Minute
	// parting is how long the last things may take when the bot stops.
	parting = 2 * time.Second
)

// Queue is what waits. Every field must be set.
type Queue struct {
	// What names the things in the log, for example "votes".
	What string
	// More holds an element while there may be something to carry.
	More <-chan struct{}
	// Turn holds one element while nobody carries: who takes it keeps everybody else from
	// carrying until it is put back.
	Turn chan struct{}
	// One carries the thing that has waited for longest; false when there is none.
	One func(ctx context.Context) (more bool, err error)
	Log *slog.Logger
}

// Run carries things until ctx ends, then once more for a moment. While the store fails it
// tries again after longer and longer pauses.
func (q Queue) Run(ctx context.Context) {
	pause := firstPause
	for ctx.Err() == nil {
		var again <-chan time.Time
		wait := q.More
		switch err := q.all(ctx); {
		case err == nil:
			pause = firstPause
		case ctx.Err() == nil: // the stop is no failure of the store's
			q.Log.Warn(q.What+" wait for the store", "error", err, "pause", pause)
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
	if err := q.all(last); err != nil {
		q.Log.Error(q.What+" were lost: the store did not take them in time", "error", err)
	}
}

// all carries things until none is left, or the store fails.
func (q Queue) all(ctx context.Context) error {
	for {
		if more, err := q.one(ctx); err != nil || !more {
			return err
		}
	}
}

// one carries one thing. What has begun is not broken off when ctx ends: nobody would know
// whether the store has taken it, and it would be carried twice.
func (q Queue) one(ctx context.Context) (bool, error) {
	select {
	case <-q.Turn:
	case <-ctx.Done():
		return false, ctx.Err()
	}
	defer func() { q.Turn <- struct{}{} }()
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), writing)
	defer cancel()
	return q.One(ctx)
}
