package localdiscord

import (
	"context"
	"net/url"
	"sync"
	"time"

	"github.com/coder/websocket"
)

// connection is one WebSocket of a client.
type connection struct {
	gateway *gateway
	ws      *websocket.Conn
	wire    *wire
	query   url.Values
	out     *outbox
	encode  encoder
	sends   window      // payloads received, for the limit; of the reader alone
	pulse   *time.Timer // closes the connection when heartbeats stay away
	session *session    // nil before identify and after a close; under the world's lock
}

func newConnection(g *gateway, ws *websocket.Conn, wire *wire, query url.Values) *connection {
	ws.SetReadLimit(1 << 20) // far over maxPayload, which is checked later
	return &connection{gateway: g, ws: ws, wire: wire, query: query, out: newOutbox(), encode: newEncoder(query.Get("compress"))}
}

// run serves the connection: this goroutine reads, another one writes.
func (c *connection) run(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	var writer sync.WaitGroup
	writer.Go(func() { c.write(ctx) })
	defer writer.Wait()
	defer cancel()
	c.pulse = time.AfterFunc(c.patience(), func() {
		c.gateway.world.do(func() { c.shut(closure{closeSessionTimedOut, "Session timed out."}) })
	})
	defer c.pulse.Stop()
	c.greet()
	c.read(ctx)
}

// patience is how long a connection lives without a heartbeat.
func (c *connection) patience() time.Duration {
	return c.gateway.opts.HeartbeatInterval * 3 / 2
}

// greet says hello, or why not.
func (c *connection) greet() {
	version, encoding := c.query.Get("v"), c.query.Get("encoding")
	switch {
	case version != "" && version != "9" && version != "10":
		c.out.push(outgoing{close: &closure{closeInvalidVersion, "Invalid API version."}})
	case encoding != "" && encoding != "json":
		c.out.push(outgoing{close: &closure{closeDecodeError, "Only the encoding json is spoken here."}})
	case c.gateway.faults.take(func(a *gatewayFaults) *int { return &a.hello }):
		c.pulse.Stop() // silent for good
	default:
		c.send(opHello, map[string]any{
			"heartbeat_interval": c.gateway.opts.HeartbeatInterval.Milliseconds(), "_trace": []string{"localdiscord"},
		})
	}
}

// send queues a payload that is not an event.
func (c *connection) send(op opcode, data any) {
	c.out.push(outgoing{frame: encodePayload(op, data, 0, "")})
}

// write does what is queued until the connection ends.
func (c *connection) write(ctx context.Context) {
	for {
		item, open := c.out.pop(ctx)
		switch {
		case !open:
			return
		case item.cut:
			_ = c.ws.CloseNow()
			return
		case item.close != nil:
			_ = c.ws.Close(item.close.code, item.close.reason)
			return
		}
		kind, frame := c.encode(item.frame)
		if err := c.ws.Write(ctx, kind, frame); err != nil {
			return // the reader notices too
		}
	}
}

// read handles payloads until the connection ends, and then lets go of the
// session.
func (c *connection) read(ctx context.Context) {
	for {
		_, data, err := c.ws.Read(ctx)
		if err != nil {
			code := websocket.CloseStatus(err)
			c.gateway.world.do(func() { c.leave(code) })
			return
		}
		c.gateway.world.do(func() {
			if fault := c.receive(data); fault != nil {
				c.shut(*fault)
			}
		})
	}
}
