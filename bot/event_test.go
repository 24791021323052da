package bot_test

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gutskin/bot"
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
	yes := true
	for name, want := range map[string]bot.Request{
		"ask":          {Kind: bot.KindAsk, Text: "can my gut cause acne?", Private: &yes, Shared: true, Person: "7", Channel: "5"},
		"ask-dm":       {Kind: bot.KindAsk, Text: "acne?", Person: "7", Channel: "5"},
		"ask-group":    {Kind: bot.KindAsk, Text: "acne?", Shared: true, Person: "7", Channel: "5"},
		"autocomplete": {Kind: bot.KindComplete, Text: "acn", Shared: true, Person: "7", Channel: "5"},
		"button":       {Kind: bot.KindButton, Button: "1:topic:acne", Shared: true, InPlace: true, Person: "7", Channel: "5"},
		"button-other": {Kind: bot.KindButton, Button: "1:none", Shared: true, Person: "7", Channel: "5"},
		"modal-label":  {Kind: bot.KindUnknown, Shared: true, Person: "7", Channel: "5"},
		"odd-options":  {Kind: bot.KindAsk, Shared: true, Person: "7", Channel: "5"},
	} {
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

// TestSkew holds that a clock that is wrong makes nothing stale.
func TestSkew(t *testing.T) {
	theirs := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	date, id := theirs.Format(http.TimeFormat), strconv.FormatInt((theirs.UnixMilli()-1420070400000)<<22, 10)
	for _, ahead := range []time.Duration{-time.Hour, -3 * time.Second, 0, time.Second, 10 * time.Second, time.Hour} {
		if got := bot.Skewed(theirs.Add(ahead), date, id); got.Abs() > 2*time.Second {
			t.Errorf("with a clock %s ahead, an event of now is %s old", ahead, got)
		}
	}
}
