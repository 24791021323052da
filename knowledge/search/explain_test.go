package search_test

import (
	"slices"
	"strings"
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
)

func explain(text string) (search.Result, search.Explanation) {
	return built().Explain(knowledge.Question{Text: text})
}

// read finds what a word of the question was taken for.
func read(t *testing.T, e search.Explanation, typed string) search.ReadWord {
	t.Helper()
	for _, word := range e.Read {
		if word.Typed == typed {
			return word
		}
	}
	t.Fatalf("%q is not among the words read: %+v", typed, e.Read)
	return search.ReadWord{}
}

func TestExplainNamesTheWordsAsTyped(t *testing.T) {
	_, e := explain("Why do ZITS come, after Pizza?!")
	var typed []string
	for _, word := range e.Read {
		typed = append(typed, word.Typed)
	}
	if got, want := strings.Join(typed, " "), "why do zits come after pizza"; got != want {
		t.Errorf("read %q, want %q", got, want)
	}
}

func TestExplainNamesTheSteps(t *testing.T) {
	_, e := explain("can eczmea and zits come from my tummy")
	if word := read(t, e, "eczmea"); !strings.HasPrefix(word.As, "eczem") {
		t.Errorf("the typo is read as %q", word.As)
	}
	if word := read(t, e, "zits"); word.As != "" || !slices.Contains(word.Terms, "acne") {
		t.Errorf("the lay word is read as %+v", word)
	}
	if word := read(t, e, "tummy"); !slices.Contains(word.Terms, "gut") {
		t.Errorf("the lay word is read as %+v", word)
	}
	if word := read(t, e, "my"); word.As != "" || len(word.Terms) > 0 {
		t.Errorf("a word of grammar is read as %+v", word)
	}
}

func TestExplainNamesCandidates(t *testing.T) {
	r, e := explain("can my gut cause acne?")
	if len(e.Candidates) < 2 || e.Candidates[0].Kind != "topic" || e.Candidates[0].ID != "acne" {
		t.Fatalf("candidates %+v", e.Candidates)
	}
	for i, c := range e.Candidates {
		if c.ID == "" || strings.HasPrefix(c.ID, "!") || !slices.Contains([]string{"topic", "boundary", "elsewhere", "care"}, c.Kind) {
			t.Errorf("candidate %+v", c)
		}
		if i > 0 && c.Score > e.Candidates[i-1].Score {
			t.Errorf("candidates out of order: %+v", e.Candidates)
		}
	}
	if read(t, e, "acne").Effect <= 0 {
		t.Errorf("the word that decided has no effect: %+v", e.Read)
	}
	if e.Coverage <= 0 || e.Coverage > 1 || e.FollowUp {
		t.Errorf("coverage %v, follow-up %v", e.Coverage, e.FollowUp)
	}
	if r.Topics[0].ID != e.Candidates[0].ID {
		t.Errorf("answered %s, explained %s", r.Topics[0].ID, e.Candidates[0].ID)
	}
	if _, e := explain("does milk cause acne?"); e.Candidates[0] != (search.Candidate{Kind: "boundary", ID: "dairy", Score: e.Candidates[0].Score}) {
		t.Errorf("candidates %+v", e.Candidates)
	}
}

// TestExplainSaysWhatDecided holds the sentence of each kind of reply.
func TestExplainSaysWhatDecided(t *testing.T) {
	for _, test := range []struct {
		text string
		kind knowledge.Kind
		says []string
	}{
		{"can my gut cause acne?", knowledge.KindAnswer, []string{"acne", "0."}},
		{"does milk cause acne?", knowledge.KindNone, []string{"boundary", "dairy"}},
		{"hello there", knowledge.KindNone, []string{"elsewhere", "greeting"}},
		{"vomiting bloood", knowledge.KindCare, []string{"heavy-bleeding", "vomiting", "blood"}},
		{"🙂", knowledge.KindNone, []string{"no words"}},
	} {
		r, e := explain(test.text)
		if r.Kind != test.kind {
			t.Errorf("%q: got %s", test.text, outcome(r))
		}
		for _, part := range test.says {
			if !strings.Contains(e.Decision, part) {
				t.Errorf("%q: %q does not say %q", test.text, e.Decision, part)
			}
		}
		if !strings.HasSuffix(e.Decision, ".") {
			t.Errorf("%q: %q is no sentence", test.text, e.Decision)
		}
	}
}

// TestExplainASuggestion asks the beginnings of questions, some of which are too vague to
// be answered.
func TestExplainASuggestion(t *testing.T) {
	suggested := 0
	for _, topic := range builtBase().Topics {
		for _, question := range topic.Questions {
			words := strings.Fields(question)
			text := strings.Join(words[:min(3, len(words))], " ")
			r, e := explain(text)
			if r.Kind != knowledge.KindSuggest {
				continue
			}
			suggested++
			if !strings.Contains(e.Decision, r.Offers[0].ID) || !strings.Contains(e.Decision, "ask") {
				t.Errorf("%q: %q", text, e.Decision)
			}
		}
	}
	if suggested == 0 {
		t.Error("no beginning of a question leads to a suggestion")
	}
}

func TestExplainFollowUp(t *testing.T) {
	if _, e := built().Explain(knowledge.Question{Text: "and eczema?", Prev: "what helps acne?"}); !e.FollowUp || len(e.Read) != 2 {
		t.Errorf("follow-up %v, read %+v", e.FollowUp, e.Read)
	}
	if _, e := built().Explain(knowledge.Question{Text: "thanks", Prev: "what helps acne?"}); e.FollowUp {
		t.Error("a message that leaves the subject is explained as a follow-up")
	}
}

// TestBlankQuestion: a message without a word of meaning is refused with confidence, and
// not because it is probably ours.
func TestBlankQuestion(t *testing.T) {
	for _, text := range []string{"what can I do about it", "why", "and what is it for", "is it"} {
		r, e := explain(text)
		if r.Kind != knowledge.KindNone {
			t.Errorf("%q: got %s", text, outcome(r))
		}
		if r.Confidence < 0.5 {
			t.Errorf("%q is refused with a confidence of %v: %s", text, r.Confidence, e.Decision)
		}
	}
}
