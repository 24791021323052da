//go:build !linux

package faults_test

func fullDisk(b *bench) func() {
	b.t.Skip("this test needs Linux to limit what a process may write")
	return nil
}
