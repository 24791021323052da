package main

import (
	"bytes"
	"io"
)

// redacting is a writer that hides secrets: whatever library logs them, they stay out of the
// log. It expects each write to hold whole lines, as slog's handlers write them.
type redacting struct {
	out     io.Writer
	secrets []string
}

// Write writes data with the secrets taken out of it.
func (r redacting) Write(data []byte) (int, error) {
	clean := data
	for _, secret := range r.secrets {
		if secret != "" {
			clean = bytes.ReplaceAll(clean, []byte(secret), []byte("(hidden)"))
		}
	}
	if _, err := r.out.Write(clean); err != nil {
		return 0, err
	}
	return len(data), nil
}
