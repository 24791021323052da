package localdiscord_test

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"

	"gutskin/bot/localdiscord"
)

func TestGatewayClosesWithDiscordsCodes(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		query string
		send  func(c *gatewayClient)
		want  int
	}{
		{"not json", "", func(c *gatewayClient) { c.sendRaw("{") }, 4002},
		{"no opcode", "", func(c *gatewayClient) { c.sendRaw("{}") }, 4002},
		{"payload of 4097 bytes", "", func(c *gatewayClient) { c.sendRaw(`{"op":1,"d":"` + strings.Repeat("x", 4097-15) + `"}`) }, 4002},
		{"unknown opcode", "", func(c *gatewayClient) { c.send(77, nil) }, 4001},
		{"presence before identify", "", func(c *gatewayClient) { c.send(3, nil) }, 4003},
		{"wrong token", "", func(c *gatewayClient) { c.identify(object{"token": "nope", "intents": 0}) }, 4004},
		{"wrong token on resume", "", func(c *gatewayClient) { c.token = "nope"; c.resume(0) }, 4004},
		{"identify twice", "", func(c *gatewayClient) { c.identify(object{"intents": 0}); c.identify(object{"intents": 0}) }, 4005},
		{"shard out of range", "", func(c *gatewayClient) { c.identify(object{"intents": 0, "shard": []int{2, 2}}) }, 4010},
		{"old version", "v=8", nil, 4012},
		{"no intents", "", func(c *gatewayClient) { c.identify(nil) }, 4013},
		{"unknown intent", "", func(c *gatewayClient) { c.identify(object{"intents": 1 << 30}) }, 4013},
		{"privileged intent", "", func(c *gatewayClient) { c.identify(object{"intents": localdiscord.IntentMessageContent}) }, 4014},
		{"121 payloads in a minute", "", func(c *gatewayClient) {
			for range 121 {
				c.send(opHeartbeat, nil)
			}
		}, 4008},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			c := dial(t, start(t, localdiscord.Options{}), test.query)
			if test.send != nil {
				test.send(c)
			}
			if got := c.closeCode(); got != test.want {
				t.Errorf("closed with %d, want %d", got, test.want)
			}
		})
	}
}

func TestHeartbeat(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{HeartbeatInterval: 300 * time.Millisecond})
	c := dial(t, s, "v=9&encoding=json")
	var greeting struct {
		Interval int `json:"heartbeat_interval"`
	}
	if err := json.Unmarshal(c.expect(opHello).Data, &greeting); err != nil || greeting.Interval != 300 {
		t.Fatalf("heartbeat interval %d, %v", greeting.Interval, err)
	}
	c.send(opHeartbeat, nil)
	c.expect(opHeartbeatACK)
	if got := c.closeCode(); got != 4009 {
		t.Errorf("closed with %d after no heartbeat, want 4009", got)
	}
}

func TestReadyAndGuilds(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{BotName: "gut"})
	s.Member("alice")
	c := hello(t, s)
	c.identify(object{"intents": allIntents, "shard": []int{0, 1}})
	var ready struct {
		User   localdiscord.User
		Guilds []struct{ ID string }
		URL    string `json:"resume_gateway_url"`
	}
	c.event("READY", &ready)
	if ready.User.Username != "gut" || len(ready.Guilds) != 1 || !strings.HasPrefix(ready.URL, "ws://127.0.0.1:") {
		t.Errorf("READY says %+v", ready)
	}
	var guild struct {
		ID       string
		Channels []localdiscord.Channel
		Count    int `json:"member_count"`
	}
	c.event("GUILD_CREATE", &guild)
	if guild.ID != ready.Guilds[0].ID || len(guild.Channels) != 3 || guild.Count != 2 {
		t.Errorf("GUILD_CREATE says %+v", guild)
	}
	second := s.AddGuild("Second")
	c.event("GUILD_CREATE", &guild)
	s.RemoveGuild(second.ID)
	c.event("GUILD_DELETE", &guild)
	if guild.ID != second.ID {
		t.Errorf("deleted guild %s, want %s", guild.ID, second.ID)
	}
}

