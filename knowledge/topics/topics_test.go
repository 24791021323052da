package topics_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"gutskin/knowledge"
	"gutskin/knowledge/topics"
)

// day is a fixed review day, so that the test does not age; overdue reviews are warnings
// that "gutskin check" shows.
func day() time.Time { return time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC) }

func TestBuiltInFilesHaveNoErrors(t *testing.T) {
	base, problems := knowledge.Check(topics.FS(), day())
	for _, p := range problems {
		if p.Severity == knowledge.SeverityError {
			t.Error(p)
		}
	}
	files, err := fs.Glob(topics.FS(), "*.md")
	if err != nil {
		t.Fatal(err)
	}
	if len(base.Topics) != len(files) || len(files) < 35 {
		t.Errorf("%d topics served from %d files, want all of at least 35", len(base.Topics), len(files))
	}
}

// TestEveryElsewhereHasItsSentence holds replies.yaml against the phrase bank: each kind of
// message that is recognised has words of its own.
func TestEveryElsewhereHasItsSentence(t *testing.T) {
	base, _ := knowledge.Load(topics.FS(), day())
	for kind := range base.Phrases.Elsewhere {
		if base.Replies.Elsewhere[kind] == "" {
			t.Errorf("phrases/elsewhere/%s.txt has no sentence under elsewhere in replies.yaml", kind)
		}
	}
}

// TestCountries: the settings list them by name and find them by code.
func TestCountries(t *testing.T) {
	base, _ := knowledge.Load(topics.FS(), day())
	if !slices.IsSortedFunc(base.Countries, func(a, b knowledge.Country) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("the countries are not sorted by name")
	}
	for code, want := range map[string][2]string{
		"US": {"911", "988 Lifeline (988)"}, "GB": {"999", "Samaritans (116 123)"}, "DE": {"112", "TelefonSeelsorge (0800 111 0 111)"},
		"NO": {"113", "Mental Helse (116 123)"}, "AU": {"000", "Lifeline (13 11 14)"}, "ZA": {"112", ""},
	} {
		c := base.Country(code)
		if c == nil || c.Emergency != want[0] || c.Crisis != want[1] || c.Checked.IsZero() {
			t.Errorf("%s: %+v, want %q", code, c, want)
		}
	}
	if c := base.Country("XX"); c != nil {
		t.Errorf("there is a country %+v", c)
	}
}
