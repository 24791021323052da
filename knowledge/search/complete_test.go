package search_test

import (
	"slices"
	"strings"
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
)

func TestComplete(t *testing.T) {
	for _, test := range []struct{ name, typed, first string }{
		{"a title", "acne", "Acne"},
		{"the beginning of a title", "ecz", "Eczema"},
		{"capitals", "ROSA", "Rosacea"},
		{"a title of two words", "dry skin", "Dry skin"},
		{"its beginning", "dry s", "Dry skin"},
		{"another form of the word", "probiotic", "Probiotics"},
		{"misspelt", "psoraisis", "Psoriasis"},
		{"another name", "zits", "zits"},
		{"zero-width inside", "ac\u200bne", "Acne"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := complete(built(), test.typed, 5)
			if len(got) == 0 || got[0] != test.first {
				t.Errorf("%q completes to %q, want %q first", test.typed, got, test.first)
			}
		})
	}
}

func TestCompleteQuestions(t *testing.T) {
	for _, typed := range []string{"can my gut", "why is my skin so", "which vitamins", "what should i eat", "does wine"} {
		got := complete(built(), typed, 5)
		if len(got) == 0 {
			t.Errorf("%q completes to nothing", typed)
			continue
		}
		for _, word := range strings.Fields(typed) {
			if !strings.Contains(strings.ToLower(got[0]), word) {
				t.Errorf("%q completes to %q, without %q", typed, got[0], word)
			}
		}
	}
}

// TestCompleteFitsEverythingKnown: whoever types a title, another name or an example
// question finds it, and with all but its last letter still finds something.
func TestCompleteFitsEverythingKnown(t *testing.T) {
	for _, topic := range built().Base().Topics {
		for _, text := range slices.Concat([]string{topic.Title}, topic.AlsoCalled, topic.Questions[:2]) {
			if got := complete(built(), text, 5); !slices.Contains(got, text) {
				t.Errorf("%q completes to %q", text, got)
			}
			if got := complete(built(), text[:len(text)-1], 5); len(got) == 0 {
				t.Errorf("%q completes to nothing", text[:len(text)-1])
			}
		}
	}
}

func TestCompleteLimit(t *testing.T) {
	for _, typed := range []string{"", "skin", "what", "a"} {
		all := complete(built(), typed, 1000)
		for _, limit := range []int{0, 1, 5, 25} {
			got := complete(built(), typed, limit)
			if want := all[:min(limit, len(all))]; !slices.Equal(got, want) {
				t.Errorf("%q with limit %d gives %q, want %q", typed, limit, got, want)
			}
		}
		seen := map[string]bool{}
		for _, text := range all {
			if seen[text] {
				t.Errorf("%q completes to %q twice", typed, text)
			}
			seen[text] = true
		}
	}
}

func TestCompleteWithoutText(t *testing.T) {
	base := built().Base()
	for _, typed := range []string{"", "  ", "🙂", "?!"} {
		got := complete(built(), typed, 1000)
		if len(got) != len(base.Topics) {
			t.Fatalf("%q gives %d texts, want one of each of the %d topics", typed, len(got), len(base.Topics))
		}
		for i, topic := range base.Topics {
			if got[i] != topic.Questions[0] {
				t.Errorf("%q: text %d is %q, want the first example of %s", typed, i, got[i], topic.ID)
			}
		}
	}
}

func TestCompleteNothing(t *testing.T) {
	for _, typed := range []string{"xqzvw", "почему", strings.Repeat("x", 6000)} {
		if got := complete(built(), typed, 5); len(got) > 0 {
			t.Errorf("%.20q completes to %q", typed, got)
		}
	}
	if got := complete(search.New(&knowledge.Base{}, nil), "acne", 5); len(got) > 0 {
		t.Errorf("an empty base completes to %q", got)
	}
}

// TestCompleteOrder: titles stand before other names, and these before questions.
func TestCompleteOrder(t *testing.T) {
	ix := search.New(&knowledge.Base{Topics: []knowledge.Topic{
		{ID: "a", Title: "Sleep", AlsoCalled: []string{"milk bath"}, Questions: []string{"milk before bed"}},
		{ID: "b", Title: "Milk", AlsoCalled: []string{"milk shake"}, Questions: []string{"milk or water", "is milk good"}},
	}}, nil)
	want := []string{"Milk", "milk bath", "milk shake", "milk or water", "milk before bed", "is milk good"}
	for _, typed := range []string{"milk", "mil"} {
		if got := complete(ix, typed, 10); !slices.Equal(got, want) {
			t.Errorf("%q completes to %q, want %q", typed, got, want)
		}
	}
}
