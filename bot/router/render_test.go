package bot_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"gutskin/bot"
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
func wire(t *testing.T, r *bot.Reply, embeds bool) []byte {
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

func two() knowledge.Answer {
	a := acne()
	a.Title, a.Note = "Sugar · Acne", "Hablo inglés solamente."
	a.Parts = append([]knowledge.Part{{Topic: "sugar", Title: "Sugar", Summary: "Sugar feeds some bacteria. Less may help."}}, a.Parts...)
	a.Summary = a.Parts[0].Summary + "\n\n" + a.Parts[1].Summary
	return a
}

func TestRendered(t *testing.T) {
	miss := knowledge.Answer{Kind: knowledge.KindNone, Message: "I don't have that."}
	near := miss
	near.Title, near.Message = "Dairy", "The articles do not mention dairy."
	near.Offers = []knowledge.Offer{{Topic: "acne", Title: "Acne"}, {Topic: "acne", Title: "Acne"}, {Topic: "NO", Title: "x"}}
	bare := acne()
	bare.Cautions, bare.Tips = nil, nil
	for name, a := range map[string]knowledge.Answer{
		"answer": acne(), "two-topics": two(), "bare": bare, "suggest": suggestion(), "none": miss, "boundary": near, "care": care(),
	} {
		t.Run(name, func(t *testing.T) {
			reply := bot.RenderAnswer(a, fixture())
			golden(t, "replies/"+name+".json", wire(t, reply, true))
			if reply.Plain != "" {
				golden(t, "replies/"+name+".plain.json", wire(t, reply, false))
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
				checkLimits(t, bot.RenderAnswer(a, knowledge.Replies{CautionLabel: long}))
			}
		})
	}
}

func checkLimits(t *testing.T, r *bot.Reply) {
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
	for _, b := range r.Buttons {
		short("label", b.Label, 1, 80)
		if _, err := b.ID.Encode(); err != nil {
			t.Errorf("button %q: %v", b.Label, err)
		}
	}
	if len(r.Buttons) > 5 {
		t.Errorf("%d buttons", len(r.Buttons))
	}
	if r.Embed == nil {
		return
	}
	sum := short("title", r.Embed.Title, 1, 256) + short("description", r.Embed.Description, 1, 4096) + short("footer", r.Embed.Footer, 0, 2048)
	for _, f := range r.Embed.Fields {
		sum += short("field name", f.Name, 1, 256) + short("field value", f.Value, 1, 1024)
	}
	if sum > 6000 {
		t.Errorf("the embed has %d code points", sum)
	}
}

func TestClip(t *testing.T) {
	for _, tc := range []struct {
		in    string
		limit int
		want  string
	}{
		{"short", 10, "short"},
		{"exactly 10", 10, "exactly 10"},
		{"One sentence. Another one that is cut", 25, "One sentence. …"},
		{"only some words without an end", 15, "only some…"},
		{"nospacesatallinhere", 10, "nospaces…"},
		{"éééééééééé", 5, "ééé…"},
	} {
		if got := bot.Clip(tc.in, tc.limit); got != tc.want {
			t.Errorf("Clip(%q, %d) = %q, want %q", tc.in, tc.limit, got, tc.want)
		}
	}
}

func TestFirstSentence(t *testing.T) {
	for in, want := range map[string]string{
		"":                            "",
		"One. Two.":                   "One.",
		"No end":                      "No end",
		"Vitamin B3.5 is odd. Really": "Vitamin B3.5 is odd.",
		"Why? Because.":               "Why?",
		"A line\nanother":             "A line\n",
	} {
		if got := bot.FirstSentence(in); got != want {
			t.Errorf("FirstSentence(%q) = %q, want %q", in, got, want)
		}
	}
}
