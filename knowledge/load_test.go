package knowledge_test

import (
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"gutskin/knowledge"
)

var update = flag.Bool("update", false, "write what is found into testdata/parse")

// today is a fixed day, so that no test ages.
func today() time.Time { return time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC) }

// The sections of a case that hold what is expected.
const (
	problemsSection = "expected problems"
	servedSection   = "expected topics"
)

// TestLoad lays every case of testdata/parse over a folder without problems and compares
// what is found with what the case expects. With -update the expectation is written anew:
// read the difference before you commit it.
func TestLoad(t *testing.T) {
	cases, err := filepath.Glob("testdata/parse/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive := parseArchive(t, file)
			folder, want := caseFolder(t, archive)
			base, problems := knowledge.Check(folder, today())
			got := map[string]string{problemsSection: lines(problems), servedSection: strings.Join(topicIDs(base), "\n") + "\n"}
			if diff := cmp.Diff(want, got); diff != "" && !*update {
				t.Errorf("-want +got:\n%s", diff)
			}
			if *update {
				writeCase(t, file, archive, got)
			}
		})
	}
}

func parseArchive(t testing.TB, file string) *txtar.Archive {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

// wholeFolder is a small folder without a problem.
func wholeFolder(t testing.TB) fstest.MapFS {
	t.Helper()
	folder := fstest.MapFS{}
	for _, f := range parseArchive(t, "testdata/folder.txtar").Files {
		folder[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return folder
}

// caseFolder is the whole folder with the files of a case in it, and without those that a
// line "without …" of its comment names; and the sections that say what is expected.
func caseFolder(t *testing.T, archive *txtar.Archive) (folder fstest.MapFS, want map[string]string) {
	t.Helper()
	folder, want = wholeFolder(t), map[string]string{}
	for line := range strings.Lines(string(archive.Comment)) {
		if names, ok := strings.CutPrefix(line, "without "); ok {
			for _, name := range strings.Fields(names) {
				delete(folder, name)
			}
		}
	}
	for _, f := range archive.Files {
		name, isQuoted := strings.CutSuffix(f.Name, ".quoted")
		switch {
		case strings.HasPrefix(name, "expected "):
			want[name] = string(f.Data)
		case isQuoted:
			text, err := strconv.Unquote(strings.TrimSpace(string(f.Data)))
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			folder[name] = &fstest.MapFile{Data: []byte(text)}
		default:
			folder[name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return folder, want
}

func writeCase(t *testing.T, file string, archive *txtar.Archive, got map[string]string) {
	t.Helper()
	var files []txtar.File
	for _, f := range archive.Files {
		if !strings.HasPrefix(f.Name, "expected ") {
			files = append(files, f)
		}
	}
	for _, name := range []string{problemsSection, servedSection} {
		files = append(files, txtar.File{Name: name, Data: []byte(got[name])})
	}
	archive.Files = files
	if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

func lines(problems []knowledge.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(p.String() + "\n")
	}
	return b.String()
}

func topicIDs(base *knowledge.Base) []string {
	var ids []string
	for _, t := range base.Topics {
		ids = append(ids, t.ID)
	}
	return ids
}
