package analysis_test

import (
	"strings"
	"testing"

	"gutskin/knowledge/analysis"
)

func TestPrefixSlips(t *testing.T) {
	for _, test := range []struct {
		name, typed, word string
		slips             int
		near              bool
	}{
		{"no slip", "ecze", "eczema", 0, true},
		{"a letter replaced", "exze", "eczema", 1, true},
		{"two swapped", "ezce", "eczema", 1, true},
		{"one left out", "czem", "eczema", 0, false},
		{"the first two swapped", "ceze", "eczema", 1, true},
		{"one left out within", "eczm", "eczema", 1, true},
		{"one too many", "ecxze", "eczema", 1, true},
		{"too many for so few letters", "exce", "eczema", 0, false},
		{"two in a long one", "probjotcs", "probiotics", 2, true},
		{"too short to tell", "exz", "eczema", 0, false},
		{"another word", "prob", "prebiotics", 1, true},
		{"quite another", "sleep", "stress", 0, false},
		{"longer than the word", "acnedd", "acne", 0, false},
		{"a whole word with a slip", "acned", "acne", 1, true},
		{"nothing", "", "acne", 0, false},
		{"of nothing", "acne", "", 0, false},
		{"far too long", strings.Repeat("a", 100), strings.Repeat("a", 100), 0, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			slips, near := analysis.PrefixSlips(test.typed, test.word)
			if near != test.near || near && slips != test.slips {
				t.Errorf("%q, %q: %d slips, near %v, want %d, %v", test.typed, test.word, slips, near, test.slips, test.near)
			}
		})
	}
}
