package search_test

import (
	"strings"
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
)

// redFlags is a base that knows nothing but a few red flags, so that the rules alone decide.
func redFlags() *search.Index {
	return search.New(&knowledge.Base{
		StopWords: strings.Fields("i my a the is and it to of in he she has have am are with after"),
		Care: knowledge.Care{
			Concepts: map[string][]string{
				"hard-to":    {"struggling", "hard to", "difficult", "me cuesta"},
				"breathing":  {"breathe", "breathing", "respirar"},
				"no-air":     {"not breathing", "no air", "keine luft", "manque d'air"},
				"fever":      {"fever", "temperature", "fieber", "fiebre"},
				"rash":       {"rash", "spots", "ausschlag"},
				"swollen":    {"swollen", "swelling"},
				"tongue":     {"tongue", "swollen tongue"},
				"blood":      {"blood"},
				"vomiting":   {"vomiting", "throwing up"},
				"not-a-sign": {"laughing", "in the game"},
			},
			Negations:    []string{"no", "not", "without", "never", "dont"},
			NotNegations: []string{"not sure", "no idea"},
			Flags: []knowledge.RedFlag{
				{ID: "late", Level: knowledge.LevelSoon, When: [][]string{{"rash"}}},
				{ID: "fever-with-rash", Level: knowledge.LevelToday, When: [][]string{{"fever", "rash"}}},
				{ID: "breath", Level: knowledge.LevelNow, When: [][]string{{"hard-to", "breathing"}, {"no-air"}}, Unless: []string{"not-a-sign", "holding my breath"}},
				{ID: "swelling", Level: knowledge.LevelNow, When: [][]string{{"swollen", "tongue"}}},
				{ID: "bleeding", Level: knowledge.LevelNow, When: [][]string{{"vomiting", "blood"}, {"inhaler", "not working"}}},
			},
		},
	}, nil)
}

func TestCareRules(t *testing.T) {
	ix := redFlags()
	eight := strings.Repeat("word ", 8)
	for _, test := range []struct{ name, text, flag string }{
		{"members side by side", "vomiting blood", "bleeding"},
		{"members in the other order", "there was blood when I was vomiting", "bleeding"},
		{"a phrase of several words", "throwing up blood", "bleeding"},
		{"another form of the word", "he vomits blood", "bleeding"},
		{"a member that names no concept is a phrase", "the inhaler is not working", "bleeding"},
		{"one member alone", "vomiting since noon", ""},
		{"neither member", "my skin is dry", ""},
		{"at the edge of the window", "vomiting " + eight + "and then blood", "bleeding"},
		{"just beyond the window", "vomiting " + eight + "and then some blood", ""},
		{"far apart", "vomiting " + eight + eight + "blood", ""},
		{"a second mention is near", "blood " + eight + eight + "vomiting blood", "bleeding"},
		{"two members on one word", "my swollen tongue", "swelling"},
		{"a phrase that holds a member", "tongue swollen", "swelling"},

		{"denied", "no fever, just spots on my arm", "late"},
		{"denied some words before", "no sign of a fever, but a rash", "late"},
		{"denied both", "no rash and no fever", ""},
		{"the clause ends before", "no, fever and rash", "fever-with-rash"},
		{"but ends the clause", "no pain but fever and rash", "fever-with-rash"},
		{"the denial stands after", "fever, rash, no appetite", "fever-with-rash"},
		{"denied far before", "I did not sleep at all last night fever rash", "fever-with-rash"},
		{"not sure denies nothing", "not sure if it is a fever with a rash", "fever-with-rash"},
		{"no idea denies nothing", "no idea why fever and rash", "fever-with-rash"},
		{"the denying word is in the phrase", "she is not breathing", "breath"},
		{"the denying word is another member's", "inhaler not working", "bleeding"},
		{"one mention denied, another not", "no fever yesterday. today fever and rash", "fever-with-rash"},

		{"excused by a concept", "laughing so much it was hard to breathe", ""},
		{"excused by a phrase", "hard to breathe when holding my breath", ""},
		{"excused anywhere in the message", "hard to breathe, " + eight + eight + "in the game", ""},
		{"an excuse keeps only its own flag down", "laughing while vomiting blood", "bleeding"},

		{"the most urgent first", "fever, rash, and it is hard to breathe", "breath"},
		{"today before soon", "rash and fever", "fever-with-rash"},
		{"in file order when equally urgent", "vomiting blood and it is hard to breathe", "breath"},

		{"misspelt", "strugling to breath", "breath"},
		{"two letters swapped", "vmoiting blood", "bleeding"},
		{"Spanish", "me cuesta respirar", "breath"},
		{"German", "Ich bekomme keine Luft!", "breath"},
		{"German, two members", "Fieber und Ausschlag", "fever-with-rash"},
		{"French, with a curved apostrophe", "manque d’air", "breath"},
		{"capitals and accents", "VÓMITING BLOOD!!!", "bleeding"},
		{"Markdown", "**vomiting** ||blood||", "bleeding"},
		{"zero-width inside", "vomi\u200bting bl\u200dood", "bleeding"},
		{"drawn out", "vomitiiiiing blood", "bleeding"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := flagID(ask(ix, test.text)); got != test.flag {
				t.Errorf("%q raises %q, want %q", test.text, got, test.flag)
			}
		})
	}
}

