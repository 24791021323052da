package bot_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"gutskin/bot"
	"gutskin/bot/internal/scripted"
	"gutskin/bot/localdiscord"
)

func TestReconnects(t *testing.T) {
	for name, fault := range map[string]func(*localdiscord.Faults){
		"opcode 7":         (*localdiscord.Faults).Reconnect,
		"opcode 9":         (*localdiscord.Faults).InvalidateSessions,
		"dropped":          (*localdiscord.Faults).DropGateway,
		"torn":             (*localdiscord.Faults).TearGateway,
		"closed with 4000": func(f *localdiscord.Faults) { f.CloseGateway(4000) },
		"session over":     func(f *localdiscord.Faults) { f.CloseGateway(4009) },
		"dead resume address": func(f *localdiscord.Faults) {
			f.ResumeNowhere(true)
			f.DropGateway()
		},
		"resume refused": func(f *localdiscord.Faults) {
			f.RefuseResume(1)
			f.DropGateway()
		},
		"no hello": func(f *localdiscord.Faults) {
			f.WithholdHello(1)
			f.DropGateway()
		},
		"no gateway address": func(f *localdiscord.Faults) {
			f.Add(localdiscord.Fault{Route: localdiscord.RouteGateway, Times: 5, Answer: localdiscord.HTML(503, "")})
			f.CloseGateway(4009)
		},
		"opcode 7 before READY": func(f *localdiscord.Faults) {
			f.ReconnectBeforeReady(1)
			f.CloseGateway(4009)
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := start(t, setup{})
			fault(b.Faults())
			b.wait("the loss to be noticed", func() bool { return !b.health.Ready() || b.health.Connections() > 1 })
			b.wait("another connection", func() bool { return b.health.Ready() && b.health.Connections() > 1 })
			b.say("alice", localdiscord.DM, "acne?")
		})
	}
}

func TestZombie(t *testing.T) {
	b := start(t, setup{options: localdiscord.Options{HeartbeatInterval: 100 * time.Millisecond}})
	b.Faults().WithholdACKs(true)
	b.wait("the silence to be noticed", func() bool { return b.health.Connections() > 1 || !b.health.Ready() })
	b.Faults().WithholdACKs(false)
	b.wait("another connection", func() bool { return b.health.Ready() && b.health.Connections() > 1 })
	b.say("alice", localdiscord.DM, "acne?")
}

// TestHealthTells holds that the state of the bot can be read from outside.
func TestHealthTells(t *testing.T) {
	b := start(t, setup{options: localdiscord.Options{HeartbeatInterval: 20 * time.Millisecond}})
	b.wait("a heartbeat to be answered", func() bool { return b.health.Heartbeat() > 0 })
	if took := b.health.Heartbeat(); took > patience {
		t.Errorf("a heartbeat took %s", took)
	}
	var names []string
	for _, q := range b.health.Queues() {
		names = append(names, q.Name)
	}
	if got := strings.Join(names, " "); got != "interactions messages overheard notes" {
		t.Errorf("the queues are %s", got)
	}
	b.quit()
	if !b.health.Stopping() || b.health.Ready() {
		t.Error("a bot that has stopped is ready")
	}
}

// TestResumeReplays holds that a message of the gap is answered, and none twice.
func TestResumeReplays(t *testing.T) {
	b := start(t, setup{})
	b.Faults().Duplicate(2)
	b.say("alice", localdiscord.DM, "acne?")
	b.Faults().DropGateway()
	b.say("bob", localdiscord.DM, "acne?")
	if n := len(b.script.Asked()); n != 2 {
		t.Errorf("%d questions asked, want 2", n)
	}
}

func TestFatalCloseCodes(t *testing.T) {
	for code, remedy := range map[int]string{
		4004: "GUTSKIN_DISCORD_TOKEN", 4010: "GUTSKIN_SHARDS", 4011: "leave it empty", 4012: "update gutskin",
		4013: "update gutskin", 4014: "switch on Message Content, or set GUTSKIN_HELP_CHANNELS=false",
	} {
		t.Run(fmt.Sprint(code), func(t *testing.T) {
			t.Parallel()
			check := func(err error) {
				t.Helper()
				var fatal *bot.FatalError
				if !errors.As(err, &fatal) || fatal.Code != code || !strings.Contains(err.Error(), remedy) {
					t.Errorf("ended with %v", err)
				}
			}
			refused := discordOnly(t, setup{before: func(s *localdiscord.Server) { s.Faults().RefuseIdentify(code) }})
			refused.launch(setup{})
			check(<-refused.ended)

			later := discordOnly(t, setup{})
			later.launch(setup{})
			if err := later.WaitConnected(later.ctx); err != nil {
				t.Fatal(err)
			}
			later.Faults().CloseGateway(code)
			check(<-later.ended)
		})
	}
}

