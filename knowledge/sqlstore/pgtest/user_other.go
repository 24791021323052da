//go:build !unix

package pgtest

import (
	"os"
	"os/exec"
)

// quit ends PostgreSQL.
var quit = os.Kill

func own(string) error { return nil }

func demote(*exec.Cmd) {}
