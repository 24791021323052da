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
	pools   atomic.Pointer[pools]
	stopped atomic.Bool
}

// Ready tells whether Discord has acknowledged the gateway sessions of all shards of this
// process and they are still alive.
func (h *Health) Ready() bool { return h.gateway.Ready() }

// Shards are those that this process runs; the zero value before Discord has said how many
// there are.
func (h *Health) Shards() Shards { return h.gateway.Shards() }

// Acknowledged is how many shards are ready, of all that this process runs.
func (h *Health) Acknowledged() (ready, all int) { return h.gateway.Acknowledged() }

// Since is when Ready last changed; the zero time before the first change.
func (h *Health) Since() time.Time { return h.gateway.Since() }

// Dropped is how many events were dropped because all workers were busy.
func (h *Health) Dropped() int64 { return h.dropped.Load() }

// Connections is how many times a shard was connected since the start.
func (h *Health) Connections() int64 { return h.gateway.Connections() }

// Heartbeat is how long Discord took to answer the last heartbeat; zero before the first.
func (h *Health) Heartbeat() time.Duration { return h.gateway.Heartbeat() }

// Stopping tells that the bot finishes what it has begun and takes nothing new.
func (h *Health) Stopping() bool { return h.stopped.Load() }

// Queue is one of the queues in which events wait for a worker.
type Queue struct {
	// Name is interactions, messages, overheard or notes.
	Name string
	// Waiting is how many events are in it, Dropped how many had no room since the start.
	Waiting, Dropped int64
}

// Queues are all of them, always in the same order; none before the start.
func (h *Health) Queues() []Queue {
	all := h.pools.Load()
	if all == nil {
		return nil
	}
	var out []Queue
	for _, p := range all.each() {
		out = append(out, Queue{Name: p.name, Waiting: p.waiting(), Dropped: p.dropped.Load()})
	}
	return out
}

// Interactions is the address at which the bot takes interactions over HTTP; empty while it
// takes none.
func (h *Health) Interactions() string {
	if address := h.door.Load(); address != nil {
		return *address
	}
	return ""
}
