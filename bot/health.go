package bot

import (
	"sync/atomic"
	"time"

	"gutskin/bot/gateway"
)

// Health is how the connection to Discord is doing. The zero value is a bot that has not
// started; it is safe for use by several goroutines.
type Health struct {
	gateway gateway.Health
	dropped atomic.Int64
	door    atomic.Pointer[string]
}

// Ready tells whether Discord has acknowledged the gateway session and it is still alive.
func (h *Health) Ready() bool { return h.gateway.Ready() }

// Since is when Ready last changed; the zero time before the first change.
func (h *Health) Since() time.Time { return h.gateway.Since() }

// Dropped is how many events were dropped because all workers were busy.
func (h *Health) Dropped() int64 { return h.dropped.Load() }

// Connections is how many times the gateway was connected since the start.
func (h *Health) Connections() int64 { return h.gateway.Connections() }

// Interactions is the address at which the bot takes interactions over HTTP; empty while it
// takes none.
func (h *Health) Interactions() string {
	if address := h.door.Load(); address != nil {
		return *address
	}
	return ""
}
