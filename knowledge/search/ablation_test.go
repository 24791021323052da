package search_test

import (
	"flag"
	"testing"

	"gutskin/knowledge/eval"
	"gutskin/knowledge/search"
)

// TestAblation logs what each part of the matcher adds on questions it was not trained on:
//
//	go test ./knowledge/search -run Ablation -ablation -v
func TestAblation(t *testing.T) {
	if !*ablation {
		t.Skip("the ablation takes a minute and judges nothing; -ablation runs it")
	}
	base := builtIn(t)
	var questions []eval.Question
	for _, set := range []string{"dev", "fresh-a", "fresh-b", "fresh-c", "fresh-d", "fresh-e", "fresh-f", "fresh-g", "fresh-h", "fresh-i", "fresh-j", "fresh-k"} {
		questions = append(questions, labelled(t, set)...)
	}
	t.Logf("%-18s %6s %6s %9s %6s %6s %7s", "without", "first", "three", "answered", "false", "caught", "alarms")
	for _, part := range search.Without() {
		r := eval.Summarize(eval.Run(search.NewWithout(base, part), questions))
		t.Logf("%-18s %6.1f %6.1f %9.1f %6.1f %6.1f %7.1f", part, 100*r.FirstRight.Rate(), 100*r.TopThree.Rate(),
			100*r.Answered.Rate(), 100*r.FalseAnswers.Rate(), 100*r.Caught.Rate(), 100*r.FalseCare.Rate())
	}
}

var ablation = flag.Bool("ablation", false, "measure what each part of the matcher adds")
