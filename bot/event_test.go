package bot_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gutskin/bot"
	"gutskin/bot/router"
)

// self and role are who the bot is in these tests.
const self, role = "100", "200"

func TestMessages(t *testing.T) {
	for name, tc := range map[string]struct {
		data string
		want string // the text; "-" for a message that does not concern the bot
	}{
		"direct":            {`{"id":"1","channel_id":"5","author":{"id":"7"},"content":"acne?"}`, "acne?"},
		"mention":           {`{"id":"1","channel_id":"5","guild_id":"9","author":{"id":"7"},"content":"<@100> acne?","mentions":[{"id":"100"}]}`, "acne?"},
		"old mention":       {`{"id":"1","channel_id":"5","guild_id":"9","author":{"id":"7"},"content":"hey <@!100>acne?<:x:1><#4></ask:5><t:1:R>","mentions":[{"id":"100"}]}`, "hey  acne?"},
		"role":              {`{"id":"1","channel_id":"5","guild_id":"9","author":{"id":"7"},"content":"<@&200> acne?","mention_roles":["200"]}`, "acne?"},
		"another role":      {`{"id":"1","channel_id":"5","guild_id":"9","author":{"id":"7"},"content":"<@&201> acne?","mention_roles":["201"]}`, "-"},
		"everyone":          {`{"id":"1","channel_id":"5","guild_id":"9","author":{"id":"7"},"content":"@everyone","mention_everyone":true}`, "-"},
		"reply to us":       {`{"id":"1","channel_id":"5","guild_id":"9","type":19,"author":{"id":"7"},"content":"why?","referenced_message":{"author":{"id":"100"}}}`, "why?"},
		"reply, withheld":   {`{"id":"1","channel_id":"5","guild_id":"9","type":19,"author":{"id":"7"},"content":"","referenced_message":{"author":{"id":"100"}}}`, "-"},
		"reply to another":  {`{"id":"1","channel_id":"5","guild_id":"9","type":19,"author":{"id":"7"},"content":"why?","referenced_message":{"author":{"id":"101"}}}`, "-"},
		"reply to a ghost":  {`{"id":"1","channel_id":"5","guild_id":"9","type":19,"author":{"id":"7"},"content":"why?","referenced_message":null}`, "-"},
		"ourselves":         {`{"id":"1","channel_id":"5","author":{"id":"100"},"content":"acne?"}`, "-"},
		"a bot":             {`{"id":"1","channel_id":"5","author":{"id":"7","bot":true},"content":"acne?"}`, "-"},
		"a webhook":         {`{"id":"1","channel_id":"5","webhook_id":"8","author":{"id":"8"},"content":"acne?"}`, "-"},
		"a system message":  {`{"id":"1","channel_id":"5","type":7,"author":{"id":"7"},"content":"acne?"}`, "-"},
		"no author":         {`{"id":"1","channel_id":"5","content":"acne?"}`, "-"},
		"numbers as ids":    {`{"id":1,"channel_id":5,"author":{"id":7},"content":"acne?"}`, "acne?"},
		"unknown component": {`{"id":"1","channel_id":"5","author":{"id":"7"},"content":"acne?","components":[{"type":99}],"flags":"x"}`, "acne?"},
	} {
		req, ok := bot.DecodeEvent("MESSAGE_CREATE", json.RawMessage(tc.data), self, role)
		if got := req.Text; ok != (tc.want != "-") || ok && got != tc.want {
			t.Errorf("%s: %q, %v, want %q", name, got, ok, tc.want)
		}
	}
}

func TestInteractions(t *testing.T) {
	for name, want := range map[string]router.Request{
		"ask":          {Kind: router.KindCommand, Command: "ask", Options: map[string]string{"question": "can my gut cause acne?", "private": "true"}},
		"ask-dm":       {Kind: router.KindCommand, Command: "ask", Options: map[string]string{"question": "acne?"}, Writes: true},
		"ask-group":    {Kind: router.KindCommand, Command: "ask", Options: map[string]string{"question": "acne?"}, Shared: true, Visiting: true},
		"autocomplete": {Kind: router.KindComplete, Command: "ask", Options: map[string]string{"question": "acn"}, Focused: "question"},
		"button":       {Kind: router.KindControl, Control: "1:topic:acne", Source: router.Source{ID: "4", Private: true, Text: "x", Controls: []string{"1:topic:acne"}}},
		"button-other": {Kind: router.KindControl, Control: "1:none", Source: router.Source{ID: "4"}},
		"modal-label":  {Kind: router.KindForm, Control: "1:edit", Fields: map[string]string{"text": "x"}},
		"odd-options":  {Kind: router.KindCommand, Command: "ask", Options: map[string]string{"question": "17", "private": "maybe"}},
		"subcommand":   {Kind: router.KindCommand, Command: "knowledge", Subcommand: "edit", Options: map[string]string{"topic": "acne"}, Name: "Mod Mona"},
	} {
		want.Person, want.Channel, want.Locale = "7", "5", "en-US"
		if name != "ask-dm" && name != "ask-group" {
			if want.Name == "" {
				want.Name = "alice"
			}
			want.Shared, want.Guild, want.GuildLocale, want.Writes = true, "9", "en-US", true
		}
		data, err := os.ReadFile(filepath.Join("testdata", "interactions", name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		got, ok := bot.DecodeEvent("INTERACTION_CREATE", data, self, role)
		if diff := cmp.Diff(want, got); !ok || diff != "" {
			t.Errorf("%s: %v (-want +got)\n%s", name, ok, diff)
		}
	}
}

func FuzzEvent(f *testing.F) {
	files, err := filepath.Glob(filepath.Join("testdata", "interactions", "*.json"))
	if err != nil || len(files) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"id":"1","channel_id":"5","guild_id":"9","author":{"id":"7"},"content":"<@100> x","mentions":[null],"referenced_message":{}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, kind := range []string{"MESSAGE_CREATE", "INTERACTION_CREATE"} {
			if req, ok := bot.DecodeEvent(kind, data, self, role); ok && (req.Kind == "" || req.Person == "") {
				t.Errorf("%s gives %+v", kind, req)
			}
		}
	})
}

func TestMade(t *testing.T) {
	want := time.Date(2016, 4, 30, 11, 18, 25, 796_000_000, time.UTC) // Discord's own example
	if got := bot.Made("175928847299117063"); !got.Equal(want) {
		t.Errorf("made %s, want %s", got.UTC(), want)
	}
	if got := bot.Made("x"); !got.IsZero() {
		t.Errorf("what is no id was made %s", got)
	}
}
