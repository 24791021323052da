package main

import (
	"context"
	"io"
)

// interruptible is a reader that gives up when ctx is done, even while the underlying one
// waits for somebody to type. The goroutine that waits ends with the process.
func interruptible(ctx context.Context, r io.Reader) io.Reader {
	return &interruptibleReader{ctx: ctx, reader: r, chunks: make(chan chunk)}
}

type interruptibleReader struct {
	// ctx belongs to the one loop that reads, as in net/http.Request.
	ctx    context.Context //nolint:containedctx // a Reader's Read has no context of its own
	reader io.Reader
	chunks chan chunk
	rest   chunk
	begun  bool
}

type chunk struct {
	data []byte
	err  error
}

func (r *interruptibleReader) Read(p []byte) (int, error) {
	if !r.begun {
		r.begun = true
		go r.pump()
	}
	if len(r.rest.data) == 0 && r.rest.err == nil {
		select {
		case r.rest = <-r.chunks:
		case <-r.ctx.Done():
			return 0, r.ctx.Err()
		}
	}
	n := copy(p, r.rest.data)
	r.rest.data = r.rest.data[n:]
	if len(r.rest.data) > 0 {
		return n, nil
	}
	return n, r.rest.err
}

// pump hands over what the underlying reader gives until it ends or nobody listens.
func (r *interruptibleReader) pump() {
	for {
		buffer := make([]byte, 32<<10)
		n, err := r.reader.Read(buffer)
		select {
		case r.chunks <- chunk{buffer[:n], err}:
		case <-r.ctx.Done():
			return
		}
		if err != nil {
			return
		}
	}
}
