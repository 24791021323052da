package analysis_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"gutskin/knowledge/analysis"
)

// FuzzTokens reads any bytes: it never panics, ends, and gives a bounded number of words
// that are text and read the same when they are read again.
func FuzzTokens(f *testing.F) {
	for _, seed := range []string{
		"Can my gut cause acne?", "**acne** __gut__ ||x||", "<@123> @everyone https://example.com/x", "sooooo dryyyy",
		"a\u0301\u200b\u202e ﬁber ＡＣＮＥ", "👩‍⚕️ 3️⃣ 🇩🇪", "𠠠𠠠𠠠", "can´t `code` GROẞ", "\xff\xfe\x00", "кожа 皮膚 피부 ผิว",
		strings.Repeat("gut-skin ", 500), strings.Repeat("é", 100), "a.b_c:d·e", "micorbiome ezcema", "\u3164\u115f", "___ _a_ ._.",
	} {
		f.Add(seed)
	}
	a := analysis.New([]string{"the", "my"}, "acid 2\nskin 1\n").Learn(
		map[string]string{"acne": "acn"}, map[string]int{"eczema": 20, "microbiom": 20, "acn": 20, "sébum": 1, "": 1})
	f.Fuzz(func(t *testing.T, text string) {
		folded := analysis.Fold(text)
		if !utf8.ValidString(folded) {
			t.Errorf("Fold(%q) = %q is not valid UTF-8", text, folded)
		}
		if again := analysis.Fold(folded); again != folded {
			t.Errorf("Fold(%q) = %q, and again %q", text, folded, again)
		}
		tokens := a.Tokens(text)
		if len(tokens) > analysis.MaxWords {
			t.Errorf("%d tokens", len(tokens))
		}
		clause := 0
		for _, token := range tokens {
			if token.Word == "" || !utf8.ValidString(token.Word) || !utf8.ValidString(token.Stem) || len(token.Word) > 40 {
				t.Errorf("%q has the token %+v", text, token)
			}
			if token.Clause < clause {
				t.Errorf("%q: clauses run backwards", text)
			}
			clause = token.Clause
		}
	})
}
