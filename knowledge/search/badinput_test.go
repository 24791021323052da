package search_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
)

// badInputs are messages that nobody should send and somebody will.
func badInputs() map[string]string {
	return map[string]string{
		"empty":              "",
		"white space":        " \t\n\u00a0\u3000",
		"one letter":         "a",
		"one digit":          "7",
		"6000 letters":       strings.Repeat("a", 6000),
		"6000 of many words": strings.Repeat("can my gut cause acne and what helps it? ", 150),
		"one word 2000":      strings.Repeat("acne ", 2000),
		"red flag 2000":      strings.Repeat("vomiting blood ", 1000),
		"negations 2000":     strings.Repeat("not ", 2000),
		"commas":             strings.Repeat("acne,", 1200),
		"no spaces":          strings.Repeat("acneeczema", 600),
		"emoji":              strings.Repeat("😭👩‍⚕️🙂", 200),
		"Russian":            "почему у меня сухая кожа и прыщи",
		"Chinese":            "为什么我的皮肤很干",
		"Arabic":             "لماذا بشرتي جافة",
		"Thai without gaps":  "ทำไมผิวของฉันแห้งมาก",
		"right to left mark": "\u202eenca\u202c acne",
		"control characters": "can\x00 my\x01 gut\x1b[31m cause\x7f acne",
		"zero-width":         "c\u200ba\u200dn my g\u2060ut cause a\ufeffcne",
		"Zalgo":              "c̷̢̛a̸̡n̵̨ m̶y̷ g̴u̵t̸ c̷a̶u̷s̵e̸ a̴c̶n̷e̵" + strings.Repeat("\u0315", 500),
		"mass mentions":      strings.Repeat("@everyone @here <@123456789012345678> <@&1> ", 60),
		"Markdown":           "# **can** `my` ||gut|| [cause](https://example.com) ~~acne~~\n> ```acne```",
		"broken UTF-8":       "acne \xff\xfe\xc3\x28 gut",
		"lone surrogate":     "acne \xed\xa0\x80",
		"links":              strings.Repeat("https://example.com/acne ", 100),
		"angle brackets":     strings.Repeat("<@", 3000),
		"underscores":        strings.Repeat("_", 3000) + "acne",
		"backticks":          strings.Repeat("`", 6000),
		"JSON":               `{"kind":"answer","topic":"acne"}`,
		"numbers":            strings.Repeat("123456 ", 800),
		"replacement":        strings.Repeat("\ufffd", 2000),
		"Hangul fillers":     strings.Repeat("\u3164\u115f", 300),
	}
}

// checkResult holds what is true of every result, whatever was asked.
func checkResult(t testing.TB, text string, r search.Result) {
	t.Helper()
	fail := func(format string, args ...any) {
		t.Helper()
		t.Errorf("%.60q: %s (%s)", text, fmt.Sprintf(format, args...), outcome(r))
	}
	if !(r.Confidence >= 0 && r.Confidence <= 1) {
		fail("confidence %v", r.Confidence)
	}
	switch r.Kind {
	case knowledge.KindAnswer:
		if len(r.Topics) < 1 || len(r.Topics) > 2 || len(r.Offers) > 0 {
			fail("an answer with %d topics and %d offers", len(r.Topics), len(r.Offers))
		}
	case knowledge.KindSuggest:
		if len(r.Offers) == 0 {
			fail("a suggestion without offers")
		}
	case knowledge.KindCare:
		if r.Flag == nil {
			fail("care without a red flag")
		}
	case knowledge.KindNone:
	default:
		fail("kind %q", r.Kind)
	}
	if r.Kind != knowledge.KindAnswer && len(r.Topics)+len(r.Tips) > 0 || r.Kind != knowledge.KindCare && r.Flag != nil {
		fail("parts of another kind of reply")
	}
	if len(r.Tips) > 5 || len(r.Offers) > 3 || len(r.Ranked) > 5 {
		fail("%d tips, %d offers, %d ranked", len(r.Tips), len(r.Offers), len(r.Ranked))
	}
	last := 1.0
	for _, ranked := range r.Ranked {
		if math.IsNaN(ranked.Score) || ranked.Score < 0 || ranked.Score > last {
			fail("scores out of order: %v", r.Ranked)
		}
		last = ranked.Score
	}
}

func TestBadInput(t *testing.T) {
	for name, text := range badInputs() {
		t.Run(name, func(t *testing.T) {
			for _, q := range []knowledge.Question{{Text: text}, {Text: "why?", Prev: text}, {Text: text, Prev: text}} {
				result, _ := built().Explain(q)
				checkResult(t, text, result)
			}
			complete(built(), text, 25)
			if r, ok := built().Choose("acne", knowledge.Question{Text: text}); !ok || len(r.Tips) < 3 {
				t.Errorf("choosing acne with it: ok %v, %d tips", ok, len(r.Tips))
			}
		})
	}
}

// TestDisguisedQuestion: what hides in a word or decorates it changes nothing.
func TestDisguisedQuestion(t *testing.T) {
	want := outcome(ask(built(), "can my gut cause acne"))
	for _, name := range []string{"control characters", "zero-width", "Zalgo"} {
		text := badInputs()[name]
		if name == "control characters" {
			text = strings.ReplaceAll(text, "\x1b[31m", "")
		}
		if got := outcome(ask(built(), text)); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

// TestWorkIsBounded counts allocations, which are the same on every machine: four times the
// words take about four times the work, and beyond the words that are read, none is added.
func TestWorkIsBounded(t *testing.T) {
	for _, word := range []string{"acne ", "not ", "blood vomiting ", "eczmea, ", "xqzvw ", "probiotics fiber sleep "} {
		per := func(words int) float64 {
			text := strings.Repeat(word, words/len(strings.Fields(word)))
			return testing.AllocsPerRun(3, func() { built().Search(knowledge.Question{Text: text}) })
		}
		hundred, fourHundred, many := per(100), per(400), per(4000)
		if fourHundred > 6*hundred+200 {
			t.Errorf("%q: %v allocations for 100 words, %v for 400", word, hundred, fourHundred)
		}
		if many > 2*fourHundred+200 {
			t.Errorf("%q: %v allocations for 400 words, %v for 4000", word, fourHundred, many)
		}
	}
}

func FuzzSearch(f *testing.F) {
	for _, text := range badInputs() {
		f.Add(text, "")
		f.Add("and eczema?", text)
	}
	for _, q := range variety {
		f.Add(q.Text, q.Prev)
	}
	f.Fuzz(func(t *testing.T, text, prev string) {
		q := knowledge.Question{Text: text, Prev: prev}
		result, explanation := built().Explain(q)
		checkResult(t, text, result)
		if explanation.Decision == "" {
			t.Errorf("%q: nothing is said of what decided", text)
		}
		if again := built().Search(q); asJSON(t, again) != asJSON(t, result) {
			t.Errorf("%q is decided in two ways", text)
		}
	})
}
