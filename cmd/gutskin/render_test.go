package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares text with testdata/golden/name.txt.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", "golden", name+".txt")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

func oneTopic() knowledge.Answer {
	return knowledge.Answer{
		Kind: knowledge.KindAnswer, Topic: "acne", Title: "Acne",
		Parts: []knowledge.Part{{Topic: "acne", Title: "Acne", Summary: "Acne has been associated with a gut out of balance, above all with too many harmful bacteria. That can set off inflammation, which can make acne worse."}},
		Tips: []knowledge.AnswerTip{
			{Text: "Cut down on sugary foods: they can feed the harmful gut bacteria that have been linked with acne.", Topic: "acne", Articles: []int{2}},
			{Text: "Snack on fruit.", Topic: "acne", Articles: []int{1, 2, 3}},
			{Text: "Unwind in your own way when breakouts come with stress, which can make it flare", Topic: "stress", Articles: []int{2, 3}},
		},
		Cautions:   []string{"Acne is not your fault. If it hurts, scars or gets you down, a doctor or pharmacist can help."},
		Credit:     "Said by articles 1, 2 and 3 of 3. None of them cites a study.",
		Disclaimer: "General information from three articles, not medical advice.",
	}
}

func twoTopics() knowledge.Answer {
	a := oneTopic()
	a.Parts = append([]knowledge.Part{{Topic: "stress", Title: "Stress", Summary: "Stress can disturb the gut."}}, a.Parts...)
	a.Cautions = append(a.Cautions, "If stress is too much for you, talk to somebody.")
	a.Note = "Respondo solo en inglés."
	return a
}

func careCard() knowledge.Answer {
	return knowledge.Answer{
		Kind: knowledge.KindCare, Flag: "swelling", Title: "Call 999 if:", Message: "This needs help now.",
		Care: &knowledge.CareCard{
			Level: knowledge.LevelNow, Say: "This needs help now. Please do not wait to see whether it passes, and do not stay alone with it.",
			Heading: "Call 999 if:", Signs: []string{"your lips, tongue or throat swell, or it gets hard to breathe, speak or swallow, even a little", "you faint"},
		},
	}
}

func offered(kind knowledge.Kind, title, message string) knowledge.Answer {
	return knowledge.Answer{
		Kind: kind, Title: title, Message: message,
		Offers: []knowledge.Offer{{Topic: "fermented-foods", Title: "Fermented foods"}, {Topic: "acne", Title: "Acne"}},
	}
}

func TestRenderGolden(t *testing.T) {
	for name, a := range map[string]knowledge.Answer{
		"answer":      oneTopic(),
		"answer-two":  twoTopics(),
		"care":        careCard(),
		"suggest":     offered(knowledge.KindSuggest, "", "I am not sure what you mean. Is it one of these?"),
		"boundary":    offered(knowledge.KindNone, "Gluten and wheat", "The three articles do not mention gluten or wheat. They only speak of whole grains as part of a balanced diet."),
		"none":        {Kind: knowledge.KindNone, Message: "I don't have that."},
		"hostile":     {Kind: knowledge.KindNone, Title: "\x1b[31mred\x1b[0m\u202e", Message: "a\x00b\x07c\u009bd\te " + strings.Repeat("w", 120)},
		"care-broken": {Kind: knowledge.KindCare, Message: "Please see a doctor."},
	} {
		for _, width := range []int{40, 80, 100} {
			t.Run(fmt.Sprintf("%s/%d", name, width), func(t *testing.T) {
				var out strings.Builder
				p := newPage(&out)
				p.width = width
				p.answer(a, "Our own advice, not the articles'")
				if err := p.flush(); err != nil {
					t.Fatal(err)
				}
				for line := range strings.Lines(out.String()) {
					if w := ansi.StringWidth(strings.TrimSuffix(line, "\n")); w > width {
						t.Errorf("%d wide: %q", w, line)
					}
				}
				golden(t, fmt.Sprintf("%s-%d", name, width), out.String())
			})
		}
	}
}

func TestExplainGolden(t *testing.T) {
	var out strings.Builder
	p := newPage(&out)
	p.explanation(search.Explanation{
		Read: []search.ReadWord{
			{Typed: "do"}, {Typed: "zits", Terms: []string{"acne"}, Effect: 1.234}, {Typed: "inflamation", As: "inflam", Effect: -0.5},
		},
		FollowUp:   true,
		Candidates: []search.Candidate{{Kind: "topic", ID: "acne", Score: 0.98765}, {Kind: "boundary", ID: "gluten", Score: 0.1}},
		Coverage:   0.826, Decision: "The best topic is sure enough to answer with.",
	})
	if err := p.flush(); err != nil {
		t.Fatal(err)
	}
	golden(t, "explanation", out.String())
}
