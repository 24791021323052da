package faults_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// program is the built gutskin.
var program = sync.OnceValues(func() (string, error) {
	folder, err := os.MkdirTemp("", "gutskin-faults")
	if err != nil {
		return "", err
	}
	out := filepath.Join(folder, "gutskin")
	cmd := exec.Command("go", "build", "-o", out, "gutskin/cmd/gutskin")
	cmd.Env = append(cmd.Environ(), "CGO_ENABLED=0")
	if output, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build: %w\n%s", err, output)
	}
	return out, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if path, err := program(); err == nil {
		_ = os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(code)
}

// process is a running gutskin.
type process struct {
	cmd   *exec.Cmd
	log   *safeBuffer
	ended chan struct{} // closed at the end, after err is set
	err   error
}

// safeBuffer is a log that may be read while it is written.
type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// launch starts gutskin serve with settings.
func launch(t *testing.T, settings ...string) *process {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	p := &process{cmd: exec.Command(path, "serve"), log: new(safeBuffer), ended: make(chan struct{})}
	p.cmd.Env = append([]string{"HOME=" + t.TempDir(), "PATH=" + os.Getenv("PATH")}, settings...)
	p.cmd.Stdout, p.cmd.Stderr = p.log, p.log
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		p.err = p.cmd.Wait()
		close(p.ended)
	}()
	t.Cleanup(func() { p.signal(syscall.SIGKILL); <-p.ended })
	return p
}

func (p *process) signal(s syscall.Signal) { _ = p.cmd.Process.Signal(s) }

// waitEnd waits for the process to end and gives its exit status; -1 after a signal.
func (p *process) waitEnd(ctx context.Context, t *testing.T) int {
	t.Helper()
	select {
	case <-p.ended:
		return p.cmd.ProcessState.ExitCode()
	case <-ctx.Done():
		t.Fatalf("the process did not end\n%s", p.log)
		return 0
	}
}

// holding is what a process holds.
type holding struct {
	files, threads int
	resident       int64 // bytes
}

// holds reads what the process holds from /proc; false where there is none.
func (p *process) holds() (holding, bool) {
	folder := fmt.Sprintf("/proc/%d", p.cmd.Process.Pid)
	files, err := os.ReadDir(filepath.Join(folder, "fd"))
	if err != nil {
		return holding{}, false
	}
	h := holding{files: len(files)}
	status, err := os.ReadFile(filepath.Join(folder, "status"))
	if err != nil {
		return holding{}, false
	}
	for line := range strings.Lines(string(status)) {
		name, value, _ := strings.Cut(line, ":")
		n, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(value), " kB"), 10, 64)
		switch {
		case err != nil:
		case name == "VmRSS":
			h.resident = n << 10
		case name == "Threads":
			h.threads = int(n)
		}
	}
	return h, true
}

// settled waits until the process holds no more than it did, give or take a little: what a
// fault left in use is let go of within a while. The last holding is the result.
func (p *process) settled(before holding, within time.Duration) (holding, bool) {
	// Of the files, 128 are connections to REST that a burst opened and that are kept for the next.
	const files, threads, memory = 128 + 8, 8, 24 << 20
	end := time.Now().Add(within)
	for {
		now, ok := p.holds()
		if !ok {
			return now, true // no /proc here
		}
		if now.files <= before.files+files && now.threads <= before.threads+threads && now.resident <= before.resident+memory {
			return now, true
		}
		if time.Now().After(end) {
			return now, false
		}
		time.Sleep(100 * time.Millisecond)
	}
}
