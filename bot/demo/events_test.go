package demo_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"gutskin/bot/demo"
)

// TestTwoWindows is two people who see each other's messages at once.
func TestTwoWindows(t *testing.T) {
	t.Parallel()
	s := newStage(t, true, demo.Options{})
	mia, ben := s.as("mia"), s.as("ben")
	ben.state() // which opens the direct messages
	miaHears, _ := mia.listen(fmt.Sprint("/api/events?cursor=", mia.state().Cursor), "")
	benHears, _ := ben.listen(fmt.Sprint("/api/events?cursor=", ben.state().Cursor), "")
	sent := mia.say("general", "hello <script>alert(1)</script>")
	for _, hears := range []func() event{miaHears, benHears} {
		e := hears()
		var m message
		if err := json.Unmarshal([]byte(e.data), &m); err != nil || e.name != "message" || m.ID != sent.ID || m.Content != sent.Content {
			t.Errorf("%+v, %v", e, err)
		}
		if strings.Contains(e.data, "<script>") {
			t.Errorf("unescaped: %s", e.data)
		}
	}
	mia.want("POST", "/api/commands", object{"channel": "general", "command": "say", "options": object{"text": "psst", "private": true}}, nil)
	ben.say("general", "did you say something?")
	if e := benHears(); !strings.Contains(e.data, "did you say") {
		t.Errorf("ben notices %+v", e)
	}
}

// TestResume loses the connection and comes back.
func TestResume(t *testing.T) {
	t.Parallel()
	s := newStage(t, false, demo.Options{})
	mia := s.as("mia")
	next, closeStream := mia.listen("/api/events", "")
	mia.say("general", "one")
	first := next()
	closeStream()
	mia.say("general", "two")
	mia.want("DELETE", "/api/channels/general/messages/"+mia.say("general", "three").ID, nil, nil)
	next, _ = mia.listen("/api/events?cursor=1", first.id) // the header is newer
	if e := next(); e.name != "message" || !strings.Contains(e.data, `"two"`) {
		t.Errorf("%+v", e)
	}
	if e := next(); e.name != "delete" || !strings.Contains(e.data, `"message":`) {
		t.Errorf("%+v", e)
	}
}

func TestReset(t *testing.T) {
	t.Parallel()
	s := newStage(t, false, demo.Options{})
	mia := s.as("mia")
	now := mia.state().Cursor
	for _, cursor := range []int64{1, now - 1_000_000, now + 1_000_000} {
		next, _ := mia.listen(fmt.Sprint("/api/events?cursor=", cursor), "")
		if e := next(); e.name != "reset" || e.id != fmt.Sprint(mia.state().Cursor) {
			t.Errorf("cursor %d: %+v", cursor-now, e)
		}
		mia.say("general", "go on")
		if e := next(); e.name != "message" {
			t.Errorf("after reset: %+v", e)
		}
	}
	if got := mia.do("GET", "/api/events?cursor=x", nil); got.status != http.StatusBadRequest {
		t.Errorf("no number: %d", got.status)
	}
}

// TestOtherEvents goes through the kinds that are not about messages.
func TestOtherEvents(t *testing.T) {
	t.Parallel()
	s := newStage(t, true, demo.Options{})
	mia := s.as("mia")
	mia.state() // which opens the direct messages
	next, _ := mia.listen("/api/events", "")
	expect := func(name, part string) {
		t.Helper()
		if e := next(); e.name != name || !strings.Contains(e.data, part) {
			t.Errorf("%+v, want %s with %s", e, name, part)
		}
	}
	mia.want("POST", "/api/threads", object{"channel": "general", "name": "plans"}, nil)
	expect("channel", `"channel":"`)
	mia.want("POST", "/api/locale", object{"locale": "de"}, nil)
	expect("commands", "{}")
	mia.want("POST", "/api/commands", object{"channel": "general", "command": "form"}, nil)
	expect("interaction", `"waiting"`)
	expect("interaction", `"title":"A form"`)
	mia.want("POST", "/api/autocomplete", object{"channel": "general", "command": "say", "option": "text", "value": "h"}, nil)
	s.discord.Faults().DropGateway()
	expect("connection", `"connected":false`)
}

// TestStreamsAreBounded opens as many as there can be, and one more.
func TestStreamsAreBounded(t *testing.T) {
	t.Parallel()
	s := newStage(t, false, demo.Options{})
	mia := s.as("mia")
	var closeOne func()
	for range demo.MaxStreams {
		_, closeOne = mia.listen("/api/events", "")
	}
	if got := mia.do("GET", "/api/events", nil); got.status != http.StatusServiceUnavailable {
		t.Errorf("one more: %d", got.status)
	}
	closeOne()
	for mia.do("HEAD", "/api/events", nil).status != http.StatusOK { // until the place is free
		if t.Context().Err() != nil {
			t.Fatal("the place is never free")
		}
	}
}

// TestEndOfServing ends with windows open: they are closed, and nothing goes on.
func TestEndOfServing(t *testing.T) {
	t.Parallel()
	s := newStage(t, false, demo.Options{})
	r, err := http.NewRequestWithContext(testContext(t), http.MethodGet, s.as("mia").address("/api/events"), nil)
	if err != nil {
		t.Fatal(err)
	}
	got, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	began := time.Now()
	if err := s.stop(); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("it took %s", took)
	}
	if _, err := io.ReadAll(got.Body); err != nil {
		t.Logf("the stream was cut: %v", err)
	}
	if r, err := http.Get(s.url); err == nil {
		r.Body.Close()
		t.Error("somebody still listens")
	}
}

// BenchmarkEvent is one message in a channel of thousands on its way to a window.
func BenchmarkEvent(b *testing.B) {
	s := newStage(b, false, demo.Options{})
	mia := s.as("mia")
	member := s.discord.Member("ben")
	for n := range 5000 {
		if _, err := member.Send("general", fmt.Sprint(n)); err != nil {
			b.Fatal(err)
		}
	}
	next, _ := mia.listen("/api/events", "")
	for b.Loop() {
		if _, err := member.Send("general", "x"); err != nil {
			b.Fatal(err)
		}
		next()
	}
}

// BenchmarkPage reads fifty of thousands.
func BenchmarkPage(b *testing.B) {
	s := newStage(b, false, demo.Options{})
	member := s.discord.Member("ben")
	for n := range 5000 {
		if _, err := member.Send("general", fmt.Sprint(n)); err != nil {
			b.Fatal(err)
		}
	}
	mia := s.as("mia")
	for b.Loop() {
		if got := mia.do("GET", "/api/channels/general/messages", nil); got.status != http.StatusOK {
			b.Fatal(got.status)
		}
	}
}
