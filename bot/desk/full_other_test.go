//go:build !unix

package desk_test

import "testing"

func whenFull(t *testing.T, _ func()) {
	t.Helper()
	t.Skip("this system cannot pretend that its disk is full")
}
