// Package faults breaks what the bot depends on and holds that it comes back by itself.
//
// Its test starts the real program against a local Discord, lets people ask without a pause,
// injects one fault at a time, and looks at what they got, before, during and after it: see
// docs/reliability.md, which the test writes.
//
//	go test ./cmd/internal/faults            # all faults, most of a minute
//	go test ./cmd/internal/faults -update    # and writes docs/reliability.md
package faults
