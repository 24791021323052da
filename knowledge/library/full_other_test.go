//go:build !unix

package library_test

import "testing"

func whenFull(t *testing.T, _ uint64, _ func()) {
	t.Helper()
	t.Skip("this system cannot pretend that its disk is full")
}
