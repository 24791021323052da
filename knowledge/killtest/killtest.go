// Package killtest kills programs at random moments: a test runs itself once more as a process
// of its own, ends that with SIGKILL, and then looks at what it has left.
package killtest

import (
	"bufio"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// Victim is a test of the running test binary that works until it is killed.
type Victim struct {
	// Test is its name. In the environment it finds Env ("NAME=value"), by which it knows that
	// it is to work.
	Test, Env string
	// Early begins to count when the process is started; else that happens at its first line.
	Early bool
}

// Kill runs the victim, kills it some time after it has begun, and gives every line that it
// wrote until then to a function, the last one perhaps cut short.
func (v Victim) Kill(t testing.TB, after time.Duration, each func(line string)) {
	t.Helper()
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+v.Test+"$")
	child.Env = append(child.Environ(), v.Env)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	if !v.Early {
		if !lines.Scan() {
			t.Fatalf("%s did not begin", v.Test)
		}
		each(lines.Text())
	}
	time.AfterFunc(after, func() { _ = child.Process.Kill() })
	for lines.Scan() {
		each(lines.Text())
	}
	_ = child.Wait() // it was killed
}

// Fsck has git itself look at the repository of a folder: nothing in it is broken, and nothing
// of the folder is not in it. Without a git program it only says that it did not look.
func Fsck(t testing.TB, dir string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Log("the history was not looked at by git: there is no git program here")
		return
	}
	for _, args := range [][]string{{"fsck", "--strict", "--no-dangling"}, {"status", "--porcelain"}} {
		cmd := exec.CommandContext(t.Context(), "git", append([]string{"-C", dir, "-c", "safe.directory=*"}, args...)...)
		cmd.Env = append(cmd.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null")
		out, err := cmd.CombinedOutput()
		text := string(out)
		if err != nil || args[0] == "status" && text != "" || strings.Contains(text, "error") || strings.Contains(text, "missing") {
			t.Errorf("git %v: %v\n%s", args, err, text)
		}
	}
}
