//go:build linux

package faults_test

import (
	"time"

	"golang.org/x/sys/unix"
)

// fullDisk lets no file of the bot grow for a while, as on a disk that is full.
func fullDisk(b *bench) func() {
	var before unix.Rlimit
	none := unix.Rlimit{Cur: 0, Max: unix.RLIM_INFINITY}
	if err := unix.Prlimit(b.bot.cmd.Process.Pid, unix.RLIMIT_FSIZE, &none, &before); err != nil {
		b.t.Skipf("this test needs to limit what a process of its own may write: %v", err)
	}
	time.Sleep(lasting)
	b.answers(time.Now())
	b.keep()
	if err := unix.Prlimit(b.bot.cmd.Process.Pid, unix.RLIMIT_FSIZE, &before, nil); err != nil {
		b.t.Fatal(err)
	}
	return nil
}
