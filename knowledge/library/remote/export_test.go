package remote

import "io"

// Inspect reads a pack to its end.
func Inspect(r io.Reader) (uint32, error) { return inspect(r) }
