package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gutskin/bot/localdiscord"
)

// operator reads what a bot that serves tells its operator.
type operator struct {
	t       *testing.T
	ctx     context.Context
	address string
}

// get reads one of the paths; a status of 0 says that nobody listens.
func (o operator) get(path string) (int, string) {
	o.t.Helper()
	req, err := http.NewRequestWithContext(o.ctx, http.MethodGet, "http://"+o.address+path, nil)
	if err != nil {
		o.t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, ""
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return 0, ""
	}
	return resp.StatusCode, string(body)
}

// becomes waits for a status of readiness, with a check that says something.
func (o operator) becomes(code int, status, name, detail string) {
	o.t.Helper()
	for {
		got, body := o.get(readyPath)
		var state readiness
		if got == code && json.Unmarshal([]byte(body), &state) == nil && state.Status == status && strings.Contains(state.String(), name+": "+detail) {
			return
		}
		select {
		case <-time.After(5 * time.Millisecond):
		case <-o.ctx.Done():
			o.t.Fatalf("%s does not become %d %s: the last was %d %s", readyPath, code, status, got, body)
		}
	}
}

// TestReadiness takes from a bot one thing after another that it needs.
func TestReadiness(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	discord, err := localdiscord.Start(ctx, localdiscord.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer discord.Close()
	dir := filepath.Join(t.TempDir(), "knowledge")
	t.Setenv("GUTSKIN_DISCORD_API", discord.URL())
	t.Setenv("GUTSKIN_DISCORD_TOKEN", discord.Token())
	t.Setenv("GUTSKIN_DATA_DIR", t.TempDir())
	t.Setenv("GUTSKIN_KNOWLEDGE_DIR", dir)
	o := operator{t, ctx, freeAddress(ctx, t)}
	t.Setenv("GUTSKIN_HEALTH_ADDRESS", o.address)

	discord.Faults().WithholdHello(1)
	serving, stop := context.WithCancel(ctx)
	var log heard
	ended := make(chan int, 1)
	go func() { ended <- run(serving, []string{"serve"}, strings.NewReader(""), &bytes.Buffer{}, &log) }()
	o.becomes(http.StatusServiceUnavailable, stateNotReady, "gateway", "not connected")
	if code, body := o.get(alivePath); code != http.StatusOK || body != "alive\n" {
		t.Errorf("%s: %d %q", alivePath, code, body)
	}
	var said bytes.Buffer
	if status := run(ctx, []string{"health"}, strings.NewReader(""), &said, &said); status != statusFailed || !strings.Contains(said.String(), "not ready") {
		t.Errorf("health: exit status %d, %s", status, said.String())
	}
	stop()
	if status := <-ended; status != statusDone {
		t.Fatalf("exit status %d: %s", status, log.log.String())
	}

	serving, stop = context.WithCancel(ctx)
	defer stop()
	go func() { ended <- run(serving, []string{"serve"}, strings.NewReader(""), &bytes.Buffer{}, &log) }()
	o.becomes(http.StatusOK, stateReady, "gateway", "connected")
	file := filepath.Join(dir, "acne.md")
	sound, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("---\n: broken\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	o.becomes(http.StatusOK, stateDegraded, "knowledge", "35 topics, 1 broken file")
	if err := os.WriteFile(file, sound, 0o644); err != nil {
		t.Fatal(err)
	}
	o.becomes(http.StatusOK, stateReady, "knowledge", "35 topics")
	if _, figures := o.get(metricsPath); strings.Contains(figures, `revision="unknown"`) || strings.Contains(figures, `revision="none"`) {
		t.Error("the figures do not name the revision of a folder with a history")
	}
	stop()
	if status := <-ended; status != statusDone {
		t.Errorf("exit status %d: %s", status, log.log.String())
	}
}
