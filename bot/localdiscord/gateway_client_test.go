package localdiscord_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/coder/websocket"

	"gutskin/bot/localdiscord"
)

// The opcodes that these tests speak of.
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opResume         = 6
	opReconnect      = 7
	opInvalidSession = 9
	opHello          = 10
	opHeartbeatACK   = 11
)

const allIntents = localdiscord.IntentGuilds | localdiscord.IntentGuildMessages |
	localdiscord.IntentDirectMessages | localdiscord.IntentGuildMessageReactions

// packet is a gateway payload.
type packet struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  int64           `json:"s"`
	Type string          `json:"t"`
}

// gatewayClient speaks the gateway's protocol by hand.
type gatewayClient struct {
	t       testing.TB
	ctx     context.Context
	ws      *websocket.Conn
	token   string
	session string
	seq     int64
}

// dial opens a connection with a query such as "v=10&encoding=json".
func dial(t testing.TB, s *localdiscord.Server, query string) *gatewayClient {
	t.Helper()
	ctx := testContext(t)
	ws, response, err := websocket.Dial(ctx, strings.Replace(s.URL(), "http", "ws", 1)+"/?"+query, nil)
	if err != nil {
		t.Fatalf("dial: %v", err)
	}
	if response.Body != nil {
		_ = response.Body.Close()
	}
	ws.SetReadLimit(1 << 20)
	t.Cleanup(func() { _ = ws.CloseNow() })
	return &gatewayClient{t: t, ctx: ctx, ws: ws, token: "Bot " + s.Token()}
}

// hello dials and takes the greeting.
func hello(t testing.TB, s *localdiscord.Server) *gatewayClient {
	t.Helper()
	c := dial(t, s, "v=10&encoding=json")
	c.expect(opHello)
	return c
}

// identified is a client with a session.
func identified(t testing.TB, s *localdiscord.Server, intents localdiscord.Intents) *gatewayClient {
	t.Helper()
	c := hello(t, s)
	c.identify(object{"intents": intents})
	c.ready()
	return c
}

// leave closes normally and waits until the server has noticed.
func (c *gatewayClient) leave(s *localdiscord.Server) {
	c.t.Helper()
	if err := c.ws.Close(websocket.StatusNormalClosure, ""); err != nil {
		c.t.Fatalf("close: %v", err)
	}
	if err := s.WaitDisconnected(c.ctx); err != nil {
		c.t.Fatal(err)
	}
}

func (c *gatewayClient) send(op int, data any) {
	c.t.Helper()
	encoded, err := json.Marshal(object{"op": op, "d": data})
	if err != nil {
		c.t.Fatalf("encode: %v", err)
	}
	c.sendRaw(string(encoded))
}

func (c *gatewayClient) sendRaw(payload string) {
	c.t.Helper()
	if err := c.ws.Write(c.ctx, websocket.MessageText, []byte(payload)); err != nil {
		c.t.Fatalf("send: %v", err)
	}
}

// identify sends the token with what data adds to it.
func (c *gatewayClient) identify(data object) {
	c.t.Helper()
	all := object{"token": c.token, "properties": object{}}
	for name, value := range data {
		all[name] = value
	}
	c.send(opIdentify, all)
}

func (c *gatewayClient) resume(seq int64) {
	c.t.Helper()
	c.send(opResume, object{"token": c.token, "session_id": c.session, "seq": seq})
}

func (c *gatewayClient) read() packet {
	c.t.Helper()
	_, data, err := c.ws.Read(c.ctx)
	if err != nil {
		c.t.Fatalf("read: %v", err)
	}
	var p packet
	if err := json.Unmarshal(data, &p); err != nil {
		c.t.Fatalf("decode %s: %v", data, err)
	}
	if p.Op == opDispatch {
		c.seq = p.Seq
	}
	return p
}

// expect reads one payload, which must have the opcode.
func (c *gatewayClient) expect(op int) packet {
	c.t.Helper()
	p := c.read()
	if p.Op != op {
		c.t.Fatalf("got opcode %d %s, want %d", p.Op, p.Type, op)
	}
	return p
}

// event reads until an event of the type comes, and decodes it.
func (c *gatewayClient) event(kind string, into any) packet {
	c.t.Helper()
	for {
		p := c.read()
		if p.Type != kind {
			continue
		}
		if into != nil {
			if err := json.Unmarshal(p.Data, into); err != nil {
				c.t.Fatalf("decode %s: %v", p.Data, err)
			}
		}
		return p
	}
}

// ready takes READY and remembers the session.
func (c *gatewayClient) ready() {
	c.t.Helper()
	var r struct {
		SessionID string `json:"session_id"`
	}
	c.event("READY", &r)
	c.session = r.SessionID
}

// closeCode reads until the connection is closed.
func (c *gatewayClient) closeCode() int {
	for {
		if _, _, err := c.ws.Read(c.ctx); err != nil {
			return int(websocket.CloseStatus(err))
		}
	}
}

// interactionEvent is what a bot reads of an interaction.
type interactionEvent struct {
	ID      string                `json:"id"`
	Token   string                `json:"token"`
	Type    int                   `json:"type"`
	AppID   string                `json:"application_id"`
	Data    json.RawMessage       `json:"data"`
	Message *localdiscord.Message `json:"message"`
}

// interaction waits for the next interaction.
func (c *gatewayClient) interaction() interactionEvent {
	c.t.Helper()
	var i interactionEvent
	c.event("INTERACTION_CREATE", &i)
	return i
}

func (i interactionEvent) callback() string {
	return "/interactions/" + i.ID + "/" + i.Token + "/callback"
}
func (i interactionEvent) webhook() string  { return "/webhooks/" + i.AppID + "/" + i.Token }
func (i interactionEvent) original() string { return i.webhook() + "/messages/@original" }
