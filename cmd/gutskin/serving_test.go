package main

import (
	"bytes"
	"context"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"gutskin/bot/localdiscord"
)

// served is a bot that serves in this process, as "gutskin serve" does.
type served struct {
	operator
	discord *localdiscord.Server
	log     heard
	stop    func() int // ends it, once, and gives its exit status
}

// startServe runs a bot until the test stops it or ends. Its records are its own and its
// knowledge is built in, unless the settings say otherwise.
func startServe(ctx context.Context, t *testing.T, discord *localdiscord.Server, settings map[string]string) *served {
	t.Helper()
	s := &served{operator: operator{t, ctx, freeAddress(ctx, t)}, discord: discord}
	t.Setenv("GUTSKIN_DISCORD_API", discord.URL())
	t.Setenv("GUTSKIN_DISCORD_TOKEN", discord.Token())
	t.Setenv("GUTSKIN_DATA_DIR", t.TempDir())
	t.Setenv("GUTSKIN_HEALTH_ADDRESS", s.address)
	for name, value := range settings {
		t.Setenv(name, value)
	}
	serving, cancel := context.WithCancel(ctx)
	ended := make(chan int, 1)
	go func() { ended <- run(serving, []string{"serve"}, strings.NewReader(""), &bytes.Buffer{}, &s.log) }()
	s.stop = sync.OnceValue(func() int { cancel(); return <-ended })
	t.Cleanup(func() { s.stop() })
	return s
}

// ready waits until the bot says so itself.
func (s *served) ready() {
	s.t.Helper()
	s.becomes(http.StatusOK, stateReady, "gateway", "connected")
}

// offers waits until people are offered commands.
func (s *served) offers(commands ...string) {
	s.t.Helper()
	for _, command := range commands {
		if _, err := s.discord.WaitCommand(s.ctx, command); err != nil {
			s.t.Fatalf("%v\n%s", err, s.log.String())
		}
	}
}

// end tells the bot to stop, as SIGTERM does, and wants it to end in order.
func (s *served) end() {
	s.t.Helper()
	if status := s.stop(); status != statusDone {
		s.t.Errorf("exit status %d: %s", status, s.log.String())
	}
}

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
	h.look()
	return len(p), nil
}

func (h *heard) String() string {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	return h.log.String()
}

// look closes found once what is wanted is there.
func (h *heard) look() {
	if h.want != "" && strings.Contains(h.log.String(), h.want) {
		close(h.found)
		h.want = ""
	}
}

// says waits until something stands in the log.
func (s *served) says(text string) {
	s.t.Helper()
	found := make(chan struct{})
	s.log.mutex.Lock()
	s.log.want, s.log.found = text, found
	s.log.look()
	s.log.mutex.Unlock()
	select {
	case <-found:
	case <-s.ctx.Done():
		s.t.Fatalf("%q is not in the log: %s", text, s.log.String())
	}
}

// startDiscord runs a local Discord until the test has ended.
func startDiscord(t *testing.T, options localdiscord.Options) *localdiscord.Server {
	t.Helper()
	discord, err := localdiscord.Start(context.WithoutCancel(t.Context()), options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = discord.Close() })
	return discord
}

// smallFolder fills a knowledge folder with two topics: learning from the built-in ones takes
// ten seconds under the race detector, each time that something is edited.
func smallFolder(t *testing.T, dir string) string {
	t.Helper()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "bot", "internal", "keptlibrary", "folder"))); err != nil {
		t.Fatal(err)
	}
	return dir
}

// freeAddress is an address that nobody listens on.
func freeAddress(ctx context.Context, t *testing.T) string {
	t.Helper()
	var lc net.ListenConfig
	listener, err := lc.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}
