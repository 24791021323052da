package analysis_test

import (
	"testing"
	"unicode/utf8"

	"gutskin/knowledge/analysis"
)

func TestFold(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"plain", "acne and me", "acne and me"},
		{"capitals", "ACNE", "acne"},
		{"accents", "Pürée, naïve, España, ação", "puree, naive, espana, acao"},
		{"accents in two parts", "cafe\u0301", "cafe"},
		{"full width", "ＡＣＮＥ？ｇｕｔ", "acne?gut"},
		{"styled letters", "𝓪𝓬𝓷𝓮 𝐠𝐮𝐭 ⓢⓚⓘⓝ", "acne gut skin"},
		{"ligatures", "ﬁber ﬂora", "fiber flora"},
		{"zero-width", "ac\u200bn\u200de\ufeff", "acne"},
		{"soft hyphen", "ec\u00adzema", "eczema"},
		{"direction marks", "\u202eacne\u202c", "acne"},
		{"Hangul filler", "ac\u3164ne\u115f", "acne"},
		{"Zalgo", "a\u0300\u0315\u031bc\u0321\u0345n\u0334e\u0489", "acne"},
		{"variation selector", "skin\ufe0f", "skin"},
		{"apostrophes", "can't can’t can‘t canʼt can´t can＇t", "cant cant cant cant cant cant"},
		{"backtick", "`gut` and é`", " gut  and e "},
		{"sharp s", "groß GROẞ", "gross gross"},
		{"dotless and barred", "ı ø Ø İ", "i o o i"},
		{"emoji stay", "gut 🙂", "gut 🙂"},
		{"other scripts", "Кожа 皮膚", "кожа 皮膚"},
		{"mixed scripts", "aсne", "aсne"}, // the second letter is Cyrillic
		{"invalid UTF-8", "gut\xff\xfeskin", "gut skin"},
		{"empty", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := analysis.Fold(test.in); got != test.want {
				t.Errorf("Fold(%q) = %q, want %q", test.in, got, test.want)
			}
		})
	}
}

// TestFoldTwice folds every character of Unicode: a second time changes nothing.
func TestFoldTwice(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		once := analysis.Fold("x" + string(r) + "x")
		if twice := analysis.Fold(once); twice != once {
			t.Errorf("%U: once %q, twice %q", r, once, twice)
		}
	}
}

func TestStem(t *testing.T) {
	for word, want := range map[string]string{
		"bacteria": analysis.Stem("bacteria"), "breakouts": analysis.Stem("breakout"), "stressed": analysis.Stem("stress"),
		"probiotics": analysis.Stem("probiotic"), "foods": "food", "gut": "gut", "is": "is", "b12": "b12", "кожа": "кожа", "": "",
	} {
		if got := analysis.Stem(word); got != want {
			t.Errorf("Stem(%q) = %q, want %q", word, got, want)
		}
	}
}
