package localdiscord

import "github.com/coder/websocket"

// shut closes the connection with a code. The session stays for a resume,
// unless the code says otherwise.
func (c *connection) shut(why closure) {
	c.detach(why.code == closeInvalidSeq || why.code == closeSessionTimedOut)
	c.out.push(outgoing{close: &why})
}

// drop cuts the connection without a close frame. The session stays.
func (c *connection) drop() {
	c.detach(false)
	c.out.push(outgoing{cut: true})
}

// leave lets go of the session after the client has gone. A client that closes
// with 1000 or 1001 ends its session.
func (c *connection) leave(code websocket.StatusCode) {
	c.detach(code == websocket.StatusNormalClosure || code == websocket.StatusGoingAway)
}

func (c *connection) detach(end bool) {
	s := c.session
	if s == nil {
		return
	}
	c.session = nil
	s.conn, s.detached = nil, c.gateway.world.now()
	c.gateway.world.note(note{kind: ChangeConnection})
	if end {
		c.gateway.forget(s)
	}
}
