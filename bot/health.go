package bot

import (
	"sync/atomic"
	"time"
)

// Health is how the connection to Discord is doing. The zero value is a bot that has not
// started; it is safe for use by several goroutines.
type Health struct {
	ready   atomic.Bool
	since   atomic.Int64 // unix nanoseconds of the last change of ready
	dropped atomic.Int64
	opened  atomic.Int64
}

// Ready tells whether Discord has acknowledged the gateway session and it is still alive.
func (h *Health) Ready() bool { return h.ready.Load() }

// Since is when Ready last changed; the zero time before the first change.
func (h *Health) Since() time.Time {
	if nanos := h.since.Load(); nanos != 0 {
		return time.Unix(0, nanos)
	}
	return time.Time{}
}

// Dropped is how many events were dropped because all workers were busy.
func (h *Health) Dropped() int64 { return h.dropped.Load() }

// Connections is how many times the gateway was connected since the start.
func (h *Health) Connections() int64 { return h.opened.Load() }

func (h *Health) set(ready bool, now time.Time) {
	if h.ready.Swap(ready) != ready {
		h.since.Store(now.UnixNano())
	}
}
