package bot_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"gutskin/bot"
	"gutskin/bot/internal/scripted"
	"gutskin/bot/localdiscord"
)

// signer signs requests as Discord does.
type signer struct {
	key ed25519.PrivateKey
	ago time.Duration // how long ago it signs
}

func newSigner() signer {
	return signer{key: ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))}
}

func (s signer) public() string {
	return hex.EncodeToString(s.key.Public().(ed25519.PublicKey))
}

func (s signer) request(t *testing.T, b *bench, body string) *http.Request {
	t.Helper()
	b.wait("the HTTP door", func() bool { return b.health.Interactions() != "" })
	r, err := http.NewRequestWithContext(b.ctx, http.MethodPost, "http://"+b.health.Interactions()+bot.InteractionsPath, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	stamp := strconv.FormatInt(time.Now().Add(-s.ago).Unix(), 10)
	r.Header.Set("X-Signature-Timestamp", stamp)
	r.Header.Set("X-Signature-Ed25519", hex.EncodeToString(ed25519.Sign(s.key, []byte(stamp+body))))
	return r
}

func send(t *testing.T, r *http.Request) (int, string) {
	t.Helper()
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(data)
}

// overHTTP is a bot that takes interactions over HTTP.
func overHTTP(t *testing.T, s signer, with setup) *bench {
	with.config = func(c *bot.Config) { c.PublicKey, c.InteractionsAddress = s.public(), "127.0.0.1:0" }
	return start(t, with)
}

// asking is the event of somebody who asks now.
func asking(t *testing.T, id, question string) string {
	t.Helper()
	data, err := json.Marshal(map[string]any{
		"id": id, "application_id": "100", "type": 2, "token": "t" + id, "channel_id": "5", "guild_id": "9",
		"member": map[string]any{"user": map[string]any{"id": "7"}, "permissions": "0"},
		"data":   map[string]any{"name": "ask", "options": []any{map[string]any{"name": "question", "value": question}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// freshID is an id as Discord makes it now.
func freshID() string {
	const discordEpoch = 1420070400000
	return strconv.FormatInt((time.Now().UnixMilli()-discordEpoch)<<22, 10)
}

func TestHTTPDoor(t *testing.T) {
	s := newSigner()
	b := overHTTP(t, s, setup{})
	if status, body := send(t, s.request(t, b, `{"type":1}`)); status != http.StatusOK || body != `{"type":1}` {
		t.Errorf("a ping gets %d %s", status, body)
	}
	id := freshID()
	status, body := send(t, s.request(t, b, asking(t, id, "acne?")))
	if status != http.StatusOK || !strings.Contains(body, "Acne has been linked") || !strings.Contains(body, `"type":4`) {
		t.Errorf("a question gets %d %s", status, body)
	}
	if status, _ := send(t, s.request(t, b, asking(t, id, "acne?"))); status != http.StatusConflict {
		t.Errorf("the same question again gets %d", status)
	}
	if !strings.Contains(b.log.String(), "direct messages and mentions need the gateway") {
		t.Error("the log does not say what needs the gateway")
	}
	b.say("alice", "#general", b.Bot().Mention()+" acne?") // the gateway goes on
}

func TestHTTPDoorRefuses(t *testing.T) {
	s := newSigner()
	b := overHTTP(t, s, setup{})
	question := asking(t, freshID(), "acne?")
	for name, tc := range map[string]struct {
		change func(*http.Request)
		body   string
		want   int
	}{
		"no signature":      {func(r *http.Request) { r.Header.Del("X-Signature-Ed25519") }, question, http.StatusUnauthorized},
		"not hexadecimal":   {func(r *http.Request) { r.Header.Set("X-Signature-Ed25519", "zz") }, question, http.StatusUnauthorized},
		"another body":      {func(r *http.Request) { r.Body = io.NopCloser(strings.NewReader(`{"type":1}`)); r.ContentLength = 10 }, question, http.StatusUnauthorized},
		"no time":           {func(r *http.Request) { r.Header.Del("X-Signature-Timestamp") }, question, http.StatusUnauthorized},
		"another time":      {func(r *http.Request) { r.Header.Set("X-Signature-Timestamp", "1") }, question, http.StatusUnauthorized},
		"GET":               {func(r *http.Request) { r.Method = http.MethodGet }, question, http.StatusMethodNotAllowed},
		"another path":      {func(r *http.Request) { r.URL.Path = "/" }, question, http.StatusNotFound},
		"too large":         {func(*http.Request) {}, strings.Repeat(" ", 1<<20+1), http.StatusRequestEntityTooLarge},
		"no JSON":           {func(*http.Request) {}, "{", http.StatusBadRequest},
		"not complete":      {func(*http.Request) {}, `{"type":2}`, http.StatusBadRequest},
		"an old one":        {func(*http.Request) {}, asking(t, "1", "acne?"), http.StatusConflict},
		"unknown type":      {func(*http.Request) {}, strings.Replace(asking(t, freshID(), "x"), `"type":2`, `"type":77`, 1), http.StatusOK},
		"a path in a token": {func(*http.Request) {}, strings.Replace(question, `"token":"t`, `"token":"../`, 1), http.StatusBadRequest},
	} {
		r := s.request(t, b, tc.body)
		tc.change(r)
		if status, body := send(t, r); status != tc.want || strings.Contains(body, "Acne") {
			t.Errorf("%s: %d %s, want %d", name, status, body, tc.want)
		}
	}
	old := s
	old.ago = 2 * time.Minute
	if status, _ := send(t, old.request(t, b, asking(t, freshID(), "acne?"))); status != http.StatusUnauthorized {
		t.Errorf("a signature of two minutes ago gets %d", status)
	}
}

// TestHTTPDefers holds that an answer that takes long comes by a request of the bot's own.
func TestHTTPDefers(t *testing.T) {
	s, release := newSigner(), make(chan struct{})
	b := overHTTP(t, s, setup{script: slow(release, scripted.Acne()), times: bot.FastTimings().Patience(10 * time.Millisecond)})
	status, body := send(t, s.request(t, b, asking(t, freshID(), "slow?")))
	if status != http.StatusOK || !strings.Contains(body, `"type":5`) {
		t.Errorf("a slow answer begins with %d %s", status, body)
	}
	close(release)
	b.wait("the answer", func() bool { return b.requests("PATCH", "/@original") == 1 })
}

// TestBothDoors has Discord bring interactions over HTTP, and checks, as it does, that the
// bot refuses what is not signed by it.
func TestBothDoors(t *testing.T) {
	t.Parallel()
	b := discordOnly(t, setup{})
	b.launch(setup{config: func(c *bot.Config) { c.PublicKey, c.InteractionsAddress = b.PublicKey(), "127.0.0.1:0" }})
	if _, err := b.WaitCommand(b.ctx, "ask"); err != nil {
		t.Fatal(err)
	}
	if err := b.SetInteractionsEndpoint(b.ctx, "http://"+b.health.Interactions()+bot.InteractionsPath); err != nil {
		t.Fatal(err, b.log)
	}
	suggestion := b.ask("alice", "#general", "skin?").Message
	if !strings.Contains(suggestion.Content, "Which of these") || !suggestion.Ephemeral() {
		t.Errorf("suggestion %+v", suggestion)
	}
	pressed, err := b.Member("alice").Click(*suggestion, suggestion.Controls()[0].CustomID)
	if err != nil {
		t.Fatal(err)
	}
	if reply, err := pressed.Response(b.ctx); err != nil || len(reply.Message.Embeds) != 1 {
		t.Errorf("the button gets %+v, %v", reply, err)
	}
	if _, err := b.Member("alice").Autocomplete(b.ctx, "#general", "ask", "question", "acn"); err != nil {
		t.Error(err)
	}
	b.say("bob", localdiscord.DM, "acne?") // by the gateway
}

func TestHTTPConfig(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"zz", "00", strings.Repeat("0", 66)} {
		cfg := bot.Config{Token: "x", API: "http://127.0.0.1:1", PublicKey: key}
		if err := bot.Run(t.Context(), cfg, scripted.New(), scripted.Store(t), slog.New(slog.DiscardHandler)); !errors.Is(err, bot.ErrBadKey) {
			t.Errorf("%q: %v", key, err)
		}
	}
}
