package demo

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// times are those that a client can take.
type times struct {
	header time.Duration
	body   time.Duration // for a request, an upload among them
	answer time.Duration // for a request and its answer; event streams go on
	idle   time.Duration
	event  time.Duration // for reading what an event stream says
	silent time.Duration // how long an event stream says nothing at most
}

func usualTimes() times {
	return times{
		header: 5 * time.Second, body: time.Minute, answer: time.Minute, idle: 2 * time.Minute,
		event: 10 * time.Second, silent: 15 * time.Second,
	}
}

const (
	// grace is how long answers that are being written are waited for at the end.
	grace = time.Second
	// maxHeader is the size of the largest header.
	maxHeader = 16 << 10
)

// Serve answers requests until the context ends, and returns when nothing runs any more.
// It closes the listener.
func (d *Demo) Serve(ctx context.Context, listener net.Listener) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	server := &http.Server{
		Handler: d, ReadHeaderTimeout: d.times.header, ReadTimeout: d.times.body, WriteTimeout: d.times.answer,
		IdleTimeout: d.times.idle, MaxHeaderBytes: maxHeader,
		BaseContext: func(net.Listener) context.Context { return ctx }, // ends event streams
	}
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		<-ctx.Done()
		patience, done := context.WithTimeout(context.WithoutCancel(ctx), grace)
		defer done()
		if server.Shutdown(patience) != nil {
			_ = server.Close()
		}
	}()
	err := server.Serve(listener)
	cancel()
	<-stopped
	if !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve the page: %w", err)
	}
	return nil
}
