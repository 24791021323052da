package main

import (
	"bytes"
	"io"
)

// redacting is a writer that hides a secret: whatever library logs it, it stays out of the
// log. It expects each write to hold whole lines, as slog's handlers write them.
type redacting struct {
	out    io.Writer
	secret []byte
}

// Write writes data with the secret taken out of it.
func (r redacting) Write(data []byte) (int, error) {
	clean := data
	if len(r.secret) > 0 {
		clean = bytes.ReplaceAll(data, r.secret, []byte("(hidden)"))
	}
	if _, err := r.out.Write(clean); err != nil {
		return 0, err
	}
	return len(data), nil
}
