package reply_test

import (
	"testing"

	"gutskin/bot/reply"
)

func TestFirstSentence(t *testing.T) {
	for in, want := range map[string]string{
		"":                            "",
		"One. Two.":                   "One.",
		"No end":                      "No end",
		"Vitamin B3.5 is odd. Really": "Vitamin B3.5 is odd.",
		"Why? Because.":               "Why?",
		"A line\nanother":             "A line\n",
	} {
		if got := reply.FirstSentence(in); got != want {
			t.Errorf("FirstSentence(%q) = %q, want %q", in, got, want)
		}
	}
}
