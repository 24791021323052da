package search_test

import (
	"slices"
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
)

func reasons(t *testing.T, q knowledge.Question) (search.Result, knowledge.Reasons) {
	t.Helper()
	q.Reasons = true
	r := built().Search(q)
	if r.Kind != knowledge.KindAnswer || r.Reasons == nil {
		t.Fatalf("%q: got %s, reasons %v", q.Text, outcome(r), r.Reasons)
	}
	return r, *r.Reasons
}

func TestReasons(t *testing.T) {
	for text, word := range map[string]string{
		"Can my gut cause ACNE?": "ACNE", "why do zits come": "zits", "does Eczéma come from the gut": "Eczéma",
		"does 'sleep' matter for my skin": "sleep", "can eczmea come from my tummy": "eczmea",
	} {
		r, why := reasons(t, knowledge.Question{Text: text})
		if len(why.Words) == 0 || len(why.Words) > 5 || !slices.Contains(why.Words, word) {
			t.Errorf("%q: words %q, want %q among them", text, why.Words, word)
		}
		if why.RunnerUp.Topic == "" || why.RunnerUp.Title == "" || slices.Contains(topicIDs(r), why.RunnerUp.Topic) || why.FollowUp {
			t.Errorf("%q: %+v", text, why)
		}
	}
}

func TestReasonsOfTwoTopics(t *testing.T) {
	_, why := reasons(t, knowledge.Question{Text: "can probiotics help eczema?"})
	if !slices.Contains(why.Words, "probiotics") || !slices.Contains(why.Words, "eczema") {
		t.Errorf("words %q", why.Words)
	}
}

func TestReasonsOfAFollowUp(t *testing.T) {
	if _, why := reasons(t, knowledge.Question{Text: "and eczema?", Prev: "what helps acne?"}); !why.FollowUp {
		t.Errorf("got %+v", why)
	}
}

// TestReasonsAreForAnswers: what nobody asked for and what is no answer has no reasons.
func TestReasonsAreForAnswers(t *testing.T) {
	if r := ask(built(), "can my gut cause acne?"); r.Reasons != nil {
		t.Errorf("reasons that nobody asked for: %+v", r.Reasons)
	}
	for _, text := range []string{"", "hello", "vomiting blood", "does milk cause acne?"} {
		if r := built().Search(knowledge.Question{Text: text, Reasons: true}); r.Reasons != nil {
			t.Errorf("%q has reasons %+v", text, r.Reasons)
		}
	}
}

// TestReasonsOfALargeBase: without a model the words are those that stand in the topic.
func TestReasonsOfALargeBase(t *testing.T) {
	s := newSynthetic(500)
	index := search.New(s.base, nil)
	for i := 0; i < 500; i += 25 {
		r := index.Search(knowledge.Question{Text: s.question(&s.base.Topics[i]), Reasons: true})
		if r.Kind == knowledge.KindAnswer && (r.Reasons == nil || len(r.Reasons.Words) == 0) {
			t.Errorf("topic %d: reasons %+v", i, r.Reasons)
		}
	}
}

// BenchmarkReasons compares a question with and without its reasons.
func BenchmarkReasons(b *testing.B) {
	questions := texts(labelled(b, "dev"))
	for _, with := range []bool{false, true} {
		name := map[bool]string{false: "without", true: "with"}[with]
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				built().Search(knowledge.Question{Text: questions[i%len(questions)], Reasons: with})
				i++
			}
		})
	}
}

// BenchmarkComplete reports quantiles over every beginning of the development questions.
func BenchmarkComplete(b *testing.B) {
	var typed []string
	for _, text := range texts(labelled(b, "dev")) {
		for i := range text {
			typed = append(typed, text[:i])
		}
	}
	complete(built(), "a", 1)
	var times []int64
	for b.Loop() {
		times = times[:0]
		for _, text := range typed {
			start := nanotime()
			complete(built(), text, 25)
			times = append(times, nanotime()-start)
		}
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2]), "p50-ns")
	b.ReportMetric(float64(times[len(times)*99/100]), "p99-ns")
	b.ReportMetric(float64(times[len(times)-1]), "max-ns")
}
