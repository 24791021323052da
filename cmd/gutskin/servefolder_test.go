package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"gutskin/bot/localdiscord"
)

// heard is a log that tells when something stands in it.
type heard struct {
	mutex sync.Mutex
	log   bytes.Buffer
	want  string
	found chan struct{}
}

func (h *heard) Write(p []byte) (int, error) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.log.Write(p)
	if h.want != "" && strings.Contains(h.log.String(), h.want) {
		close(h.found)
		h.want = ""
	}
	return len(p), nil
}

// TestServeKeepsAFolder names a folder that is not there: it is filled, and a change by hand
// is live without a restart.
func TestServeKeepsAFolder(t *testing.T) {
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

	log := &heard{want: "the knowledge was read anew", found: make(chan struct{})}
	ended := make(chan int, 1)
	go func() { ended <- run(ctx, []string{"serve"}, strings.NewReader(""), &bytes.Buffer{}, log) }()
	if _, err := discord.WaitCommand(ctx, "ask"); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "acne.md")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, bytes.Replace(text, []byte("Acne (spots and breakouts)"), []byte("Acne (spots and pimples)"), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	select {
	case <-log.found:
	case <-ctx.Done():
		t.Fatal("the change was not taken in")
	}
	asked, err := discord.Member("alice").Slash("#general", "ask", localdiscord.Opt("question", "can my gut cause acne?"))
	if err != nil {
		t.Fatal(err)
	}
	if reply, err := asked.Response(ctx); err != nil || reply.Message == nil || !strings.Contains(reply.Message.Text(), "Acne (spots and pimples)") {
		t.Errorf("/ask: %+v, %v", reply, err)
	}
	cancel()
	if status := <-ended; status != statusDone {
		t.Errorf("exit status %d: %s", status, log.log.String())
	}
}
