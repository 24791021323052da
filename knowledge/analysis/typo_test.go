package analysis_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
)

func builtIn(t *testing.T) *knowledge.Base {
	t.Helper()
	base, _ := knowledge.Load(os.DirFS("../topics"), time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC))
	if len(base.Topics) < 35 || len(base.Lexicon) == 0 || len(base.Care.Concepts) == 0 || base.English == "" {
		t.Fatalf("the built-in folder is not whole: %d topics", len(base.Topics))
	}
	return base
}

// ourWords lists the texts whose words must keep their meaning, with where they come from.
func ourWords(base *knowledge.Base) map[string][]string {
	out := map[string][]string{}
	for _, topic := range base.Topics {
		out["topic "+topic.ID] = append([]string{topic.Title}, topic.AlsoCalled...)
	}
	for _, s := range base.Lexicon {
		out["lexicon "+s.Term] = append([]string{s.Term}, s.Words...)
	}
	for name, phrases := range base.Care.Concepts {
		out["care "+name] = phrases
	}
	return out
}

// learned is an analyzer that corrects misspellings of our words.
func learned(base *knowledge.Base) *analysis.Analyzer {
	a := analysis.New(base.StopWords, base.English)
	stems, targets := map[string]string{}, map[string]int{}
	for _, texts := range ourWords(base) {
		for _, text := range texts {
			for _, token := range a.Tokens(text) {
				stems[token.Word] = token.Stem
				if !token.Stop {
					targets[token.Stem]++
				}
			}
		}
	}
	return a.Learn(stems, targets)
}

func TestTyposAreCorrected(t *testing.T) {
	a := learned(builtIn(t))
	for typed, meant := range map[string]string{
		"eczmea": "eczema", "psoraisis": "psoriasis", "rosaeca": "rosacea", "probitoics": "probiotics",
		"micorbiome": "microbiome", "anibiotics": "antibiotics", "collagne": "collagen",
		"supplmeents": "supplements", "prebiotcs": "prebiotics", "breakotus": "breakouts", "digetsion": "digestion",
		"wrinlkes": "wrinkles", "fermentd": "fermented", "suicidle": "suicidal",
		"medisin": "medicine", "unconshus": "unconscious",
	} {
		token := a.Tokens(typed)[0]
		if !token.Typo || token.Stem != analysis.Stem(meant) {
			t.Errorf("%q is read as %q, typo %v; want %q", typed, token.Stem, token.Typo, meant)
		}
	}
}

// TestEnglishWordsAreNotCorrected lists words that are one letter away from ours.
func TestEnglishWordsAreNotCorrected(t *testing.T) {
	a := learned(builtIn(t))
	for _, word := range strings.Fields(`
		cut got guts collage colleges fever flier diary daisy sheep steep dress smocking shin ski ache acme race ounce
		stream strews sacks booze bloat sport spits sweat sweater motion potion tension position bread breath breathe
		health wealth stool school mole model rush crash bleach rising poison prison`) {
		for _, token := range a.Tokens(word) {
			if token.Typo {
				t.Errorf("%q is an English word and is read as a misspelt %q", word, token.Stem)
			}
		}
	}
}

// TestOurWordsKeepTheirMeaning holds every word of a title, of the lexicon and of a red
// flag: none is ever taken for a misspelling of another, with the list of English words or
// without, as in a folder that has none.
func TestOurWordsKeepTheirMeaning(t *testing.T) {
	base := builtIn(t)
	listed := learned(base)
	base.English = ""
	for _, a := range []*analysis.Analyzer{listed, learned(base)} {
		for where, texts := range ourWords(base) {
			for _, text := range texts {
				for _, token := range a.Tokens(text) {
					if token.Typo || token.Stem != analysis.Stem(token.Word) {
						t.Errorf("%s: %q of %q is read as %q", where, token.Word, text, token.Stem)
					}
				}
			}
		}
	}
}

func TestTypoRules(t *testing.T) {
	a := analysis.New([]string{"mangoe"}, "mange 2\nranting 3\nsatin 3\n").Learn(map[string]string{"stressing": "stress"}, map[string]int{"mango": 1, "tango": 5, "stresses": 1, "bandage": 1, "bandana": 1, "cistern": 1})
	for _, test := range []struct {
		name, typed, stem string
		typo              bool
	}{
		{"one letter more", "manggo", "mango", true},
		{"two letters swapped", "mnago", "mango", true},
		{"the first letter is trusted", "nango", "nango", false},
		{"an English word", "mange", analysis.Stem("mange"), false},
		{"a stop word", "mangoe", analysis.Stem("mangoe"), false},
		{"too short", "mngo", "mngo", false},
		{"two slips in a short word", "mnagoo", "mnagoo", false},
		{"two equally near", "bandaga", "bandaga", false},
		{"the last letter dropped", "stressin", "stress", true},
		{"the same of an English word", "rantin", analysis.Stem("ranting"), true},
		{"an English word that ends so", "satin", "satin", false},
		{"written as it sounds", "sisturn", "cistern", true},
		{"few consonants", "cistn", "cistn", false},
		{"nothing near", "zebrafish", analysis.Stem("zebrafish"), false},
	} {
		t.Run(test.name, func(t *testing.T) {
			token := a.Tokens(test.typed)[0]
			if token.Stem != test.stem || token.Typo != test.typo {
				t.Errorf("%q is read as %q, typo %v; want %q, %v", test.typed, token.Stem, token.Typo, test.stem, test.typo)
			}
		})
	}
}

func TestZeroAnalyzerCorrectsNothing(t *testing.T) {
	tokens := new(analysis.Analyzer).Tokens("ezcema and Acne")
	if len(tokens) != 3 || tokens[0].Typo || tokens[2].Word != "acne" {
		t.Errorf("tokens %+v", tokens)
	}
}

func TestRecordingReadsTheSame(t *testing.T) {
	a := analysis.New([]string{"the"}, "")
	recording := a.Recording()
	for range 2 {
		for i, token := range recording.Tokens("the breakouts, of stress") {
			if want := a.Tokens("the breakouts, of stress")[i]; token != want {
				t.Errorf("recording reads %+v, want %+v", token, want)
			}
		}
	}
}
