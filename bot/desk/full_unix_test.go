//go:build unix

package desk_test

import (
	"os/signal"
	"syscall"
	"testing"
)

// whenFull runs something while no file can grow beyond a few bytes, as on a disk that is
// full.
func whenFull(t *testing.T, run func()) {
	t.Helper()
	signal.Ignore(syscall.SIGXFSZ)
	var before syscall.Rlimit
	noError(t, syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before))
	limit := before
	limit.Cur = 64
	noError(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit))
	defer func() { noError(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before)) }()
	run()
}
