package bot

import (
	"sync"
	"time"
)

// shelf is a map that stays small: a value is there for a while after it was put, and the
// oldest values make room when there are too many. It is safe for use by several goroutines.
type shelf[V any] struct {
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

// newShelf makes a shelf for about limit values, each kept for the given time.
func newShelf[V any](limit int, keep time.Duration, now func() time.Time) *shelf[V] {
	return &shelf[V]{limit: limit, keep: keep, now: now, young: map[string]shelved[V]{}}
}

// get finds a value that is still there.
func (s *shelf[V]) get(key string) (V, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.find(key)
}

func (s *shelf[V]) find(key string) (V, bool) {
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

// put keeps a value from now on.
func (s *shelf[V]) put(key string, value V) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.set(key, value)
}

func (s *shelf[V]) set(key string, value V) {
	if len(s.young) >= (s.limit+1)/2 {
		s.old, s.young = s.young, map[string]shelved[V]{}
	}
	s.young[key] = shelved[V]{value, s.now().Add(s.keep)}
}

// add keeps a value under a key that is not there yet, and tells whether it was so.
func (s *shelf[V]) add(key string, value V) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, there := s.find(key); there {
		return false
	}
	s.set(key, value)
	return true
}

// change replaces the value under a key, which may be absent, and gives the new one.
func (s *shelf[V]) change(key string, f func(value V, there bool) V) V {
	s.mu.Lock()
	defer s.mu.Unlock()
	value, there := s.find(key)
	value = f(value, there)
	s.set(key, value)
	return value
}
