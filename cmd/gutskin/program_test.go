package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

func TestMain(m *testing.M) {
	status := m.Run()
	if dir, err := programFolder(); err == nil {
		_ = os.RemoveAll(dir)
	}
	os.Exit(status)
}

// programFolder holds the program of these tests; it is removed when all have run.
var programFolder = sync.OnceValues(func() (string, error) { return os.MkdirTemp("", "gutskin-test-") })

// program is the program as it is built for people, which all tests of it share. It is not
// built with the race detector: under that every process would take seconds to start.
func program(t *testing.T) string {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

var built = sync.OnceValues(func() (string, error) {
	dir, err := programFolder()
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "gutskin")
	build := exec.CommandContext(context.Background(), "go", "build", "-buildvcs=false", "-trimpath", "-ldflags", "-s -w", "-o", path, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return path, nil
})
