package localdiscord_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"gutskin/bot/localdiscord"
)

func TestRecordHoldsEveryRequestButNoToken(t *testing.T) {
	t.Parallel()
	var record bytes.Buffer
	s, err := localdiscord.Start(t.Context(), localdiscord.Options{Record: &record, Token: "s3cret"})
	if err != nil {
		t.Fatal(err)
	}
	c := newREST(t, s)
	path := "/channels/" + generalOf(s) + "/messages"
	c.send("POST", path, `{"content":"<hi>"}`)
	c.send("POST", path, `{"content":`)
	c.send("POST", path, "\xff\xfe")
	c.send("GET", "/channels/1/messages?limit=1", nil)
	sendFile(t, c, generalOf(s), "a.txt", []byte("text"))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(record.String(), "s3cret") {
		t.Error("the record holds the token")
	}
	lines := strings.Split(strings.TrimSpace(record.String()), "\n")
	if len(lines) != 5 || len(s.Requests()) != 5 {
		t.Fatalf("%d lines, %d requests", len(lines), len(s.Requests()))
	}
	first := `{"method":"POST","path":"/api/v10` + path + `","content_type":"application/json","body":{"content":"<hi>"}}`
	if lines[0] != first {
		t.Errorf("first line\n%s, want\n%s", lines[0], first)
	}
	wants := []string{`"body":{"content":"<hi>"}`, `"body":"{\"content\":"`, `"body_b64":"//4="`, `?limit=1"`, `payload_json`}
	for i, want := range wants {
		if !json.Valid([]byte(lines[i])) || !strings.Contains(lines[i], want) {
			t.Errorf("line %d is %s, want %s in it", i, lines[i], want)
		}
	}
}

// full is a disk without room.
type full struct{}

var errFull = errors.New("no space left")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestRecordFailureIsReported(t *testing.T) {
	t.Parallel()
	s, err := localdiscord.Start(t.Context(), localdiscord.Options{Record: full{}})
	if err != nil {
		t.Fatal(err)
	}
	newREST(t, s).send("GET", "/users/@me", nil)
	if err := s.Close(); !errors.Is(err, errFull) {
		t.Errorf("close: %v", err)
	}
}
