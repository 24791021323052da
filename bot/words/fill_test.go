package words_test

import (
	"testing"

	"gutskin/bot/words"
)

func TestFill(t *testing.T) {
	for _, tc := range []struct {
		text  string
		pairs []string
		want  string
	}{
		{"Page {page} of {pages}", []string{"page", "2", "pages", "7"}, "Page 2 of 7"},
		{"{n} and {n}", []string{"n", "1"}, "1 and 1"},
		{"Tips: {topic}", nil, "Tips: {topic}"},
		{"Tips: {topic}", []string{"topic"}, "Tips: {topic}"},
		{"Tips: {topic}", []string{"other", "x"}, "Tips: {topic}"},
		{"{a}{b}", []string{"a", "{b}", "b", "{a}"}, "{b}{a}"},
		{"", []string{"a", "b"}, ""},
	} {
		if got := words.Fill(tc.text, tc.pairs...); got != tc.want {
			t.Errorf("Fill(%q, %q): %q, want %q", tc.text, tc.pairs, got, tc.want)
		}
	}
}