func TestIntentsDecideWhatIsHeard(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{PrivilegedIntents: localdiscord.IntentMessageContent})
	plain := identified(t, s, localdiscord.IntentGuildMessages)
	direct := identified(t, s, localdiscord.IntentDirectMessages)
	reader := identified(t, s, localdiscord.IntentGuildMessages|localdiscord.IntentMessageContent)
	alice := s.Member("alice")
	for _, send := range []struct{ channel, text string }{
		{localdiscord.DM, "in private"}, {"#general", "to nobody"}, {"#general", s.Bot().Mention() + " to you"},
	} {
		if _, err := alice.Send(send.channel, send.text); err != nil {
			t.Fatal(err)
		}
	}
	heard := func(c *gatewayClient) string {
		var m localdiscord.Message
		c.event("MESSAGE_CREATE", &m)
		return m.Content
	}
	if got := heard(plain); got != "" {
		t.Errorf("without the intent the first guild message says %q", got)
	}
	if got := heard(plain); !strings.HasSuffix(got, "to you") {
		t.Errorf("a mention says %q", got)
	}
	if got := heard(direct); got != "in private" {
		t.Errorf("the direct message says %q", got)
	}
	if got := heard(reader); got != "to nobody" {
		t.Errorf("with the intent the first guild message says %q", got)
	}
}

func TestShardsShareTheWork(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	first, second := hello(t, s), hello(t, s)
	for i, c := range []*gatewayClient{first, second} {
		c.identify(object{"intents": allIntents, "shard": []int{i, 2}})
		c.ready()
	}
	if _, err := s.Member("alice").Send(localdiscord.DM, "hi"); err != nil {
		t.Fatal(err)
	}
	first.event("MESSAGE_CREATE", nil)
	s.Faults().Dispatch("END", json.RawMessage(`{}`))
	for {
		p := second.read()
		if p.Type == "MESSAGE_CREATE" {
			t.Fatal("the second shard heard of a direct message")
		}
		if p.Type == "END" {
			return
		}
	}
}

func TestResumeReplaysWhatWasMissed(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	c := identified(t, s, allIntents)
	seq, session := c.seq, c.session
	s.Faults().DropGateway()
	if got := c.closeCode(); got != -1 {
		t.Errorf("a dropped connection ends with close code %d", got)
	}
	if _, err := s.Member("alice").Send(localdiscord.DM, "missed"); err != nil {
		t.Fatal(err)
	}
	c = hello(t, s)
	c.session = session
	c.resume(seq)
	var m localdiscord.Message
	c.event("MESSAGE_CREATE", &m)
	if m.Content != "missed" {
		t.Errorf("replayed %q", m.Content)
	}
	c.event("RESUMED", nil)
}

func TestResumeRefused(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		before func(s *localdiscord.Server, now *localdiscord.Clock, c *gatewayClient)
		seq    int64
		code   int // zero if opcode 9 is expected
	}{
		{"unknown session", func(_ *localdiscord.Server, _ *localdiscord.Clock, c *gatewayClient) { c.session = "none" }, 1, 0},
		{"refused on demand", func(s *localdiscord.Server, _ *localdiscord.Clock, _ *gatewayClient) { s.Faults().RefuseResume(1) }, 1, 0},
		{"too late", func(_ *localdiscord.Server, now *localdiscord.Clock, _ *gatewayClient) { now.Advance(time.Hour) }, 1, 0},
		{"sequence from the future", nil, 99, 4007},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			now := newClock()
			s := start(t, localdiscord.Options{Now: now.Now})
			c := identified(t, s, 0)
			session := c.session
			s.Faults().DropGateway()
			c.closeCode()
			c = hello(t, s)
			c.session = session
			if test.before != nil {
				test.before(s, now, c)
			}
			c.resume(test.seq)
			if test.code != 0 {
				if got := c.closeCode(); got != test.code {
					t.Errorf("closed with %d, want %d", got, test.code)
				}
				return
			}
			if p := c.expect(opInvalidSession); string(p.Data) != "false" {
				t.Errorf("opcode 9 says %s", p.Data)
			}
			c.identify(object{"intents": 0})
			c.ready()
		})
	}
}

