package bot_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"gutskin/bot"
	"gutskin/bot/internal/scripted"
	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/knowledge"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden holds what is got against testdata/name.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got); \"go test ./bot -update\" writes it anew:\n%s", path, diff)
	}
}

// wire is a reply as Discord gets it.
func wire(t *testing.T, r *reply.Reply, embeds bool) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(bot.Body(r, embeds)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// rendered is what is said for an answer of the service to a command in a server.
func rendered(t *testing.T, a knowledge.Answer) *reply.Reply {
	t.Helper()
	r := scripted.Router(t, scripted.New().Say("it", a), time.Now)
	return r.Handle(t.Context(), router.Request{
		Kind: router.KindCommand, Command: router.CommandAsk, Options: map[string]string{router.OptionQuestion: "it"},
		Shared: true, Person: "1", Channel: "2", Guild: "3", Writes: true,
	})
}

func two() knowledge.Answer {
	a := scripted.SugarAndAcne()
	a.Note = "Hablo inglés solamente."
	return a
}

func TestRendered(t *testing.T) {
	miss := scripted.Miss()
	chatter := knowledge.Answer{Kind: knowledge.KindNone, Message: "You're welcome."}
	near := miss
	near.Title, near.Message = "Dairy", "The articles do not mention dairy."
	near.Offers = []knowledge.Offer{{Topic: "acne", Title: "Acne"}, {Topic: "acne", Title: "Acne"}, {Topic: "NO", Title: "x"}}
	bare := scripted.Acne()
	bare.Cautions, bare.Tips = nil, nil
	for name, a := range map[string]knowledge.Answer{
		"answer": scripted.Acne(), "two-topics": two(), "bare": bare, "suggest": scripted.Suggestion(), "none": miss, "chatter": chatter, "boundary": near, "care": scripted.Care(),
	} {
		t.Run(name, func(t *testing.T) {
			said := rendered(t, a)
			golden(t, "replies/"+name+".json", wire(t, said, true))
			if said.Plain != "" {
				golden(t, "replies/"+name+".plain.json", wire(t, said, false))
			}
		})
	}
}

// TestLimits holds that whatever stands in the knowledge files, Discord takes the reply.
func TestLimits(t *testing.T) {
	for name, unit := range map[string]string{
		"words": "word ", "sentences": "A sentence. ", "one word": "x", "accents": "é́", "emoji": "👩‍🔬", "lines": "a\n", "invalid": "\xff",
	} {
		t.Run(name, func(t *testing.T) {
			long := strings.Repeat(unit, 7000)
			a := two()
			a.Title, a.Summary, a.Credit, a.Disclaimer, a.Note, a.Message = long, long, long, long, long, long
			a.Cautions = []string{long, long}
			for i := range a.Tips {
				a.Tips[i].Text = long
			}
			a.Parts[0].Summary = long
			a.Offers = []knowledge.Offer{{Topic: "a", Title: long}, {Topic: "b", Title: ""}, {Topic: long, Title: "c"}}
			a.Care = &knowledge.CareCard{Say: long, Heading: long, Signs: []string{long}}
			for _, kind := range []knowledge.Kind{knowledge.KindAnswer, knowledge.KindSuggest, knowledge.KindNone, knowledge.KindCare, "new"} {
				a.Kind = kind
				checkLimits(t, rendered(t, a))
			}
		})
	}
}

func checkLimits(t *testing.T, r *reply.Reply) {
	t.Helper()
	short := func(what, s string, least, most int) int {
		t.Helper()
		n := utf8.RuneCountInString(s)
		if n < least || n > most || !utf8.ValidString(s) {
			t.Errorf("%s has %d code points, want %d to %d", what, n, least, most)
		}
		return n
	}
	short("content", r.Content, 1, 2000)
	short("plain", r.Plain, 0, 2000)
	for _, row := range r.Rows {
		if len(row.Buttons) > 5 {
			t.Errorf("%d buttons in a row", len(row.Buttons))
		}
		for _, b := range row.Buttons {
			short("label", b.Label, 1, 80)
			if _, err := b.ID.Encode(); err != nil && b.URL == "" {
				t.Errorf("button %q: %v", b.Label, err)
			}
		}
	}
	if len(r.Rows) > 5 {
		t.Errorf("%d rows", len(r.Rows))
	}
	if r.Card == nil {
		return
	}
	sum := short("title", r.Card.Title, 0, 256) + short("description", r.Card.Description, 1, 4096) + short("footer", r.Card.Footer, 0, 2048)
	for _, f := range r.Card.Fields {
		sum += short("field name", f.Name, 1, 256) + short("field value", f.Value, 1, 1024)
	}
	if sum > 6000 {
		t.Errorf("the card has %d code points", sum)
	}
}
