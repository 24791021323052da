package gateway

import (
	"sync"
	"time"
)

// Health is how the gateway connections are doing. The zero value is a bot that has not
// connected; it is safe for use by several goroutines.
type Health struct {
	mu     sync.Mutex
	ready  map[int]bool // by shard; all that are expected are in it
	shards Shards
	since  time.Time
	opened int64
	beat   time.Duration // that the last heartbeat took
}

// Ready tells whether Discord has acknowledged the sessions of all shards and they are
// still alive.
func (h *Health) Ready() bool {
	ready, all := h.Acknowledged()
	return all > 0 && ready == all
}

// Acknowledged is how many sessions Discord has acknowledged that are still alive, and how
// many there should be in this process: 0 before Discord has said how to connect.
func (h *Health) Acknowledged() (ready, all int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.count(), len(h.ready)
}

// Shards are those of this process; the zero value before their number is known.
func (h *Health) Shards() Shards {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.shards
}

// Since is when Ready last changed; the zero time before the first change.
func (h *Health) Since() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.since
}

// Connections is how many times a connection was opened since the start.
func (h *Health) Connections() int64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.opened
}

// Heartbeat is how long Discord took to answer the last heartbeat of any shard; zero before
// the first.
func (h *Health) Heartbeat() time.Duration {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.beat
}

// beaten notes how long the last heartbeat took, if it has been answered.
func (h *Health) beaten(s *socket, answered time.Time) {
	if took := answered.UnixNano() - s.wrote.Load(); took > 0 {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.beat = time.Duration(took)
	}
}

// Acknowledge notes that READY or RESUMED has come to a shard at a time and could be read.
// Who handles the events calls it: nobody else knows whether they could.
func (h *Health) Acknowledge(shard int, now time.Time) { h.set(shard, true, now) }

// expect forgets all shards but those that are to be run.
func (h *Health) expect(shards Shards) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.shards, h.ready = shards, make(map[int]bool, shards.Size())
	for shard := shards.First; shard <= shards.Last; shard++ {
		h.ready[shard] = false
	}
}

func (h *Health) connected() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.opened++
}

func (h *Health) set(shard int, ready bool, now time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	was := h.count() == len(h.ready)
	if _, expected := h.ready[shard]; expected {
		h.ready[shard] = ready
	}
	if is := h.count() == len(h.ready); is != was {
		h.since = now
	}
}

func (h *Health) count() int {
	n := 0
	for _, ready := range h.ready {
		if ready {
			n++
		}
	}
	return n
}
