package telemetry

import (
	"context"
	"sync/atomic"
	"time"

	"gutskin/knowledge"
)

// Store is a store whose calls are watched; store_calls.go has them all.
type Store struct {
	knowledge.Records
	watch  Watch
	failed atomic.Int64 // when a change failed last, in unix nanoseconds
}

// Store has every call of a store counted, timed and traced.
func (w Watch) Store(of knowledge.Records) *Store { return &Store{Records: of, watch: w} }

// remembered is how long a change that failed speaks against the store: a disk that is
// full, or a file that is locked, can still be read.
const remembered = 5 * time.Minute

// Sound tells whether the store can be read, by reading what is not there, and whether no
// change failed within the last minutes.
func (s *Store) Sound(ctx context.Context) bool {
	if _, err := s.GuildSettings(ctx, "0"); err != nil {
		return false
	}
	at := s.failed.Load()
	return at == 0 || time.Since(time.Unix(0, at)) > remembered
}

// look watches a call that reads.
func look[T any](ctx context.Context, s *Store, operation string, call func(context.Context) (T, error)) (T, error) {
	ctx, end := s.watch.Begin(ctx, "store "+operation)
	began := time.Now()
	got, err := call(ctx)
	s.watch.storeTimes.WithLabelValues(operation).Observe(time.Since(began).Seconds())
	s.watch.storeCalls.WithLabelValues(operation, endOf(err)).Inc()
	end(err)
	return got, err
}

// change watches a call that writes.
func change(ctx context.Context, s *Store, operation string, call func(context.Context) error) error {
	_, err := look(ctx, s, operation, func(ctx context.Context) (struct{}, error) { return struct{}{}, call(ctx) })
	switch endOf(err) {
	case "ok":
		s.failed.Store(0)
	case "timeout", "failed":
		s.failed.Store(time.Now().UnixNano())
	}
	return err
}
