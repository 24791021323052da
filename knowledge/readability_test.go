package knowledge_test

import (
	"math"
	"slices"
	"testing"

	"gutskin/knowledge"
)

func TestSentences(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"One. Two! Three? Four…", []string{"One.", "Two!", "Three?", "Four…"}},
		{"Eat foods, e.g. Yogurt. Drink water.", []string{"Eat foods, e.g. Yogurt.", "Drink water."}},
		{"Fats, i.e. oils (e.g. Olive). They help.", []string{"Fats, i.e. oils (e.g. Olive).", "They help."}},
		{"It is 2.5 or 3.0 of B12. Yes.", []string{"It is 2.5 or 3.0 of B12.", "Yes."}},
		{"See no. 1, 2 and 3. Then stop.", []string{"See no. 1, 2 and 3.", "Then stop."}},
		{"\"Why?\" she asked. (Because.) So it is.", []string{"\"Why?\" she asked.", "(Because.)", "So it is."}},
		{"Wait... what? No.", []string{"Wait... what?", "No."}},
		{"Dr. Who says it. Fine.", []string{"Dr. Who says it.", "Fine."}},
		{"Vitamins such as K. They matter.", []string{"Vitamins such as K.", "They matter."}},
		{"etc. and so on", []string{"etc. and so on"}},
		{"no full stop", []string{"no full stop"}},
		{"Ça va. Être là.", []string{"Ça va.", "Être là."}},
		{"...", []string{"..."}},
		{"", nil},
	} {
		if got := knowledge.Sentences(test.text); !slices.Equal(got, test.want) {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "one": 1, "one – two": 2, "gut-skin link": 2, "B12, omega-3 & 5 (or so)": 5, "  \n ": 0, "don't": 1, "« été »": 1,
	} {
		if got := knowledge.Words(text); got != want {
			t.Errorf("%q has %d words, want %d", text, got, want)
		}
	}
}

func TestSyllables(t *testing.T) {
	for want, list := range map[int][]string{
		1: {"gut", "skin's", "foods", "makes", "linked", "the", "fried", "SCFA", "12", "called", "league"},
		2: {"acne", "balance", "needed", "changes", "people", "table", "fungi", "diet", "being", "whole-food", "sometimes", "wrinkled", "fluids", "oozes", "special", "kimchi", "likely", "unique"},
		3: {"bananas", "vitamins", "digestion", "area", "reaction", "serious", "nutrients", "radio", "barrier", "influence", "contribute"},
		4: {"bacteria", "microbiome", "inflammation", "usually", "rosacea", "variety", "psoriasis", "experience"},
		5: {"antioxidants", "association", "communication"},
	} {
		for _, word := range list {
			if got := knowledge.Syllables(word); got != want {
				t.Errorf("%q has %d syllables, want %d", word, got, want)
			}
		}
	}
}

func TestGrade(t *testing.T) {
	const easy = "Acne may start in the gut. Too many bad germs can live there. That can make your skin sore."
	const hard = "Gastrointestinal dysbiosis exacerbates dermatological inflammation through systemic dissemination of inflammatory mediators, compromising epithelial integrity considerably."
	if grade := knowledge.Grade(easy); grade > 3 {
		t.Errorf("an easy text has grade %.1f", grade)
	}
	if grade := knowledge.Grade(hard); grade < 20 {
		t.Errorf("a hard text has grade %.1f", grade)
	}
	// 10 words in 2 sentences with 12 syllables.
	if grade := knowledge.Grade("The gut has many germs. The skin feels very sore."); math.Abs(grade-(0.39*5+11.8*1.2-15.59)) > 0.01 {
		t.Errorf("grade %.2f", grade)
	}
	name := "Psoriasis is psoriasis. Psoriasis may be sore."
	if with, without := knowledge.Grade(name, "Psoriasis"), knowledge.Grade(name); with >= without || with > 1 {
		t.Errorf("with its own name %.1f, without %.1f", with, without)
	}
	if grade := knowledge.Grade(""); grade != 0 {
		t.Errorf("nothing has grade %.1f", grade)
	}
}