// TestCareRulesAcrossTwoQuestions: a follow-up raises what its words and those of the question
// before make together, and nothing that is the earlier question's alone.
func TestCareRulesAcrossTwoQuestions(t *testing.T) {
	ix := redFlags()
	for _, test := range []struct{ prev, text, flag string }{
		{"I am vomiting", "and there is blood", "bleeding"},
		{"is there blood in it?", "he is vomiting again", "bleeding"},
		{"my tongue is sore", "and now swollen", "swelling"},
		{"no, I am not vomiting", "and there is blood", ""},
		{"I am vomiting", "no blood", ""},
		{"my skin is dry", "and there is blood", ""},
		{"vomiting in the game", "and there is blood", "bleeding"},
		{"hard to say, laughing", "and breathing?", ""},
	} {
		if got := flagID(ix.Search(knowledge.Question{Text: test.text, Prev: test.prev})); got != test.flag {
			t.Errorf("%q after %q raises %q, want %q", test.text, test.prev, got, test.flag)
		}
	}
}

// TestFarApart: a person and a remedy need not stand near each other, the words of an
// emergency do.
func TestFarApart(t *testing.T) {
	story := " We moved to the coast in spring, my sister keeps bees, and the whole house smells of paint. "
	for _, test := range []struct{ text, flag string }{
		{"I'm six months pregnant with a boy." + story + "The neighbours are kind and bring us plums. Does kombucha help acne?", "pregnancy"},
		{"My daughter is vomiting paint jokes at me." + story + story + "Is blood orange juice good for my skin?", ""},
	} {
		if got := flagID(ask(built(), test.text)); got != test.flag {
			t.Errorf("%q raises %q, want %q", test.text, got, test.flag)
		}
	}
}

// TestOverlapIsNotACombination: one stretch of words cannot be two members.
func TestOverlapIsNotACombination(t *testing.T) {
	ix := search.New(&knowledge.Base{Care: knowledge.Care{
		Concepts: map[string][]string{"chest": {"chest", "chest pain"}, "pain": {"pain", "chest pain"}},
		Flags:    []knowledge.RedFlag{{ID: "heart", Level: knowledge.LevelNow, When: [][]string{{"chest", "pain", "pain"}}}},
	}}, nil)
	for text, want := range map[string]string{
		"chest pain":      "",
		"chest pain pain": "heart",
		"chest pains, pain in my arm and pain in my jaw": "heart",
	} {
		if got := flagID(ask(ix, text)); got != want {
			t.Errorf("%q raises %q, want %q", text, got, want)
		}
	}
}

func TestCareHasNothingElse(t *testing.T) {
	r := ask(redFlags(), "vomiting blood")
	if r.Kind != knowledge.KindCare || r.Flag.ID != "bleeding" {
		t.Fatalf("got %s %q", r.Kind, flagID(r))
	}
	if len(r.Topics)+len(r.Offers)+len(r.Tips) > 0 || r.Boundary != nil || r.Elsewhere != "" {
		t.Errorf("a red flag is answered with more than its card: %s", asJSON(t, r))
	}
	if r.Confidence <= 0 || r.Confidence > 1 {
		t.Errorf("confidence %v", r.Confidence)
	}
}
