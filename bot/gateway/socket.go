package gateway

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// socket is the network connection under a gateway connection. The library hides it and
// can hang above it, so the supervisor keeps hold of it: to cut it, and to learn that it
// ended and why.
type socket struct {
	net.Conn
	closed chan struct{}
	once   sync.Once
	wrote  atomic.Int64 // when something was written last, in unix nanoseconds

	mu    sync.Mutex
	heard frameScanner
}

func newSocket(conn net.Conn) *socket { return &socket{Conn: conn, closed: make(chan struct{})} }

// Read reads and follows the frames. A refused session ends the connection here, so that
// the supervisor decides when to identify again.
func (s *socket) Read(p []byte) (int, error) {
	n, err := s.Conn.Read(p)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.heard.scan(p[:n])
	if s.heard.refused {
		return 0, errRefused
	}
	return n, err
}

// Write writes and notes when: after the session's first frame the bot sends heartbeats and
// nothing else, and the library keeps the time of the last one where nobody may read it.
func (s *socket) Write(p []byte) (int, error) {
	s.wrote.Store(time.Now().UnixNano())
	return s.Conn.Write(p)
}

// Close closes the connection, whoever asks.
func (s *socket) Close() error {
	s.once.Do(func() { close(s.closed) })
	return s.Conn.Close()
}

// resumable tells whether the session can go on over another connection.
func (s *socket) resumable() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.heard.refused {
		return s.heard.again
	}
	return resumable(s.heard.code)
}

// code is that of the server's close frame; 0 if none came.
func (s *socket) code() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.heard.code
}

// greeted tells whether the server said hello, which the library answers by identifying.
func (s *socket) greeted() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.heard.beat != 0
}

// defaultBeat is Discord's heartbeat interval.
const defaultBeat = 41250 * time.Millisecond

// beat is the heartbeat interval that the server asked for.
func (s *socket) beat() time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.heard.beat == 0 {
		return defaultBeat
	}
	return s.heard.beat
}

// Times of the network. The handshake's includes dialling.
const (
	handshakeTimeout = 10 * time.Second
	keepAlive        = 15 * time.Second
)

// dialer makes the library's dialer hand each socket to opened. Behind a proxy that speaks
// TLS to us what the frames say stays hidden; the rest works.
func dialer(opened func(*socket)) *websocket.Dialer {
	network := &net.Dialer{Timeout: handshakeTimeout, KeepAlive: keepAlive}
	wrap := func(conn net.Conn, err error) (net.Conn, error) {
		if err != nil {
			return nil, err
		}
		s := newSocket(conn)
		opened(s)
		return s, nil
	}
	d := &websocket.Dialer{HandshakeTimeout: handshakeTimeout, Proxy: http.ProxyFromEnvironment}
	d.NetDialContext = func(ctx context.Context, kind, addr string) (net.Conn, error) {
		return wrap(network.DialContext(ctx, kind, addr))
	}
	if !proxied() {
		d.NetDialTLSContext = func(ctx context.Context, kind, addr string) (net.Conn, error) {
			secure := &tls.Dialer{NetDialer: network, Config: &tls.Config{MinVersion: tls.VersionTLS12, NextProtos: []string{"http/1.1"}}}
			return wrap(secure.DialContext(ctx, kind, addr))
		}
	}
	return d
}

// proxied tells whether connections to Discord pass a proxy.
func proxied() bool {
	gateway := &http.Request{URL: &url.URL{Scheme: "https", Host: "gateway.discord.gg"}}
	proxy, err := http.ProxyFromEnvironment(gateway)
	return err == nil && proxy != nil
}
