package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"gutskin/bot/localdiscord"
)

// builder builds programs into a folder.
type builder struct{ folder string }

// build builds the package as it is released and gives the program's path.
func (b builder) build(ctx context.Context, pkg string) (string, error) {
	out := filepath.Join(b.folder, filepath.Base(pkg))
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", out, pkg)
	cmd.Env = append(cmd.Environ(), "CGO_ENABLED=0")
	if output, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build %s: %w\n%s", pkg, err, output)
	}
	return out, nil
}

// process is a bot that runs by itself.
type process struct {
	cmd *exec.Cmd
	log bytes.Buffer
}

// startOurs starts gutskin with a folder of its own for what it keeps.
func startOurs(ctx context.Context, program, folder string, discord *localdiscord.Server) (*process, error) {
	data, err := os.MkdirTemp(folder, "data")
	if err != nil {
		return nil, err
	}
	return start(ctx, discord, exec.CommandContext(ctx, program, "serve"),
		"GUTSKIN_DISCORD_TOKEN="+discord.Token(), "GUTSKIN_DISCORD_API="+discord.URL(),
		"GUTSKIN_DATA_DIR="+data, "GUTSKIN_KNOWLEDGE_DIR="+filepath.Join(data, "knowledge"), "GUTSKIN_LOG_LEVEL=warn")
}

// startBare starts the bot that answers a constant.
func startBare(ctx context.Context, program string, discord *localdiscord.Server) (*process, error) {
	return start(ctx, discord, exec.CommandContext(ctx, program, discord.Token(), discord.URL()))
}

// start starts a bot with an environment of its own and waits until it has its command.
func start(ctx context.Context, discord *localdiscord.Server, cmd *exec.Cmd, env ...string) (*process, error) {
	p := &process{cmd: cmd}
	cmd.Env = append([]string{"HOME=" + os.TempDir()}, env...)
	cmd.Stdout, cmd.Stderr = &p.log, &p.log
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 20 * time.Second
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", cmd.Path, err)
	}
	ready, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	if _, err := discord.WaitCommand(ready, "ask"); err != nil {
		p.kill()
		return nil, fmt.Errorf("%s is not ready: %w\n%s", cmd.Path, err, p.log.String())
	}
	return p, nil
}

func (p *process) kill() {
	_ = p.cmd.Process.Kill()
	_ = p.cmd.Wait()
}

// cpu is the processor time that the process has used so far, to a hundredth of a second.
func (p *process) cpu() (time.Duration, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	// The name in parentheses may hold anything; user and system time are fields 14, 15.
	fields := strings.Fields(string(data[bytes.LastIndexByte(data, ')')+1:]))
	const user, system, ticksPerSecond = 11, 12, 100
	if len(fields) <= system {
		return 0, fmt.Errorf("process status of %d fields", len(fields))
	}
	var ticks int64
	for _, field := range []string{fields[user], fields[system]} {
		n, err := strconv.ParseInt(field, 10, 64)
		if err != nil {
			return 0, err
		}
		ticks += n
	}
	return time.Duration(ticks) * time.Second / ticksPerSecond, nil
}

// usage is what a process holds.
type usage struct {
	// Resident and Peak are bytes of memory.
	Resident, Peak int64
	Threads, Files int
}

func (p *process) usage() (usage, error) {
	folder := fmt.Sprintf("/proc/%d", p.cmd.Process.Pid)
	data, err := os.ReadFile(filepath.Join(folder, "status"))
	if err != nil {
		return usage{}, err
	}
	files, err := os.ReadDir(filepath.Join(folder, "fd"))
	if err != nil {
		return usage{}, err
	}
	u := usage{Files: len(files)}
	for line := range strings.Lines(string(data)) {
		name, value, _ := strings.Cut(line, ":")
		n, err := strconv.ParseInt(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "kB")), 10, 64)
		if err != nil {
			continue
		}
		switch name {
		case "VmRSS":
			u.Resident = n << 10
		case "VmHWM":
			u.Peak = n << 10
		case "Threads":
			u.Threads = int(n)
		}
	}
	return u, nil
}

// mebibytes writes bytes for people.
func mebibytes(n int64) string { return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20)) }
