package demo_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"gutskin/bot/demo"
	"gutskin/bot/localdiscord"
)

// patience bounds every wait of these tests.
const patience = 20 * time.Second

func testContext(t testing.TB) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	t.Cleanup(cancel)
	return ctx
}

// stage is a demo with a bot in it, on a real socket.
type stage struct {
	t       testing.TB
	discord *localdiscord.Server
	clock   *localdiscord.Clock
	url     string
	stop    func() error // ends it, once
	leave   func() error // disconnects the bot
}

// newStage starts a demo. Without a bot nothing answers.
func newStage(t testing.TB, withBot bool, opts demo.Options) *stage {
	t.Helper()
	return newStageWith(t, withBot, opts, func(*demo.Demo) {})
}

// newStageWith lets change change the demo before it serves.
func newStageWith(t testing.TB, withBot bool, opts demo.Options, change func(*demo.Demo)) *stage {
	t.Helper()
	s := &stage{t: t, clock: localdiscord.NewClock(time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC))}
	options := localdiscord.Options{Now: s.clock.Now, Limits: localdiscord.Limits{Off: true}}
	demo.Populate(&options)
	discord, err := localdiscord.Start(context.WithoutCancel(t.Context()), options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = discord.Close() })
	s.discord = discord
	if withBot {
		s.leave = joinBot(t, discord)
	}
	d, err := demo.New(discord, opts)
	if err != nil {
		t.Fatal(err)
	}
	change(d)
	var lc net.ListenConfig
	listener, err := lc.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.url = "http://" + listener.Addr().String()
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
	ended := make(chan error, 1)
	go func() { ended <- d.Serve(ctx, listener) }()
	s.stop = sync.OnceValue(func() error { cancel(); return <-ended })
	t.Cleanup(func() {
		if err := s.stop(); err != nil {
			t.Errorf("serve: %v", err)
		}
	})
	return s
}

// as is what somebody does in a window of their own.
func (s *stage) as(name string) *window { return &window{s, name} }

type window struct {
	*stage
	name string
}

// answer is a response with its body read.
type response struct {
	status int
	header http.Header
	body   []byte
}

// do sends a request: a string as JSON, a form as it is.
func (w *window) do(method, path string, body any) response {
	w.t.Helper()
	var reader io.Reader
	kind := "application/json"
	switch body := body.(type) {
	case nil:
	case string:
		reader = strings.NewReader(body)
	case form:
		reader, kind = bytes.NewReader(body.data), body.kind
	default:
		data, err := json.Marshal(body)
		if err != nil {
			w.t.Fatal(err)
		}
		reader = bytes.NewReader(data)
	}
	r, err := http.NewRequestWithContext(testContext(w.t), method, w.address(path), reader)
	if err != nil {
		w.t.Fatal(err)
	}
	if reader != nil {
		r.Header.Set("Content-Type", kind)
	}
	return send(w.t, r)
}

// address adds who acts.
func (w *window) address(path string) string {
	separator := "?"
	if strings.Contains(path, "?") {
		separator = "&"
	}
	return w.url + path + separator + "as=" + w.name
}

func send(t testing.TB, r *http.Request) response {
	t.Helper()
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	got, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = got.Body.Close() }()
	data, err := io.ReadAll(got.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response{got.StatusCode, got.Header, data}
}

// want is do for a request that must succeed; its answer is read into a value.
func (w *window) want(method, path string, body, into any) {
	w.t.Helper()
	got := w.do(method, path, body)
	if got.status >= 300 {
		w.t.Fatalf("%s %s as %s: %d %s", method, path, w.name, got.status, got.body)
	}
	if into == nil {
		return
	}
	if err := json.Unmarshal(got.body, into); err != nil {
		w.t.Fatalf("%s %s: %v in %s", method, path, err, got.body)
	}
}

// object is a JSON object.
type object = map[string]any

// The values of the interface, as a page reads them.
type (
	message struct {
		localdiscord.Message
		Own       bool `json:"own"`
		CanDelete bool `json:"can_delete"`
	}
	interaction struct {
		ID, Kind, State, Channel, Message, Error string
		Modal                                    *localdiscord.Modal
	}
	state struct {
		Me           localdiscord.User
		People       []struct{ As, Role string }
		Bot          localdiscord.User
		Guild        localdiscord.Guild
		Channels     []localdiscord.Channel
		DM           struct{ ID string }
		Locale       string
		Locales      []string
		Connected    bool
		Interactions []interaction
		Cursor       int64
	}
)

func (w *window) state() state {
	w.t.Helper()
	var s state
	w.want("GET", "/api/state", nil, &s)
	return s
}

// channel is the identifier of a channel.
func (w *window) channel(name string) string {
	w.t.Helper()
	for _, c := range w.state().Channels {
		if c.Name == name {
			return c.ID
		}
	}
	w.t.Fatalf("%s sees no channel %s", w.name, name)
	return ""
}

func (w *window) say(channel, text string) message {
	w.t.Helper()
	var sent message
	w.want("POST", "/api/messages", object{"channel": channel, "text": text}, &sent)
	return sent
}

func (w *window) messages(channel string) []message {
	w.t.Helper()
	var page struct{ Messages []message }
	w.want("GET", "/api/channels/"+channel+"/messages", nil, &page)
	return page.Messages
}

// event is a server-sent event.
type event struct{ id, name, data string }

// listen opens an event stream, which ends with the test or by close.
func (w *window) listen(path, lastID string) (next func() event, closeStream func()) {
	w.t.Helper()
	r, err := http.NewRequestWithContext(testContext(w.t), http.MethodGet, w.address(path), nil)
	if err != nil {
		w.t.Fatal(err)
	}
	if lastID != "" {
		r.Header.Set("Last-Event-ID", lastID)
	}
	got, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(r)
	if err != nil {
		w.t.Fatal(err)
	}
	if got.StatusCode != http.StatusOK || got.Header.Get("Content-Type") != "text/event-stream" {
		w.t.Fatalf("events: %s", got.Status)
	}
	lines := bufio.NewReader(got.Body)
	w.t.Cleanup(func() { _ = got.Body.Close() })
	return func() event { return readEvent(w.t, lines) }, func() { _ = got.Body.Close() }
}

func readEvent(t testing.TB, lines *bufio.Reader) event {
	t.Helper()
	var e event
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			t.Fatalf("events: %v", err)
		}
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		switch {
		case name == "id":
			e.id = value
		case name == "event":
			e.name = value
		case name == "data":
			e.data = value
		case name == "" && e.name != "":
			return e
		}
	}
}
