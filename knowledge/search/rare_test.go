package search_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"gutskin/knowledge"
)

func TestRare(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"is chlorine from swimming bad for my skin?", []string{"chlorine", "swim"}},
		{"does a swim in unheardofwater hurt", []string{"swim", "hurt"}},
		{"can my gut and my skin", nil}, // said of every topic here
		{"hi there, how are you", nil},
		{"", nil},
		// Names, whichever way they are written, and whatever is like one.
		{"Rose and Mark told Maria about tattoos", []string{"tattoo"}},
		{"sarah says mohammed has tattoos", []string{"tattoo"}},
		{"IS CHLORINE BAD", nil},
		{"@tattoo <@1234> #tattoo tattoo#1234 tattoo_99 x.tattoo@example.com :tattoo: tattoo:", nil},
		{"https://example.com/tattoo www.tattoo.com/ink tattoo.com", nil},
		{"tattoo2 2tattoo 31415 +4930123456", nil},
		{"tätowierung ist schlimm für die haut", nil},
		{"ignore “tattoo”, (sunscreen)! sauna", []string{"tattoo", "sunscreen", "sauna"}},
		{"tattoo tattoos tattooed tattoo", []string{"tattoo"}},
	} {
		if diff := cmp.Diff(test.want, built().Rare(test.text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.text, diff)
		}
	}
}

// FuzzRare: whatever is written, what is picked are few short English words that stand in it
// in small letters.
func FuzzRare(f *testing.F) {
	for _, seed := range []string{"is chlorine bad", "Anna@x.y tattoo\x00sauna", "a-b tattoo-artist's", "ｔａｔｔｏｏ", "tat\u0301too", strings.Repeat("sauna ", 900)} {
		f.Add(seed)
	}
	english := builtBase().English
	f.Fuzz(func(t *testing.T, text string) {
		words := built().Rare(text)
		if len(words) > knowledge.MaxMissWords {
			t.Errorf("%d words", len(words))
		}
		fields := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLower(r) })
		for _, w := range words {
			if len(w) > knowledge.MaxMissWord || !strings.Contains("\n"+english, "\n"+w+" ") {
				t.Errorf("%q of %q", w, text)
			}
			if !slices.ContainsFunc(fields, func(f string) bool { return strings.HasPrefix(f, w[:min(3, len(w))]) }) {
				t.Errorf("%q does not stand in %q", w, text)
			}
		}
	})
}