func TestNormalClosureEndsTheSession(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	c := identified(t, s, 0)
	c.leave(s)
	again := hello(t, s)
	again.session = c.session
	again.resume(c.seq)
	again.expect(opInvalidSession)
}

func TestGatewayFaults(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		run  func(t *testing.T, s *localdiscord.Server)
	}{
		{"close on demand", func(t *testing.T, s *localdiscord.Server) {
			c := identified(t, s, 0)
			s.Faults().CloseGateway(4000)
			if got := c.closeCode(); got != 4000 {
				t.Errorf("closed with %d", got)
			}
		}},
		{"identify refused", func(t *testing.T, s *localdiscord.Server) {
			s.Faults().RefuseIdentify(4011)
			c := hello(t, s)
			c.identify(object{"intents": 0})
			if got := c.closeCode(); got != 4011 {
				t.Errorf("closed with %d", got)
			}
		}},
		{"reconnect instead of ready", func(t *testing.T, s *localdiscord.Server) {
			s.Faults().ReconnectBeforeReady(1)
			c := hello(t, s)
			c.identify(object{"intents": 0})
			c.expect(opReconnect)
		}},
		{"reconnect later", func(t *testing.T, s *localdiscord.Server) {
			c := identified(t, s, 0)
			s.Faults().Reconnect()
			c.expect(opReconnect)
		}},
		{"session invalidated", func(t *testing.T, s *localdiscord.Server) {
			c := identified(t, s, 0)
			s.Faults().InvalidateSessions()
			c.expect(opInvalidSession)
		}},
		{"no hello", func(t *testing.T, s *localdiscord.Server) {
			s.Faults().WithholdHello(1)
			c := dial(t, s, "")
			c.send(opHeartbeat, nil)
			c.expect(opHeartbeatACK) // the first thing that is said
		}},
		{"no heartbeat ACK", func(t *testing.T, s *localdiscord.Server) {
			c := identified(t, s, 0)
			s.Faults().WithholdACKs(true)
			c.send(opHeartbeat, nil)
			c.send(77, nil)
			_, data, err := c.ws.Read(c.ctx)
			if websocket.CloseStatus(err) != 4001 {
				t.Errorf("read %s, %v before the connection was closed", data, err)
			}
		}},
		{"event twice", func(t *testing.T, s *localdiscord.Server) {
			c := identified(t, s, allIntents)
			s.Faults().Duplicate(1)
			if _, err := s.Member("alice").Send(localdiscord.DM, "once"); err != nil {
				t.Fatal(err)
			}
			var one, two localdiscord.Message
			c.event("MESSAGE_CREATE", &one)
			c.event("MESSAGE_CREATE", &two)
			if one.ID != two.ID {
				t.Errorf("two messages, %s and %s", one.ID, two.ID)
			}
		}},
		{"unknown component", func(t *testing.T, s *localdiscord.Server) {
			c := identified(t, s, allIntents)
			if err := s.Faults().UnknownComponent(s.Member("alice"), "#general"); err != nil {
				t.Fatal(err)
			}
			if p := c.event("MESSAGE_CREATE", nil); !bytes.Contains(p.Data, []byte(`"type":99`)) {
				t.Errorf("message %s", p.Data)
			}
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			test.run(t, start(t, localdiscord.Options{}))
		})
	}
}

func TestTransportCompression(t *testing.T) {
	t.Parallel()
	c := dial(t, start(t, localdiscord.Options{}), "v=10&compress=zlib-stream")
	_, data, err := c.ws.Read(c.ctx)
	if err != nil {
		t.Fatal(err)
	}
	stream, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var p packet
	if err := json.NewDecoder(stream).Decode(&p); err != nil || p.Op != opHello {
		t.Errorf("inflated opcode %d, %v", p.Op, err)
	}
	if !bytes.HasSuffix(data, []byte{0, 0, 0xff, 0xff}) {
		t.Errorf("message ends with % x, not with a flush", data[len(data)-4:])
	}
}
