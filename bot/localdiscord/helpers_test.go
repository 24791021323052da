package localdiscord_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

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

// start runs a server without rate limits unless the options name some.
func start(t testing.TB, opts localdiscord.Options) *localdiscord.Server {
	t.Helper()
	if opts.Limits == (localdiscord.Limits{}) {
		opts.Limits.Off = true
	}
	s, err := localdiscord.Start(context.WithoutCancel(t.Context()), opts)
	if err != nil {
		t.Fatalf("start: %v", err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

func newClock() *localdiscord.Clock {
	return localdiscord.NewClock(time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC))
}

// restClient sends requests as a bot without a library does.
type restClient struct {
	t     testing.TB
	url   string
	token string
}

func newREST(t testing.TB, s *localdiscord.Server) restClient {
	return restClient{t: t, url: s.URL() + "/api/v10", token: "Bot " + s.Token()}
}

// answer is a response with its body read.
type answer struct {
	Status int
	Header http.Header
	Body   []byte
}

// into decodes the body.
func (a answer) into(t testing.TB, v any) {
	t.Helper()
	if err := json.Unmarshal(a.Body, v); err != nil {
		t.Fatalf("decode %s: %v", a.Body, err)
	}
}

func (a answer) code(t testing.TB) int {
	t.Helper()
	var e struct {
		Code int `json:"code"`
	}
	a.into(t, &e)
	return e.Code
}

// send makes a request with a JSON body: a string as it is, anything else encoded.
func (c restClient) send(method, path string, body any) answer {
	c.t.Helper()
	a, err := c.try(method, path, body)
	if err != nil {
		c.t.Fatalf("%s %s: %v", method, path, err)
	}
	return a
}

func (c restClient) try(method, path string, body any) (answer, error) {
	c.t.Helper()
	var reader io.Reader
	switch body := body.(type) {
	case nil:
	case string:
		reader = strings.NewReader(body)
	default:
		encoded, err := json.Marshal(body)
		if err != nil {
			c.t.Fatalf("encode body: %v", err)
		}
		reader = bytes.NewReader(encoded)
	}
	r, err := http.NewRequestWithContext(testContext(c.t), method, c.url+path, reader)
	if err != nil {
		c.t.Fatalf("request: %v", err)
	}
	if reader != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	r.Header.Set("Authorization", c.token)
	return c.do(r)
}

func (c restClient) do(r *http.Request) (answer, error) {
	transport := &http.Transport{DisableKeepAlives: true}
	response, err := transport.RoundTrip(r)
	if err != nil {
		return answer{}, err
	}
	defer func() { _ = response.Body.Close() }()
	data, err := io.ReadAll(response.Body)
	return answer{response.StatusCode, response.Header, data}, err
}

// object is a JSON object in a test.
type object = map[string]any

// generalOf is the identifier of #general.
func generalOf(s *localdiscord.Server) string { return s.Channels(s.Guilds()[0].ID)[0].ID }

// roles are those of the first server.
func roles(s *localdiscord.Server) []localdiscord.Role { return s.Guilds()[0].Roles }
