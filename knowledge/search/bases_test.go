package search_test

import (
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
)

func topic(id, title string, questions ...string) knowledge.Topic {
	return knowledge.Topic{ID: id, Title: title, Questions: questions, Summary: title + " is what this is about."}
}

// TestOddBases asks bases that no editor would make; whatever they hold, the reply is one
// of the four kinds.
func TestOddBases(t *testing.T) {
	same := []string{"why is my skin like this", "what helps my skin"}
	for name, base := range map[string]*knowledge.Base{
		"empty":                 {},
		"only a lexicon":        {Lexicon: []knowledge.Synonym{{Term: "acne", Words: []string{"zits"}}}},
		"only chatter":          {Phrases: knowledge.Phrases{Elsewhere: map[string][]knowledge.Phrase{"greeting": {{Text: "hello there"}}}}},
		"one topic":             {Topics: []knowledge.Topic{topic("acne", "Acne", "why do I have spots")}},
		"a bare topic":          {Topics: []knowledge.Topic{{ID: "acne", Title: "Acne"}}},
		"a topic without words": {Topics: []knowledge.Topic{{ID: "dots", Title: "…"}}},
		"identical examples":    {Topics: []knowledge.Topic{topic("a", "Skin", same...), topic("b", "Skins", same...)}},
		"identical topics":      {Topics: []knowledge.Topic{topic("a", "Skin", same...), topic("b", "Skin", same...), topic("c", "Skin", same...)}},
		"a flag without signs":  {Care: knowledge.Care{Flags: []knowledge.RedFlag{{ID: "x", Level: knowledge.LevelNow}}}},
		"a flag without words":  {Care: knowledge.Care{Concepts: map[string][]string{"dots": {"…"}}, Flags: []knowledge.RedFlag{{ID: "x", Level: knowledge.LevelNow, When: [][]string{{"dots"}, {}}}}}},
	} {
		t.Run(name, func(t *testing.T) {
			ix := search.New(base, nil)
			for bad, text := range badInputs() {
				result, explanation := ix.Explain(knowledge.Question{Text: text, Prev: "spots"})
				checkResult(t, bad, result)
				if explanation.Decision == "" {
					t.Errorf("%s: nothing is said of what decided", bad)
				}
				complete(ix, text, 5)
			}
			if len(base.Topics) == 0 && ask(ix, "why do I have spots").Kind != knowledge.KindNone {
				t.Error("a base without topics does not say that it has nothing")
			}
		})
	}
}

func TestOneTopic(t *testing.T) {
	ix := search.New(&knowledge.Base{Topics: []knowledge.Topic{topic("acne", "Acne", "why do I have spots", "what helps pimples")}}, nil)
	if r := ask(ix, "why do I have spots"); r.Kind != knowledge.KindAnswer || topicIDs(r)[0] != "acne" {
		t.Errorf("its own example: got %s", outcome(r))
	}
	if r := ask(ix, "train to Oslo"); r.Kind != knowledge.KindNone {
		t.Errorf("unknown words: got %s", outcome(r))
	}
}

// TestIdenticalTopicsTieById: of topics that nothing tells apart the first by id is ranked
// first, every time.
func TestIdenticalTopicsTieByID(t *testing.T) {
	topics := []knowledge.Topic{topic("a", "Left side", "what helps my skin"), topic("b", "Right side", "what helps my face")}
	first := search.New(&knowledge.Base{Topics: topics}, nil)
	for range 3 {
		again := search.New(&knowledge.Base{Topics: topics}, nil)
		for _, text := range []string{"what helps", "side", "left right"} {
			if got, want := asJSON(t, ask(again, text)), asJSON(t, ask(first, text)); got != want {
				t.Errorf("%q: got %s, want %s", text, got, want)
			}
		}
	}
}

// TestRedFlagsWithoutTopics: with no topic to compare with, a message that no rule catches
// is not taken for a red flag.
func TestRedFlagsWithoutTopics(t *testing.T) {
	ix := search.New(&knowledge.Base{Care: knowledge.Care{
		Concepts: map[string][]string{"blood": {"blood"}},
		Flags: []knowledge.RedFlag{{
			ID: "bleeding", Level: knowledge.LevelNow, When: [][]string{{"blood", "vomiting"}},
			Signs: []string{"you vomit or cough up blood", "bleeding does not stop"},
		}},
	}}, nil)
	if r := ask(ix, "does kimchi help dry skin"); r.Kind == knowledge.KindCare {
		t.Errorf("a harmless question raises %q", flagID(r))
	}
	if r := ask(ix, "vomiting blood"); flagID(r) != "bleeding" {
		t.Errorf("the red flag is missed: %s", outcome(r))
	}
}

// TestLargeBase takes the path without a trained classifier.
func TestLargeBase(t *testing.T) {
	s := newSynthetic(3000)
	s.base.Care = knowledge.Care{
		Concepts: map[string][]string{"blood": {"blood"}},
		Flags:    []knowledge.RedFlag{{ID: "bleeding", Level: knowledge.LevelNow, When: [][]string{{"blood", "vomiting"}}}},
	}
	ix := search.New(s.base, nil)
	for name, text := range badInputs() {
		result, _ := ix.Explain(knowledge.Question{Text: text})
		checkResult(t, name, result)
	}
	if r := ask(ix, "vomiting blood"); flagID(r) != "bleeding" {
		t.Errorf("a red flag is missed: %s", outcome(r))
	}
	if r := ask(ix, "zzzyx qwvxx"); r.Kind != knowledge.KindNone {
		t.Errorf("unknown words: %s", outcome(r))
	}
	own := s.base.Topics[42]
	r, explanation := ix.Explain(knowledge.Question{Text: own.Questions[0]})
	if r.Kind != knowledge.KindAnswer || topicIDs(r)[0] != own.ID || len(r.Tips) != 2 {
		t.Errorf("its own example: got %s, %d tips, want %s", outcome(r), len(r.Tips), own.ID)
	}
	if len(explanation.Candidates) == 0 || explanation.Candidates[0].ID != own.ID || len(explanation.Read) != 10 {
		t.Errorf("explained as %+v", explanation)
	}
	if again := search.New(s.base, nil); asJSON(t, again.Search(knowledge.Question{Text: own.Questions[0]})) != asJSON(t, r) {
		t.Error("built twice, it answers in two ways")
	}
	if got := complete(ix, own.Title, 3); len(got) == 0 || got[0] != own.Title {
		t.Errorf("completing a whole title gives %q", got)
	}
}
