package analysis_test

import (
	"testing"

	"gutskin/knowledge/analysis"
)

// FuzzASCII holds the rules for ASCII text against the general ones: a character beyond
// ASCII that stands alone at the end sends the same text the long way.
func FuzzASCII(f *testing.F) {
	for _, seed := range []string{
		"does my gut cause acne?", "a.b c", "3.5 grams, 1,000 units; 2;3", "snake_case _x_ __y", "e.g. no.", "12:30 a:b",
		"well... yes\r\nno\n", "omega-3 (fish)", "x1.2y b12", "but not: that", "a,b 1,a", "\t tab|bar",
	} {
		f.Add(seed)
	}
	a := analysis.New(nil, "")
	f.Fuzz(func(t *testing.T, text string) {
		for i := range len(text) {
			if text[i] >= 0x7f || text[i] < ' ' && text[i] != '\n' && text[i] != '\r' && text[i] != '\t' {
				return
			}
		}
		short, long := a.Tokens(text), a.Tokens(text+" \u2014")
		if len(short) != len(long) {
			t.Fatalf("%q: %v the short way, %v the long way", text, short, long)
		}
		for i := range short {
			if short[i] != long[i] {
				t.Errorf("%q: word %d is %+v the short way, %+v the long way", text, i, short[i], long[i])
			}
		}
	})
}
