package localdiscord

import (
	"context"
	"sync"

	"github.com/coder/websocket"
)

// closure is a close code with its reason.
type closure struct {
	code   websocket.StatusCode
	reason string
}

// outgoing is what a connection is to do next: send a frame, close, or be cut.
type outgoing struct {
	frame []byte
	close *closure
	cut   bool
}

// outbox is a queue without an end, so that nobody who holds the lock waits for
// a slow client.
type outbox struct {
	mu     sync.Mutex
	queue  []outgoing
	signal chan struct{} // holds one token while the queue may have something
}

func newOutbox() *outbox { return &outbox{signal: make(chan struct{}, 1)} }

func (o *outbox) push(item outgoing) {
	o.mu.Lock()
	o.queue = append(o.queue, item)
	o.mu.Unlock()
	select {
	case o.signal <- struct{}{}:
	default:
	}
}

// pop waits for the next item; it is false when the context ends.
func (o *outbox) pop(ctx context.Context) (outgoing, bool) {
	for {
		o.mu.Lock()
		if len(o.queue) > 0 {
			item := o.queue[0]
			o.queue = o.queue[1:]
			o.mu.Unlock()
			return item, true
		}
		o.mu.Unlock()
		select {
		case <-o.signal:
		case <-ctx.Done():
			return outgoing{}, false
		}
	}
}
