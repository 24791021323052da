package localdiscord_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"gutskin/bot/localdiscord"
)

// webBot is an application that takes interactions over HTTP.
type webBot struct {
	*httptest.Server
	key    ed25519.PublicKey
	answer atomic.Pointer[http.HandlerFunc] // to what is signed and is no PING
}

func newWebBot(t *testing.T, s *localdiscord.Server) *webBot {
	t.Helper()
	key, err := hex.DecodeString(s.PublicKey())
	if err != nil {
		t.Fatal(err)
	}
	b := &webBot{key: key}
	b.Server = httptest.NewServer(http.HandlerFunc(b.serve))
	t.Cleanup(b.Close)
	return b
}

func (b *webBot) serve(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	signature, _ := hex.DecodeString(r.Header.Get("X-Signature-Ed25519"))
	if !ed25519.Verify(b.key, append([]byte(r.Header.Get("X-Signature-Timestamp")), body...), signature) {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	var i struct{ Type int }
	if json.Unmarshal(body, &i) == nil && i.Type == 1 {
		respond(`{"type":1}`)(w, r)
		return
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	(*b.answer.Load())(w, r)
}

// respond answers with a body of JSON.
func respond(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, body)
	}
}

func (b *webBot) answers(h http.HandlerFunc) { b.answer.Store(&h) }

// webStage is a server whose bot has an endpoint and no gateway.
func webStage(t *testing.T) (*stage, *webBot) {
	t.Helper()
	s := start(t, localdiscord.Options{Key: ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, 32))})
	st := &stage{t: t, s: s, rest: newREST(t, s), alice: s.Member("alice")}
	st.expect("POST", "/applications/"+s.Bot().ID+"/commands", object{"name": "tips", "description": "Tips."}, http.StatusCreated)
	b := newWebBot(t, s)
	if err := s.SetInteractionsEndpoint(testContext(t), b.URL); err != nil {
		t.Fatal(err)
	}
	return st, b
}

func (st *stage) tips() *localdiscord.Interaction {
	st.t.Helper()
	asked, err := st.alice.Slash("#general", "tips")
	if err != nil {
		st.t.Fatal(err)
	}
	return asked
}

func TestEndpointAnswersInItsResponse(t *testing.T) {
	t.Parallel()
	st, b := webStage(t)
	listener := identified(t, st.s, allIntents)
	b.answers(respond(`{"type":4,"data":{"content":"eat slowly","flags":64}}`))
	asked := st.tips()
	reply := st.response(asked)
	if reply.Message.Content != "eat slowly" || !reply.Message.Ephemeral() {
		t.Errorf("reply %+v", reply.Message)
	}
	requests := st.s.Requests()
	last := requests[len(requests)-1]
	want := "/interactions/" + asked.ID() + "/" + asked.Token() + "/callback"
	if last.Method != "POST" || !strings.HasSuffix(last.Path, want) || !strings.Contains(string(last.Body), "eat slowly") {
		t.Errorf("recorded %+v", last)
	}
	if _, err := st.alice.Send("#general", st.s.Bot().Mention()); err != nil {
		t.Fatal(err)
	}
	for p := listener.read(); p.Type != "MESSAGE_CREATE"; p = listener.read() {
		if p.Type == "INTERACTION_CREATE" {
			t.Error("the gateway carried the interaction too")
		}
	}
}

func TestEndpointAnswersByREST(t *testing.T) {
	t.Parallel()
	st, b := webStage(t)
	b.answers(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusAccepted) })
	asked := st.tips()
	event := interactionEvent{ID: asked.ID(), Token: asked.Token(), AppID: st.s.Bot().ID}
	st.expect("POST", event.callback(), object{"type": 5}, http.StatusNoContent)
	st.expect("PATCH", event.original(), object{"content": "done"}, http.StatusOK)
	if reply := st.response(asked); reply.Message.Content != "done" {
		t.Errorf("reply %+v", reply.Message)
	}
}

func TestEndpointFails(t *testing.T) {
	t.Parallel()
	st, b := webStage(t)
	tests := []struct {
		name   string
		answer http.HandlerFunc
		says   string
	}{
		{"status", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) }, "status 500"},
		{"not JSON", respond("oops"), "invalid JSON"},
		{"no content type", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, `{"type":5}`) }, "Content-Type"},
		{"too long", respond(`{"type":4,"data":{"content":"` + strings.Repeat("x", 2001) + `"}}`), "content"},
		{"wrong kind", respond(`{"type":8,"data":{"choices":[]}}`), "callback type"},
	}
	for _, test := range tests {
		b.answers(test.answer)
		asked := st.tips()
		_, err := asked.Response(testContext(t))
		if !errors.Is(err, localdiscord.ErrNoReply) || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v", test.name, err)
		}
		event := interactionEvent{ID: asked.ID(), Token: asked.Token()}
		if got := st.rest.send("POST", event.callback(), message("after all")); got.code(t) != 10062 {
			t.Errorf("%s: answered after the end: %s", test.name, got.Body)
		}
	}
	b.Close()
	if _, err := st.tips().Response(testContext(t)); !errors.Is(err, localdiscord.ErrNoReply) {
		t.Errorf("nobody there: %v", err)
	}
}

