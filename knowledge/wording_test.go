package knowledge_test

import (
	"testing"

	"gutskin/knowledge"
)

func TestNotAVerb(t *testing.T) {
	for _, tip := range []string{
		"Eat whole foods.", "Don't skip meals.", "Bring water.", "Focus on fiber.", "Discuss it.", "Mention it.", "“Ask” a doctor.", "Do yoga.",
		"Exercise to ease stress.", "Supplement with care.", "See stress as one part.", "Leave out sugar.", "Process it slowly.",
	} {
		if why := knowledge.NotAVerb(tip); why != "" {
			t.Errorf("%q: %s", tip, why)
		}
	}
	for _, tip := range []string{
		"A glass of water helps.", "The gut likes fiber.", "You can eat fiber.", "Your gut likes fiber.", "It helps to eat.", "2 apples.", "Two apples.",
		"Eating fiber.", "Probiotics are good.", "Fiber is good.", "Water may help.", "Hydration first.", "Fitness first.", "More fiber.", "If you smoke, stop.",
		"Always eat well.", "For skin, eat well.", "Please eat well.", "…", "",
	} {
		if why := knowledge.NotAVerb(tip); why == "" {
			t.Errorf("%q passes for a tip that begins with a verb", tip)
		}
	}
}

func TestDoses(t *testing.T) {
	for _, tip := range []string{
		"Take 500 mg.", "Take 500mg.", "Drink 1.5 litres.", "Drink 8 glasses.", "Take 10 billion CFUs.", "Rest eight hours.", "Rest 7-8 hours.", "Eat it 3x.",
		"Eat it twice a day.", "Try it for two weeks.", "Try it for several months.", "Take one capsule.", "Take a few drops.", "Cut sugar by 20%.", "Have half a cup.", "Walk for thirty minutes.",
	} {
		if knowledge.Dose(tip) == "" {
			t.Errorf("%q: no dose is found", tip)
		}
	}
	for _, tip := range []string{
		"Eat many kinds of plants.", "Make one change.", "See it as one step among several.", "Choose omega-3 fats.", "Name B12 to your doctor.", "Read article 2.",
		"Spend time outside.", "Keep your daily habits.", "Rest every day.", "Eat two kinds of fruit.", "Weigh 1, 2 and 3.", "Have a minute of calm.",
	} {
		if found := knowledge.Dose(tip); found != "" {
			t.Errorf("%q: %q is taken for a dose", tip, found)
		}
	}
}

func TestOverclaims(t *testing.T) {
	for _, text := range []string{"cure", "Cures acne", "it is healing", "HEALED", "heals", "detox", "detoxify", "a detoxifying tea", "detoxes", "toxin", "toxins", "proven", "guaranteed", "always", "root cause", "Root causes", "self-healing"} {
		if knowledge.Overclaim(text) == "" {
			t.Errorf("%q passes", text)
		}
	}
	for _, text := range []string{"healthy", "health", "secure", "manicure", "accurate", "toxic", "improve", "root", "cause", "obscure", "hallways"} {
		if found := knowledge.Overclaim(text); found != "" {
			t.Errorf("%q: %q is taken for a promise", text, found)
		}
	}
}

func TestRedness(t *testing.T) {
	for _, text := range []string{"redness", "Reddish patches", "red skin", "a red face", "it turns red", "looks red", "flushed cheeks", "blushing", "reddened"} {
		if knowledge.Redness(text) == "" {
			t.Errorf("%q passes", text)
		}
	}
	for _, text := range []string{"red wine", "red meat", "flush it out", "reduce", "spread", "infrared", "bread", "flushing out toxins"} {
		if found := knowledge.Redness(text); found != "" {
			t.Errorf("%q: %q is taken for a colour of skin", text, found)
		}
	}
}

func TestNearest(t *testing.T) {
	keys := []string{"title", "group", "also-called", "questions", "articles", "see", "caution", "reviewed"}
	for word, want := range map[string]string{
		"Title": "title", "tilte": "title", "also_called": "also-called", "alsocalled": "also-called", "aliases": "also-called",
		"question": "questions", "article": "articles", "review": "reviewed", "Related": "see", "category": "group", "colour": "", "x": "", "": "",
		"a-very-long-word-that-is-no-key-of-ours-at-all": "",
	} {
		if got := knowledge.Nearest(word, keys...); got != want {
			t.Errorf("%q is taken for %q, want %q", word, got, want)
		}
	}
}
