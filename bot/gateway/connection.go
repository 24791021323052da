package gateway

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
)

// How a connection ends.
var (
	errStuck   = errors.New("the connection hung")
	errZombie  = errors.New("Discord no longer answers heartbeats")
	errLost    = errors.New("the connection was lost")
	errRefused = errors.New("Discord no longer knows the session")
)

// connection is a session with the socket that it uses at the moment.
type connection struct {
	session *discordgo.Session
	times   Timings
	fresh   bool // it will identify, and not resume
	health  *Health

	mu     sync.Mutex
	socket *socket
}

// newConnection prepares a session that hands its events to handle. Handlers are added
// before it opens, and handle must only enqueue: it runs under the library's lock.
func newConnection(session *discordgo.Session, times Timings, health *Health, handle func(*discordgo.Event)) *connection {
	c := &connection{session: session, times: times, fresh: true, health: health}
	session.Dialer = dialer(c.use)
	session.AddHandler(func(_ *discordgo.Session, e *discordgo.Event) { handle(e) })
	return c
}

func (c *connection) use(s *socket) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.socket = s
}

func (c *connection) current() *socket {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.socket
}

// cut ends the socket without a word, so that the session can be resumed.
func (c *connection) cut() {
	if s := c.current(); s != nil {
		_ = s.Close()
	}
}

// open connects, within a deadline that the library does not have.
func (c *connection) open(ctx context.Context) error {
	c.cut() // what is left of an earlier connection
	c.use(nil)
	done := make(chan error, 1)
	go func() { done <- c.session.Open() }()
	timer := time.NewTimer(c.times.Open)
	defer timer.Stop()
	select {
	case err := <-done:
		if err != nil {
			return fmt.Errorf("open: %w", err)
		}
		return nil
	case <-timer.C:
	case <-ctx.Done():
	}
	c.cut() // the library's goroutine ends by that, unless it has locked itself out
	return errStuck
}

// identified tells, once, whether an open that ended with err sent an identify.
func (c *connection) identified(err error) bool {
	s := c.current()
	sent := c.fresh && (err == nil || s != nil && s.greeted())
	c.fresh = c.fresh && !sent
	return sent
}

// wait returns when the connection has ended, or should be ended.
func (c *connection) wait(ctx context.Context) error {
	socket := c.current()
	tick := time.NewTicker(c.times.Check)
	defer tick.Stop()
	free := time.Now()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-socket.closed:
			return errLost
		case now := <-tick.C:
			if answered, ok := c.answered(); ok {
				free = now
				c.health.beaten(socket, answered)
				silent := now.Sub(answered)
				if beat := socket.beat(); silent > 2*beat+beat/4 {
					return errZombie
				}
			} else if now.Sub(free) > c.times.Stuck {
				return errStuck
			}
		}
	}
}

// answered is when the last heartbeat was answered; false if the library holds its lock at
// the moment.
func (c *connection) answered() (at time.Time, ok bool) {
	if !c.session.TryRLock() {
		return time.Time{}, false
	}
	defer c.session.RUnlock()
	return c.session.LastHeartbeatAck, true
}

// close says goodbye, within a deadline.
func (c *connection) close() {
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = c.session.Close()
	}()
	timer := time.NewTimer(c.times.HangUp)
	defer timer.Stop()
	select {
	case <-done:
	case <-timer.C:
	}
	c.cut()
}

// code is the close code that the server sent over the current socket.
func (c *connection) code() int {
	if s := c.current(); s != nil {
		return s.code()
	}
	return 0
}

// resumable tells whether the session can go on after the connection ended with err.
func (c *connection) resumable(err error) bool {
	s := c.current()
	switch {
	case errors.Is(err, errLost), errors.Is(err, errZombie):
		return s != nil && s.resumable()
	case errors.Is(err, errStuck), errors.Is(err, discordgo.ErrWSAlreadyOpen):
		return false // the library's session is not to be trusted
	}
	// The attempt to resume did not get as far as the gateway: the session may still live.
	return !c.fresh && (s == nil || !s.greeted())
}