func TestWrongToken(t *testing.T) {
	t.Parallel()
	b := discordOnly(t, setup{})
	b.launch(setup{config: func(c *bot.Config) { c.Token = "Bot wrong-token" }})
	err := <-b.ended
	if err == nil || !strings.Contains(err.Error(), "Reset Token") || strings.Contains(err.Error()+b.log.String(), "wrong-token") {
		t.Errorf("ended with %v", err)
	}
}

func TestConfigErrors(t *testing.T) {
	t.Parallel()
	for want, cfg := range map[error]bot.Config{
		bot.ErrNoToken: {},
		bot.ErrBadAPI:  {Token: "x", API: "localhost"},
	} {
		if err := bot.Run(t.Context(), cfg, scripted.New(), nil, slog.New(slog.DiscardHandler)); !errors.Is(err, want) {
			t.Errorf("error %v, want %v", err, want)
		}
	}
}

func TestOddEvents(t *testing.T) {
	b := start(t, setup{})
	if err := b.Faults().UnknownComponent(b.Member("alice"), "#general"); err != nil {
		t.Fatal(err)
	}
	b.wait("the odd message to be answered", func() bool { return b.requests("POST", "/messages") == 1 })
	for _, data := range []string{`null`, `{}`, `[]`, `"x"`, `{"id":1,"token":"t"}`, `{"id":"1","author":null}`, `{"id":"1","token":"../x","user":{"id":"1"}}`} {
		for _, kind := range []string{"MESSAGE_CREATE", "INTERACTION_CREATE", "NOVELTY_CREATE"} {
			b.Faults().Dispatch(kind, json.RawMessage(data))
		}
	}
	b.Faults().Dispatch("GUILD_CREATE", json.RawMessage(`{"id":[],"roles":{}}`))
	b.Faults().Dispatch("GUILD_DELETE", json.RawMessage(`{"id":"1","unavailable":"x"}`))
	b.say("bob", localdiscord.DM, "acne?")
}

func TestStaleAndUnknownInteractions(t *testing.T) {
	b := start(t, setup{})
	interaction := func(id, token, name string) json.RawMessage {
		return json.RawMessage(fmt.Sprintf(`{"id":%q,"application_id":"1","type":2,"token":%q,"channel_id":"5","user":{"id":"7"},
			"data":{"name":%q,"options":[{"name":"question","value":"acne?"}]}}`, id, token, name))
	}
	b.Faults().Dispatch("INTERACTION_CREATE", interaction("175928847299117063", "old", "ask")) // of 2016
	fresh := fmt.Sprint((time.Now().UnixMilli() - 1420070400000) << 22)
	b.Faults().Dispatch("INTERACTION_CREATE", interaction(fresh, "forged", "ask"))
	b.wait("the forged one to be answered", func() bool { return strings.Contains(b.log.String(), "came too late") })
	b.say("bob", localdiscord.DM, "acne?")
	if b.requests("POST", "/old/callback") != 0 || b.requests("POST", "/forged/callback") != 1 {
		t.Errorf("requests %v", b.Requests())
	}
	if strings.Contains(b.log.String(), "forged") {
		t.Error("the token is in the log")
	}
}

func TestManagedRole(t *testing.T) {
	b := start(t, setup{})
	channel, err := b.Member("alice").Channel("#general")
	if err != nil {
		t.Fatal(err)
	}
	guild := b.Guilds()[0].ID
	b.Faults().Dispatch("GUILD_CREATE", json.RawMessage(fmt.Sprintf(
		`{"id":%q,"roles":[{"id":"55","tags":{"bot_id":%q}},{"id":"56"}]}`, guild, b.Bot().ID)))
	message := func(role string) json.RawMessage {
		id := (time.Now().UnixMilli() - 1420070400000) << 22
		return json.RawMessage(fmt.Sprintf(`{"id":"%d","channel_id":%q,"guild_id":%q,"type":0,"author":{"id":"7"},
			"content":"<@&%s> acne?","mention_roles":[%q]}`, id, channel.ID, guild, role, role))
	}
	b.Faults().Dispatch("MESSAGE_CREATE", message("56"))
	b.Faults().Dispatch("MESSAGE_CREATE", message("55"))
	b.wait("an answer", func() bool { return len(b.script.Asked()) == 1 })
	if q := b.script.Asked()[0]; q.Text != "acne?" {
		t.Errorf("asked %q", q.Text)
	}
}
