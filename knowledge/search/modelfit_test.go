package search_test

import (
	"slices"
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
)

func twoTopics() *knowledge.Base {
	return &knowledge.Base{
		Topics: []knowledge.Topic{
			topic("acne", "Acne", "why do I have spots", "what helps pimples"),
			topic("sleep", "Sleep", "I lie awake at night", "how can I rest better"),
		},
		Phrases: knowledge.Phrases{Elsewhere: map[string][]knowledge.Phrase{"greeting": {{Text: "hello there"}, {Text: "good morning"}}}},
	}
}

// TestStaleModelIsNotUsed: a model of other files leads to the same result as none.
func TestStaleModelIsNotUsed(t *testing.T) {
	base, old := twoTopics(), twoTopics()
	old.Topics[0].Questions = []string{"I lie awake at night"}
	old.Topics[1].Questions = []string{"why do I have spots"}
	stale := search.Train(old)
	if stale.Encode() == search.Train(base).Encode() {
		t.Fatal("the two bases train to one model")
	}
	if got, want := answers(t, search.New(base, stale)), answers(t, search.New(base, nil)); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestKeptModelIsUsed(t *testing.T) {
	base := twoTopics()
	kept, err := search.DecodeModel(search.Train(base).Encode())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := answers(t, search.New(base, kept)), answers(t, search.New(base, nil)); !slices.Equal(got, want) {
		t.Errorf("a kept model answers %q, a new one %q", got, want)
	}
}

func TestTrainingIsRepeatable(t *testing.T) {
	if first, second := search.Train(twoTopics()).Encode(), search.Train(twoTopics()).Encode(); first != second {
		t.Error("one base trains to two models")
	}
}

// TestFingerprint changes with everything that a model is trained on, and with nothing else.
func TestFingerprint(t *testing.T) {
	plain := search.Fingerprint(twoTopics())
	for name, test := range map[string]struct {
		change func(*knowledge.Base)
		stale  bool
	}{
		"title":            {func(b *knowledge.Base) { b.Topics[0].Title = "Spots" }, true},
		"question":         {func(b *knowledge.Base) { b.Topics[0].Questions[0] += "?" }, true},
		"other name":       {func(b *knowledge.Base) { b.Topics[0].AlsoCalled = []string{"zits"} }, true},
		"summary":          {func(b *knowledge.Base) { b.Topics[0].Summary += "!" }, true},
		"tip":              {func(b *knowledge.Base) { b.Topics[0].Tips = []knowledge.Tip{{Text: "Rest."}} }, true},
		"stop word":        {func(b *knowledge.Base) { b.StopWords = []string{"the"} }, true},
		"English words":    {func(b *knowledge.Base) { b.English = "the 1\n" }, true},
		"lexicon":          {func(b *knowledge.Base) { b.Lexicon = []knowledge.Synonym{{Term: "acne"}} }, true},
		"lexicon, Spanish": {func(b *knowledge.Base) { b.Lexicon = []knowledge.Synonym{{Term: "acne", Spanish: []string{"granos"}}} }, true},
		"boundary":         {func(b *knowledge.Base) { b.Boundaries = []knowledge.Boundary{{ID: "dairy", Subject: "Milk"}} }, true},
		"phrase":           {func(b *knowledge.Base) { b.Phrases.Topics = map[string][]knowledge.Phrase{"acne": {{Text: "ugh"}}} }, true},
		"phrase moved":     {func(b *knowledge.Base) { b.Phrases.Care, b.Phrases.Elsewhere = b.Phrases.Elsewhere, nil }, true},
		"earlier question": {func(b *knowledge.Base) { b.Phrases.Elsewhere["greeting"][0].Prev = "acne?" }, true},
		"negation":         {func(b *knowledge.Base) { b.Care.Negations = []string{"no"} }, true},
		"concept":          {func(b *knowledge.Base) { b.Care.Concepts = map[string][]string{"blood": {"blood"}} }, true},
		"concept's name":   {func(b *knowledge.Base) { b.Care.Concepts = map[string][]string{"x": nil} }, true},
		"combination":      {func(b *knowledge.Base) { b.Care.Flags = []knowledge.RedFlag{{When: [][]string{{"a"}}}} }, true},
		"exception":        {func(b *knowledge.Base) { b.Care.Flags = []knowledge.RedFlag{{Unless: []string{"a"}}} }, true},
		"intent":           {func(b *knowledge.Base) { b.Intents = map[string][]string{"food": {"eat"}} }, true},
		"sign":             {func(b *knowledge.Base) { b.Care.Flags = []knowledge.RedFlag{{ID: "x", Signs: []string{"blood"}}} }, true},
		"caution":          {func(b *knowledge.Base) { b.Topics[0].Caution = "Ask a doctor." }, false},
		"boundary line":    {func(b *knowledge.Base) { b.Replies.None = "No." }, false},
		"neighbours":       {func(b *knowledge.Base) { b.Topics[0].See = []string{"sleep"} }, false},
	} {
		base := twoTopics()
		test.change(base)
		if changed := search.Fingerprint(base) != plain; changed != test.stale {
			t.Errorf("%s: fingerprint changed %v, want %v", name, changed, test.stale)
		}
	}
}
