package localdiscord_test

import (
	"errors"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"

	"gutskin/bot/localdiscord"
)

// TestPeopleTalkToADiscordgoBot walks through everything that people do with a
// bot, with a real client library in between.
func TestPeopleTalkToADiscordgoBot(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	connect(t, s)
	ctx := testContext(t)
	alice := s.Member("alice")
	for _, private := range []bool{false, true} {
		asked, err := alice.Slash("#general", "ask", localdiscord.Opt("question", "why?"), localdiscord.Opt("private", private))
		if err != nil {
			t.Fatal(err)
		}
		reply, err := asked.Response(ctx)
		if err != nil || reply.Message.Content != "answer to why?" || reply.Message.Ephemeral() != private {
			t.Errorf("private %v: %+v, %v", private, reply.Message, err)
		}
	}
	choices, err := alice.Autocomplete(ctx, localdiscord.DM, "ask", "question", "ac")
	if err != nil || len(choices) != 1 || choices[0].Value != "acne" {
		t.Errorf("choices %v, %v", choices, err)
	}
	for _, send := range []struct{ channel, text string }{{localdiscord.DM, "hi"}, {"#general", s.Bot().Mention() + " hi"}} {
		sent, err := alice.Send(send.channel, send.text)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := alice.WaitAnswer(ctx, sent)
		if err != nil || answer.Content != "you said hi" || answer.Reference.MessageID != sent.ID {
			t.Errorf("%s: %+v, %v", send.channel, answer, err)
		}
	}
}

func TestComponentsAndModalsWithDiscordgo(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	connect(t, s)
	ctx := testContext(t)
	alice := s.Member("alice")
	asked, err := alice.Slash("#general", "menu")
	if err != nil {
		t.Fatal(err)
	}
	shown, err := asked.Response(ctx)
	if err != nil {
		t.Fatal(err)
	}
	clicked, err := alice.Click(*shown.Message, "more")
	if err != nil {
		t.Fatal(err)
	}
	updated, err := clicked.Response(ctx)
	if err != nil || updated.Message.ID != shown.Message.ID || updated.Message.Content != "more of it" {
		t.Errorf("updated %+v, %v", updated.Message, err)
	}
	form, err := alice.Slash("#general", "form")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := alice.SubmitModal(ctx, form, map[string]string{"name": ""}); !errors.Is(err, localdiscord.ErrInvalid) {
		t.Errorf("an empty required field: %v", err)
	}
	submitted, err := alice.SubmitModal(ctx, form, map[string]string{"name": "Alice"})
	if err != nil {
		t.Fatal(err)
	}
	if reply, err := submitted.Response(ctx); err != nil || reply.Message.Content != "hello Alice" {
		t.Errorf("reply %+v, %v", reply.Message, err)
	}
}

func TestDiscordgoComesBack(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		cut   func(f *localdiscord.Faults)
		event string // by which the session is back
	}{
		{"resumes after opcode 7", func(f *localdiscord.Faults) { f.Reconnect() }, "RESUMED"},
		{"identifies after opcode 9", func(f *localdiscord.Faults) { f.RefuseResume(1); f.DropGateway() }, "READY"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := start(t, localdiscord.Options{})
			bot := newEcho(t, s.URL(), s.Token())
			bot.ShouldReconnectOnError = true
			bot.SyncEvents = true // so that events come in order
			events := make(chan string, 100)
			bot.AddHandler(func(_ *discordgo.Session, e *discordgo.Event) { events <- e.Type })
			bot.open()
			for <-events != "GUILD_CREATE" { // the last event of the first connection
			}
			test.cut(s.Faults())
			for <-events != test.event {
			}
			sent, err := s.Member("alice").Send(localdiscord.DM, "there?")
			if err != nil {
				t.Fatal(err)
			}
			if _, err := s.Member("alice").WaitAnswer(testContext(t), sent); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestDiscordgoIsRefused(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		change func(b *echo)
		code   int
	}{
		{"wrong token", func(b *echo) { b.Identify.Token = "Bot wrong" }, 4004},
		{"privileged intent", func(b *echo) { b.Identify.Intents |= discordgo.IntentMessageContent }, 4014},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := start(t, localdiscord.Options{})
			bot := newEcho(t, s.URL(), s.Token())
			test.change(bot)
			var closed *websocket.CloseError
			if err := bot.Open(); !errors.As(err, &closed) || closed.Code != test.code {
				t.Errorf("open: %v, want code %d", err, test.code)
			}
		})
	}
}

func TestDiscordgoMeetsALimit(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	bot := connect(t, s)
	bot.ShouldRetryOnRateLimit = false
	s.Faults().Add(localdiscord.Fault{Route: localdiscord.RouteCreateMessage, Answer: localdiscord.RouteLimit(1500 * time.Millisecond)})
	var limit *discordgo.RateLimitError
	if _, err := bot.ChannelMessageSend(generalOf(s), "x"); !errors.As(err, &limit) || limit.RetryAfter != 1500*time.Millisecond {
		t.Errorf("send: %v", err)
	}
}
