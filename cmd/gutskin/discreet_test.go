package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"gutskin/bot/localdiscord"
)

// marker stands in every text that somebody writes, and nowhere else.
const marker = "xylophonist"

// collector is an OpenTelemetry collector that keeps what it is sent, as it came.
type collector struct {
	mutex sync.Mutex
	sent  bytes.Buffer
}

func (c *collector) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, "unread", http.StatusBadRequest)
		return
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.sent.Write(body)
	w.Header().Set("Content-Type", "application/x-protobuf")
}

// crowd are people who use a bot in every way, and what must not be told of them.
type crowd struct {
	t       *testing.T
	ctx     context.Context
	discord *localdiscord.Server
	secrets map[string]string // what it is, by itself
}

func (c *crowd) person(name string) deskUser {
	m := c.discord.Member(name)
	c.hide(m.User().ID, "the id of "+name)
	c.hide(name, "a name")
	return deskUser{c.t, c.ctx, m}
}

func (c *crowd) hide(secret, what string) { c.secrets[secret] = what }

// saw waits for the answer to an interaction and hides its ids.
func (c *crowd) saw(i *localdiscord.Interaction, err error) *localdiscord.Interaction {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
	c.hide(i.Token(), "an interaction's token")
	c.hide(i.ID(), "an interaction's id")
	if _, err := i.Response(c.ctx); err != nil {
		c.t.Fatal(err)
	}
	return i
}

// said is the message that an interaction was answered with.
func (c *crowd) said(i *localdiscord.Interaction, err error) localdiscord.Message {
	c.t.Helper()
	c.saw(i, err)
	reply := i.Reply()
	if reply.Message == nil {
		c.t.Fatalf("no message: %+v", reply)
	}
	return *reply.Message
}

// TestNothingPersonalIsTold has the whole bot used in every way, at the chattiest level of
// the log, and looks for all that was said and who said it in everything that the operator
// can read.
func TestNothingPersonalIsTold(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*patience)
	defer cancel()
	discord := startDiscord(t, localdiscord.Options{PrivilegedIntents: localdiscord.IntentMessageContent})
	traces := new(collector)
	collecting := httptest.NewServer(traces)
	defer collecting.Close()
	s := startServe(ctx, t, discord, map[string]string{
		"GUTSKIN_KNOWLEDGE_DIR": smallFolder(t, t.TempDir()), "GUTSKIN_MODERATOR_GUILD": discord.Guilds()[0].ID,
		"GUTSKIN_HELP_CHANNELS": "true", "GUTSKIN_LOG_LEVEL": "debug", "GUTSKIN_LOG_FORMAT": "json", "OTEL_EXPORTER_OTLP_ENDPOINT": collecting.URL,
	})
	s.offers("ask", "knowledge")
	people := &crowd{t, ctx, discord, map[string]string{discord.Token(): "the token", marker: "a text"}}
	for _, channel := range discord.Channels(discord.Guilds()[0].ID) {
		people.hide(channel.ID, "a channel's id")
	}
	people.ask()
	people.vote()
	people.manage()
	people.moderate()
	people.suffer()
	_, metrics := s.get(metricsPath)
	s.end()
	told := map[string]string{"the log": s.log.String(), "a metric": metrics, "a trace": traces.sent.String()}
	for where, text := range told {
		for secret, what := range people.secrets {
			if at := strings.Index(text, secret); at >= 0 {
				t.Errorf("%s (%s) is in %s: …%s…", what, secret, where, text[max(0, at-200):min(len(text), at+100)])
			}
		}
	}
	people.wasHeard(told)
}

// wasHeard holds that there was something to find: each way of asking left its mark.
func (c *crowd) wasHeard(told map[string]string) {
	c.t.Helper()
	for where, wants := range map[string][]string{
		"the log": {`"msg":"handled","kind":"command"`, `"kind":"control"`, `"kind":"form"`, `"kind":"complete"`, `"kind":"message"`, `"kind":"overheard"`, "an event could not be read", "rate limit", "connected to Discord again"},
		"a metric": {
			`gutskin_questions_total{door="slash",outcome="answer",via="gateway"} 6`, `gutskin_questions_total{door="dm",outcome="answer",via="gateway"} `,
			`gutskin_questions_total{door="mention",outcome="answer",via="gateway"} 1`, `gutskin_questions_total{door="menu",outcome="answer",via="gateway"} 1`,
			`gutskin_questions_total{door="overheard",outcome="care",via="gateway"} 1`, `gutskin_rest_limited_total{limit="route"} `, `gutskin_store_calls_total{end="ok",operation="send_question"} 1`,
		},
		"a trace": {"command", "message", "ask", "answer interaction", "create message", "store send_question"},
	} {
		for _, want := range wants {
			if !strings.Contains(told[where], want) {
				c.t.Errorf("%s lacks %s", where, want)
			}
		}
	}
	for line := range strings.Lines(told["the log"]) {
		if !json.Valid([]byte(line)) {
			c.t.Errorf("no JSON: %s", line)
		}
	}
}
