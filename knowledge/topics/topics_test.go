package topics_test

import (
	"io/fs"
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