func TestEndpointIsLate(t *testing.T) {
	t.Parallel()
	now := newClock()
	s := start(t, localdiscord.Options{Now: now.Now})
	st := &stage{t: t, s: s, rest: newREST(t, s), alice: s.Member("alice")}
	st.register(object{"name": "tips", "description": "Tips."})
	b := newWebBot(t, s)
	if err := s.SetInteractionsEndpoint(testContext(t), b.URL); err != nil {
		t.Fatal(err)
	}
	b.answers(func(w http.ResponseWriter, r *http.Request) {
		now.Advance(3*time.Second + time.Millisecond)
		respond(`{"type":5}`)(w, r)
	})
	if _, err := st.tips().Response(testContext(t)); !errors.Is(err, localdiscord.ErrNoReply) {
		t.Errorf("the person sees %v", err)
	}
	if err := s.SetInteractionsEndpoint(testContext(t), ""); err != nil {
		t.Fatal(err)
	}
	if _, err := st.alice.Slash("#general", "tips"); !errors.Is(err, localdiscord.ErrOffline) {
		t.Errorf("with neither endpoint nor gateway: %v", err)
	}
}

func TestEndpointIsTried(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	tests := []struct {
		name   string
		answer http.HandlerFunc
		says   string
	}{
		{"checks nothing", respond(`{"type":1}`), "wrong signature: status 200, want 401"},
		{"does not know PING", respond(`{"type":4}`), "PING: answered with type 4"},
		{"refuses all", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusUnauthorized) }, "PING: status 401"},
	}
	for _, test := range tests {
		bot := httptest.NewServer(test.answer)
		err := s.SetInteractionsEndpoint(testContext(t), bot.URL)
		bot.Close()
		if !errors.Is(err, localdiscord.ErrEndpoint) || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v", test.name, err)
		}
	}
	if _, err := s.PostRaw(testContext(t), localdiscord.RawInteraction{}); !errors.Is(err, localdiscord.ErrNotFound) {
		t.Errorf("without an endpoint: %v", err)
	}
	if _, err := localdiscord.Start(context.Background(), localdiscord.Options{Interactions: "http://127.0.0.1:1"}); !errors.Is(err, localdiscord.ErrEndpoint) {
		t.Errorf("start with nobody there: %v", err)
	}
}

func TestRawInteractions(t *testing.T) {
	t.Parallel()
	st, b := webStage(t)
	b.answers(respond(`{"type":4,"data":{"content":"x"}}`))
	body := st.tips().Payload()
	old := time.Now().Add(-time.Hour).Format("20060102")
	tests := []struct {
		name   string
		raw    localdiscord.RawInteraction
		status int
	}{
		{"replayed", localdiscord.RawInteraction{Body: body}, 200},
		{"signed for another time", localdiscord.RawInteraction{Body: body, Timestamp: old}, 200},
		{"forged", localdiscord.RawInteraction{Body: body, Signature: strings.Repeat("0", 128)}, 401},
		{"no signature", localdiscord.RawInteraction{Body: body, Signature: localdiscord.LeaveOut}, 401},
		{"no timestamp", localdiscord.RawInteraction{Body: body, Timestamp: localdiscord.LeaveOut}, 401},
	}
	for _, test := range tests {
		got, err := st.s.PostRaw(testContext(t), test.raw)
		if err != nil || got.Status != test.status {
			t.Errorf("%s: %d, %v; want %d", test.name, got.Status, err, test.status)
		}
	}
	var app struct {
		Key      string `json:"verify_key"`
		Endpoint string `json:"interactions_endpoint_url"`
	}
	st.expect("GET", "/applications/@me", nil, http.StatusOK).into(t, &app)
	if app.Key != st.s.PublicKey() || app.Endpoint != b.URL {
		t.Errorf("application %+v", app)
	}
}

func TestEndpointAnswersWithAFile(t *testing.T) {
	t.Parallel()
	st, b := webStage(t)
	b.answers(func(w http.ResponseWriter, _ *http.Request) {
		form := multipart.NewWriter(w)
		w.Header().Set("Content-Type", form.FormDataContentType())
		_ = form.WriteField("payload_json", `{"type":4,"data":{"content":"your data"}}`)
		if file, err := form.CreateFormFile("files[0]", "data.json"); err == nil {
			_, _ = io.WriteString(file, "{}")
		}
		_ = form.Close()
	})
	reply := st.response(st.tips())
	if reply.Message.Content != "your data" || len(reply.Message.Attachments) != 1 || reply.Message.Attachments[0].Size != 2 {
		t.Errorf("reply %+v", reply.Message)
	}
}
