package eval_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/eval"
	"gutskin/knowledge/search"
)

// scripted answers each question with what its text names: "kind topic".
type scripted struct{}

func (scripted) Search(q knowledge.Question) search.Result {
	kind, topic, _ := strings.Cut(q.Text, " ")
	r := search.Result{Kind: knowledge.Kind(kind), Confidence: 0.95}
	if topic != "" {
		r.Ranked = []knowledge.Ranked{{Topic: topic, Score: 1}, {Topic: "second", Score: 0.5}}
	}
	if r.Kind == knowledge.KindAnswer {
		r.Topics = []*knowledge.Topic{{ID: topic}}
	}
	return r
}

func TestSummarize(t *testing.T) {
	questions := []eval.Question{
		{ID: "right", Text: "answer acne", Kind: knowledge.KindAnswer, Topics: []string{"acne", "sugar"}, Style: "direct"},
		{ID: "second", Text: "answer acne", Kind: knowledge.KindAnswer, Topics: []string{"second"}, Style: "direct"},
		{ID: "refused", Text: "suggest acne", Kind: knowledge.KindAnswer, Topics: []string{"acne"}, Style: "lay"},
		{ID: "false", Text: "answer acne", Kind: knowledge.KindNone, Style: "accident"},
		{ID: "offered", Text: "suggest acne", Kind: knowledge.KindNone, Style: "accident"},
		{ID: "caught", Text: "care", Kind: knowledge.KindCare, Style: "urgent"},
		{ID: "missed", Text: "answer acne", Kind: knowledge.KindCare, Style: "urgent"},
		{ID: "alarm", Text: "care", Kind: knowledge.KindNone, Style: "chatter"},
	}
	r := eval.Summarize(eval.Run(scripted{}, questions))
	for name, check := range map[string]struct{ got, want eval.Share }{
		"first right":   {r.FirstRight, eval.Share{Count: 2, Of: 3}},
		"top three":     {r.TopThree, eval.Share{Count: 3, Of: 3}},
		"answered":      {r.Answered, eval.Share{Count: 1, Of: 3}},
		"false answers": {r.FalseAnswers, eval.Share{Count: 1, Of: 3}},
		"caught":        {r.Caught, eval.Share{Count: 1, Of: 2}},
		"false care":    {r.FalseCare, eval.Share{Count: 1, Of: 6}},
		"right":         {r.Right, eval.Share{Count: 3, Of: 8}},
	} {
		if check.got != check.want {
			t.Errorf("%s: got %+v, want %+v", name, check.got, check.want)
		}
	}
	if len(r.Confusions) != 1 || r.Confusions[0] != (eval.Confusion{Want: "second", Got: "acne", Count: 1}) {
		t.Errorf("confusions: %+v", r.Confusions)
	}
}

func TestReadNamesTheLine(t *testing.T) {
	for name, line := range map[string]string{
		"not JSON":       `{"id":`,
		"unknown kind":   `{"id":"a","q":"x","kind":"maybe"}`,
		"without topics": `{"id":"a","q":"x","kind":"answer"}`,
	} {
		_, err := eval.Read(strings.NewReader(`{"id":"ok","q":"hi","kind":"none"}` + "\n" + line))
		if !errors.Is(err, eval.ErrQuestions) || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%s: got %v, want ErrQuestions in line 2", name, err)
		}
	}
}

func TestCompare(t *testing.T) {
	record := func(right map[string]bool) eval.Record {
		var r eval.Record
		for _, id := range []string{"a", "b", "c", "new"} {
			if ok, asked := right[id]; asked {
				r.Outcomes = append(r.Outcomes, eval.RecordedReply{ID: id, Right: ok})
			}
		}
		return r
	}
	c := eval.Compare(record(map[string]bool{"a": true, "b": false, "c": true}), record(map[string]bool{"a": false, "b": true, "c": true, "new": true}))
	var text bytes.Buffer
	if err := c.WriteText(&text); err != nil {
		t.Fatal(err)
	}
	if want := "compared with the former run: 1 better, 1 worse, 1 as before\n  better: b\n  worse:  a\n"; text.String() != want {
		t.Errorf("got %q, want %q", text.String(), want)
	}
}

// TestCrossValidateAsksEachExampleOnce holds a small base's examples back in turn.
func TestCrossValidateAsksEachExampleOnce(t *testing.T) {
	base := &knowledge.Base{
		Topics: []knowledge.Topic{
			{ID: "acne", Title: "Acne", Questions: []string{"why do I get spots", "pimples on my chin", "zits again"}},
			{ID: "sleep", Title: "Sleep", Questions: []string{"awake all night", "no rest at all"}},
		},
		Phrases: knowledge.Phrases{Elsewhere: map[string][]knowledge.Phrase{"off-topic": {{Text: "who won the match"}}}},
	}
	asked := map[string]int{}
	for _, o := range eval.CrossValidate(base, 3) {
		asked[o.Question.Text]++
	}
	if len(asked) != 6 {
		t.Errorf("asked %d different examples, want 6: %v", len(asked), asked)
	}
	for text, n := range asked {
		if n != 1 {
			t.Errorf("%q was asked %d times", text, n)
		}
	}
}
