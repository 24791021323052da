package knowledge_test

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"gutskin/knowledge"
)

func TestLargeFiles(t *testing.T) {
	folder := wholeFolder(t)
	folder["big.md"] = &fstest.MapFile{Data: []byte("---\ntitle: " + strings.Repeat("x", 1<<20) + "\n---\n")}
	folder["lexicon.yaml"] = &fstest.MapFile{Data: []byte(strings.Repeat("# comment\n", 300_000))}
	base, problems := knowledge.Check(folder, today())
	want := "big.md: error: is larger than 64 KiB\n    split it or shorten it\nlexicon.yaml: error: is larger than 2048 KiB\n    split it or shorten it\n"
	if got := lines(problems); got != want {
		t.Errorf("problems:\n%s", got)
	}
	if len(base.Topics) != 1 {
		t.Errorf("topics %v", topicIDs(base))
	}
}

// TestDeepFiles nests as deeply as the size of a file allows: no stack overflows.
func TestDeepFiles(t *testing.T) {
	for _, deep := range []string{strings.Repeat("[", 1<<20), strings.Repeat("- ", 1<<19), strings.Repeat("? ", 1<<19), strings.Repeat("a: {", 1<<18), nested(2000)} {
		folder := wholeFolder(t)
		folder["lexicon.yaml"] = &fstest.MapFile{Data: []byte(deep)}
		folder["deep.md"] = &fstest.MapFile{Data: []byte("---\n" + deep[:min(len(deep), 60_000)] + "\n---\n\n" + strings.Repeat("> - ", 10_000) + "\n")}
		start := time.Now()
		_, problems := knowledge.Check(folder, today())
		if !hasProblem(problems, "lexicon.yaml") || !hasProblem(problems, "deep.md") {
			t.Errorf("%.10q…: problems %v", deep, problems)
		}
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%.10q… takes %v", deep, took)
		}
	}
}

// nested is a mapping in a mapping, and so on.
func nested(depth int) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString(strings.Repeat(" ", min(i, 300)) + "a:\n")
	}
	return b.String()
}

func TestManyProblemsAreCut(t *testing.T) {
	folder := wholeFolder(t)
	var b strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&b, "- term: t%d\n  colour%d: x\n", i, i)
	}
	folder["lexicon.yaml"] = &fstest.MapFile{Data: []byte(b.String())}
	_, problems := knowledge.Check(folder, today())
	if len(problems) != 100 {
		t.Errorf("%d problems, want 100", len(problems))
	}
}

func hasProblem(problems []knowledge.Problem, file string) bool {
	for _, p := range problems {
		if p.File == file && p.Severity == knowledge.SeverityError {
			return true
		}
	}
	return false
}

// refusing is a folder in which one file or folder cannot be opened.
type refusing struct {
	folder fstest.MapFS
	file   string
}

func (f refusing) Open(name string) (fs.File, error) {
	if name == f.file {
		return nil, &fs.PathError{Op: "open", Path: "/secret/place/" + name, Err: fs.ErrPermission}
	}
	return f.folder.Open(name)
}

func TestFilesThatCannotBeRead(t *testing.T) {
	for _, file := range []string{"articles.yaml", "care.yaml", "words/english.txt", "phrases/topics/rest.txt", "phrases/topics", "zits.md", "."} {
		folder := wholeFolder(t)
		folder["zits.md"] = folder["rest.md"]
		base, problems := knowledge.Check(refusing{folder, file}, today())
		if !hasProblem(problems, file) {
			t.Errorf("%s: problems %v", file, problems)
		}
		if text := lines(problems); strings.Contains(text, "/secret/") {
			t.Errorf("%s: a path of the machine shows: %s", file, text)
		}
		if served := len(base.Topics); file != "." && served != 1 {
			t.Errorf("%s: %d topics", file, served)
		}
	}
}

func TestNoFolder(t *testing.T) {
	base, problems := knowledge.Check(os.DirFS("testdata/nowhere"), today())
	if base == nil || len(base.Topics) > 0 || !knowledge.HasErrors(problems) {
		t.Errorf("base %v, problems %v", base, problems)
	}
}

// TestBuiltInKeepsTheStandard holds the built-in files to no errors and no warnings, and
// their longest reply to what Discord takes.
func TestBuiltInKeepsTheStandard(t *testing.T) {
	base, problems := knowledge.Check(os.DirFS("topics"), today())
	for _, p := range problems {
		t.Error(p)
	}
	for _, topic := range base.Topics {
		size := utf8.RuneCountInString(topic.Summary + topic.Caution)
		for _, tip := range topic.Tips {
			size += utf8.RuneCountInString(tip.Text)
		}
		if size > 1800 {
			t.Errorf("%s has %d characters, too many for one message", topic.ID, size)
		}
	}
}
