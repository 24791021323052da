package demo

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// The time that a client can take.
const (
	headerTime = 5 * time.Second
	bodyTime   = time.Minute // for a request, an upload among them
	answerTime = time.Minute // for a request and its answer; event streams go on
	idleTime   = 2 * time.Minute
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
		Handler: d, ReadHeaderTimeout: headerTime, ReadTimeout: bodyTime, WriteTimeout: answerTime,
		IdleTimeout: idleTime, MaxHeaderBytes: maxHeader,
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
