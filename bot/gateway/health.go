package gateway

import (
	"sync/atomic"
	"time"
)

// Health is how a gateway connection is doing. The zero value is one that has not been
// opened; it is safe for use by several goroutines.
type Health struct {
	ready  atomic.Bool
	since  atomic.Int64 // unix nanoseconds of the last change of ready
	opened atomic.Int64
	beat   atomic.Int64 // nanoseconds that the last heartbeat took
}

// Ready tells whether Discord has acknowledged the session and it is still alive.
func (h *Health) Ready() bool { return h.ready.Load() }

// Since is when Ready last changed; the zero time before the first change.
func (h *Health) Since() time.Time {
	if nanos := h.since.Load(); nanos != 0 {
		return time.Unix(0, nanos)
	}
	return time.Time{}
}

// Connections is how many times the gateway was connected since the start.
func (h *Health) Connections() int64 { return h.opened.Load() }

// Heartbeat is how long Discord took to answer the last heartbeat; zero before the first.
func (h *Health) Heartbeat() time.Duration { return time.Duration(h.beat.Load()) }

// beaten notes how long the last heartbeat took, if it has been answered.
func (h *Health) beaten(s *socket, answered time.Time) {
	if took := answered.UnixNano() - s.wrote.Load(); took > 0 {
		h.beat.Store(took)
	}
}

// Acknowledge notes that READY or RESUMED has come at a time and could be read. Who handles
// the events calls it: nobody else knows whether they could.
func (h *Health) Acknowledge(now time.Time) { h.set(true, now) }

func (h *Health) set(ready bool, now time.Time) {
	if h.ready.Swap(ready) != ready {
		h.since.Store(now.UnixNano())
	}
}
