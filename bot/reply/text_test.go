package reply_test

import (
	"testing"

	"gutskin/bot/reply"
)

func TestClip(t *testing.T) {
	for _, tc := range []struct {
		in    string
		limit int
		want  string
	}{
		{"short", 10, "short"},
		{"exactly 10", 10, "exactly 10"},
		{"One sentence. Another one that is cut", 25, "One sentence. …"},
		{"only some words without an end", 15, "only some…"},
		{"nospacesatallinhere", 10, "nospaces…"},
		{"éééééééééé", 5, "ééé…"},
	} {
		if got := reply.Clip(tc.in, tc.limit); got != tc.want {
			t.Errorf("Clip(%q, %d) = %q, want %q", tc.in, tc.limit, got, tc.want)
		}
	}
}

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
