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
	discord := startDiscord(t, localdiscord.Options{})
	dir := smallFolder(t, t.TempDir())
	settings := map[string]string{"GUTSKIN_KNOWLEDGE_DIR": dir}

	discord.Faults().WithholdHello(1)
	deaf := startServe(ctx, t, discord, settings)
	deaf.becomes(http.StatusServiceUnavailable, stateNotReady, "gateway", "not connected")
	if code, body := deaf.get(alivePath); code != http.StatusOK || body != "alive\n" {
		t.Errorf("%s: %d %q", alivePath, code, body)
	}
	var said bytes.Buffer
	if status := run(ctx, []string{"health"}, strings.NewReader(""), &said, &said); status != statusFailed || !strings.Contains(said.String(), "not ready") {
		t.Errorf("health: exit status %d, %s", status, said.String())
	}
	deaf.end()

	discord.Faults().WithholdHello(0)
	s := startServe(ctx, t, discord, settings)
	s.ready()
	file := filepath.Join(dir, "acne.md")
	sound, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("---\n: broken\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s.becomes(http.StatusOK, stateDegraded, "knowledge", "2 topics, 1 broken file")
	if err := os.WriteFile(file, sound, 0o644); err != nil {
		t.Fatal(err)
	}
	s.becomes(http.StatusOK, stateReady, "knowledge", "2 topics")
	if _, figures := s.get(metricsPath); strings.Contains(figures, `revision="unknown"`) || strings.Contains(figures, `revision="none"`) {
		t.Error("the figures do not name the revision of a folder with a history")
	}
	s.end()
}
