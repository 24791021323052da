package localdiscord

import (
	"context"
	"errors"
	"net"
	"sync/atomic"
)

// errTorn is what writing to a torn connection ends with.
var errTorn = errors.New("torn on demand")

// wire is a network connection that can be made to break in the middle of what is written.
type wire struct {
	net.Conn
	torn atomic.Bool
}

// Write writes, or half of it once the wire is torn, which then is closed.
func (w *wire) Write(p []byte) (int, error) {
	if !w.torn.Load() {
		return w.Conn.Write(p)
	}
	n, _ := w.Conn.Write(p[:len(p)/2])
	_ = w.Close()
	return n, errTorn
}

// wires is a listener whose connections are wires.
type wires struct{ net.Listener }

// Accept waits for the next connection.
func (w wires) Accept() (net.Conn, error) {
	conn, err := w.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &wire{Conn: conn}, nil
}

// wireKey finds the wire of a request in its context.
type wireKey struct{}

func withWire(ctx context.Context, conn net.Conn) context.Context {
	return context.WithValue(ctx, wireKey{}, conn)
}

// wireOf is the wire that a request came over.
func wireOf(ctx context.Context) *wire {
	if w, ok := ctx.Value(wireKey{}).(*wire); ok {
		return w
	}
	return new(wire)
}
