package analysis_test

import (
	"slices"
	"strings"
	"testing"

	"gutskin/knowledge/analysis"
)

func plain() *analysis.Analyzer { return analysis.New([]string{"the", "Can't", "my"}, "") }

func wordsOf(text string) []string {
	var out []string
	for _, token := range plain().Tokens(text) {
		out = append(out, token.Word)
	}
	return out
}

func TestTokensWords(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"punctuation", "Gut, skin... (acne)!?", "gut skin acne"},
		{"mention of a person", "<@123456789012345678> can my gut cause acne", "can my gut cause acne"},
		{"mention of a nickname", "<@!123456789012345678> acne", "acne"},
		{"role, channel", "<@&99> <#42> acne", "acne"},
		{"custom emoji", "acne <:sad:123> <a:dance:456>", "acne"},
		{"time", "<t:1700000000:R> acne", "acne"},
		{"command", "</ask:123> acne", "acne"},
		{"everyone", "@everyone @here acne", "acne"},
		{"link", "see https://example.com/acne?x=gut&y=1 now", "see now"},
		{"address of a mail stays words", "me@example.com", "me example com"},
		{"smaller than", "gut<skin and 3<5", "gut skin and 3 5"},
		{"Markdown", "**acne** __gut__ ~~skin~~ ||face|| `code`", "acne gut skin face code"},
		{"code block", "```js\nacne()\n```", "js acne"},
		{"hyphens", "gut-skin anti-inflammatory omega-3", "gut skin anti inflammatory omega 3"},
		{"snake case", "gut_health gut.health gut:health", "gut health gut health gut health"},
		{"slash", "acne/eczema and/or", "acne eczema and or"},
		{"drawn out", "sooooo dryyy, whyyyy zzz", "soo dryy whyy zz"},
		{"digits are not drawn out", "1000 b12 777", "1000 b12 777"},
		{"emoji alone", "🙂🙂 👩‍⚕️ ❤️", ""},
		{"emoji between words", "acne😭gut", "acne gut"},
		{"keycap", "3️⃣ tips", "3 tips"},
		{"other scripts", "кожа и кишечник", "кожа и кишечник"},
		{"four-byte letters", "𠠠𠠠", "𠠠 𠠠"},
		{"control characters", "gut\x00skin\x1b[31m", "gut skin 31m"},
		{"empty", "", ""},
		{"white space", " \t\r\n\u00a0\u2003", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := strings.Join(wordsOf(test.in), " "); got != test.want {
				t.Errorf("words of %q are %q, want %q", test.in, got, test.want)
			}
		})
	}
}

func TestTokensAsk(t *testing.T) {
	for in, want := range map[string]string{
		"is it my gut?":                               "is it my gut",
		"it itches. is it my gut? I hope so":          "is it my gut",
		"really?! and why, do you think?? yes.":       "really and why do you think",
		"it itches, is it\nmy gut?":                   "my gut",
		"kaputt… ¿es mi intestino? ¡sí!":              "es mi intestino",
		"at 3.5 percent, is that much? (no)":          "at 3 5 percent is that much",
		"is it my gut":                                "",
		"?":                                           "",
		strings.Repeat("so. ", 500) + "why this one?": "why this one",
	} {
		var asked []string
		for _, token := range plain().Tokens(in) {
			if token.Asks {
				asked = append(asked, token.Word)
			}
		}
		if got := strings.Join(asked, " "); got != want {
			t.Errorf("%q asks %q, want %q", in, got, want)
		}
	}
}

func TestTokensClauses(t *testing.T) {
	for _, test := range []struct {
		in   string
		want []int
	}{
		{"gut skin", []int{0, 0}},
		{"gut, skin", []int{0, 1}},
		{"gut. Skin! Face? Hair", []int{0, 1, 2, 3}},
		{"gut (skin) face", []int{0, 1, 2}},
		{"gut\nskin", []int{0, 1}},
		{"gut – skin — face", []int{0, 1, 2}},
		{"gut…skin", []int{0, 3}}, // an ellipsis is three full stops
		{"gut-skin", []int{0, 0}},
		{"gut but skin", []int{0, 1, 1}},
		{"piel pero no, aber", []int{0, 1, 1, 3}},
		{"3.5 acne", []int{0, 0, 0}},
		{"gut https://example.com skin", []int{0, 1}},
	} {
		var got []int
		for _, token := range plain().Tokens(test.in) {
			got = append(got, token.Clause)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: clauses %v, want %v", test.in, got, test.want)
		}
	}
}

func TestTokensStopWords(t *testing.T) {
	var got []bool
	for _, token := range plain().Tokens("THE gut can’t My") {
		got = append(got, token.Stop)
	}
	if want := []bool{true, false, true, true}; !slices.Equal(got, want) {
		t.Errorf("stop words %v, want %v", got, want)
	}
	a := plain()
	if !a.Stop("the") || a.Stop("gut") {
		t.Error("Stop does not know the stop words")
	}
}

func TestTokensLimits(t *testing.T) {
	if n := len(plain().Tokens(strings.Repeat("gut ", 10*analysis.MaxWords))); n != analysis.MaxWords {
		t.Errorf("%d tokens, want %d", n, analysis.MaxWords)
	}
	long := wordsOf(strings.Repeat("abcdefghij", 1000) + " skin")
	if len(long) != 2 || len(long[0]) > 40 || long[1] != "skin" {
		t.Errorf("words %q", long)
	}
}

func TestMeant(t *testing.T) {
	if got := (analysis.Token{Word: "ezcema", Stem: "eczema", Typo: true}).Meant(); got != "eczema" {
		t.Errorf("meant %q", got)
	}
	if got := (analysis.Token{Word: "spots", Stem: "spot"}).Meant(); got != "spots" {
		t.Errorf("meant %q", got)
	}
}
