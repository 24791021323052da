// Package ballot keeps votes in memory until the store has taken them, so that nobody who
// votes waits for the store or sees it fail.
package ballot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"

	"gutskin/bot/router"
	"gutskin/bot/writebehind"
	"gutskin/knowledge"
)

// MaxVotes is how many votes wait at most; further ones are lost, and logged.
const MaxVotes = 5_000

// ErrFull is returned for a vote for which there is no room.
var ErrFull = errors.New("too many votes are waiting")

// Box is the records of a store, with votes that are written behind: Vote only puts them
// aside, and [Box.Run] carries them to the store. Make one with [New]; it is safe for use
// by several goroutines.
type Box struct {
	router.Records
	log   *slog.Logger
	full  chan struct{} // holds one element while there may be votes to carry
	store chan struct{} // holds one element while nobody carries one

	mu      sync.Mutex
	waiting map[ballot]knowledge.Vote // a later vote takes the earlier one's place
	order   []ballot
}

// ballot is what a person has one vote on.
type ballot struct{ person, topic string }

// New makes a box before a store.
func New(store router.Records, log *slog.Logger) *Box {
	b := &Box{
		Records: store, log: log, full: make(chan struct{}, 1), store: make(chan struct{}, 1),
		waiting: map[ballot]knowledge.Vote{},
	}
	b.store <- struct{}{}
	return b
}

// Vote puts a vote aside and never waits. The error wraps [knowledge.ErrBadRecord], or is
// ErrFull.
func (b *Box) Vote(_ context.Context, v knowledge.Vote) error {
	if err := v.Check(); err != nil {
		return err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	key := ballot{v.Person, v.Topic}
	if _, there := b.waiting[key]; !there {
		if len(b.waiting) >= MaxVotes {
			return ErrFull
		}
		b.order = append(b.order, key)
	}
	b.waiting[key] = v
	select {
	case b.full <- struct{}{}:
	default:
	}
	return nil
}

// Forget also drops the votes of a person that wait here, so that none of them reaches the
// store once everything was deleted.
func (b *Box) Forget(ctx context.Context, person string) (knowledge.PersonRecords, error) {
	select {
	case <-b.store: // a vote of this person may be on its way
	case <-ctx.Done():
		return knowledge.PersonRecords{}, fmt.Errorf("forget waiting votes: %w", ctx.Err())
	}
	b.drop(person)
	b.store <- struct{}{}
	return b.Records.Forget(ctx, person)
}

func (b *Box) drop(person string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	kept := b.order[:0]
	for _, key := range b.order {
		if key.person == person {
			delete(b.waiting, key)
			continue
		}
		kept = append(kept, key)
	}
	b.order = kept
}

// Run carries votes to the store until ctx ends, then once more for a moment. While the
// store fails it tries again after longer and longer pauses.
func (b *Box) Run(ctx context.Context) {
	writebehind.Queue{What: "votes", More: b.full, Turn: b.store, One: b.carry, Log: b.log}.Run(ctx)
}

// carry carries the vote that has waited for longest; false if there is none.
func (b *Box) carry(ctx context.Context) (bool, error) {
	key, v, ok := b.first()
	if !ok {
		return false, nil
	}
	if err := b.Records.Vote(ctx, v); err != nil && !errors.Is(err, knowledge.ErrBadRecord) {
		return false, err
	}
	b.done(key, v)
	return true, nil
}

func (b *Box) first() (ballot, knowledge.Vote, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.order) == 0 {
		return ballot{}, knowledge.Vote{}, false
	}
	return b.order[0], b.waiting[b.order[0]], true
}

// done takes a vote away that was carried, unless a later one took its place meanwhile.
func (b *Box) done(key ballot, v knowledge.Vote) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.waiting[key] != v || len(b.order) == 0 || b.order[0] != key {
		return
	}
	delete(b.waiting, key)
	b.order = b.order[1:]
}
