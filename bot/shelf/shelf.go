// Package shelf keeps what has to be remembered for a moment only: a bounded map in memory
// whose values expire.
package shelf

import (
	"maps"
	"sync"
	"time"
)

// Shelf is a map that stays small: a value is there for a while after it was put, and the
// oldest values make room when there are too many. Make one with [New]; it is safe for use
// by several goroutines.
type Shelf[V any] struct {
	limit int
	keep  time.Duration
	now   func() time.Time

	mu         sync.Mutex
	young, old map[string]shelved[V] // old is what was young when that was last full
}

type shelved[V any] struct {
	value V
	until time.Time
}

// New makes a shelf for about limit values, each kept for the given time. now is the clock.
func New[V any](limit int, keep time.Duration, now func() time.Time) *Shelf[V] {
	return &Shelf[V]{limit: limit, keep: keep, now: now, young: map[string]shelved[V]{}}
}

// Get finds a value that is still there.
func (s *Shelf[V]) Get(key string) (V, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.find(key)
}

func (s *Shelf[V]) find(key string) (V, bool) {
	v, ok := s.young[key]
	if !ok {
		v, ok = s.old[key]
	}
	if !ok || s.now().After(v.until) {
		var zero V
		return zero, false
	}
	return v.value, true
}

// Put keeps a value from now on.
func (s *Shelf[V]) Put(key string, value V) { s.PutFor(key, value, s.keep) }

// PutFor keeps a value for a time of its own, which is not longer than the shelf's.
func (s *Shelf[V]) PutFor(key string, value V, keep time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.set(key, value, min(keep, s.keep))
}

func (s *Shelf[V]) set(key string, value V, keep time.Duration) {
	if len(s.young) >= (s.limit+1)/2 {
		s.old, s.young = s.young, map[string]shelved[V]{}
	}
	s.young[key] = shelved[V]{value, s.now().Add(keep)}
}

// Drop takes a value away.
func (s *Shelf[V]) Drop(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.young, key)
	delete(s.old, key)
}

// DropIf takes all values away whose keys the function chooses.
func (s *Shelf[V]) DropIf(chosen func(key string) bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	drop := func(key string, _ shelved[V]) bool { return chosen(key) }
	maps.DeleteFunc(s.young, drop)
	maps.DeleteFunc(s.old, drop)
}

// Add keeps a value under a key that is not there yet, and tells whether it was so.
func (s *Shelf[V]) Add(key string, value V) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, there := s.find(key); there {
		return false
	}
	s.set(key, value, s.keep)
	return true
}

// Change replaces the value under a key, which may be absent, and gives the new one.
func (s *Shelf[V]) Change(key string, f func(value V, there bool) V) V {
	s.mu.Lock()
	defer s.mu.Unlock()
	value, there := s.find(key)
	value = f(value, there)
	s.set(key, value, s.keep)
	return value
}
