package knowledge_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"gutskin/knowledge"
)

// seeds adds every file of testdata/parse whose name passes.
func seeds(f *testing.F, add func(name string, data []byte)) {
	f.Helper()
	files, _ := filepath.Glob("testdata/parse/*.txtar")
	for _, file := range append(files, "testdata/folder.txtar") {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, member := range archive.Files {
			add(member.Name, member.Data)
		}
	}
}

// load reads a folder and holds what is true of any: problems are whole, sorted and text,
// topics are sorted, and a second reading finds the same.
func load(t *testing.T, folder fstest.MapFS) (*knowledge.Base, []knowledge.Problem) {
	t.Helper()
	base, problems := knowledge.Check(folder, today())
	for _, p := range problems {
		if p.File == "" || p.Message == "" || p.Line < 0 || p.Column < 0 || p.Line > 0 && p.Column == 0 || !utf8.ValidString(p.String()) {
			t.Errorf("a problem that is not whole: %+v", p)
		}
		if file, ok := folder[p.File]; ok && p.Line > 2+strings.Count(string(file.Data), "\n")+strings.Count(string(file.Data), "\r") {
			t.Errorf("a problem below the end of its file: %v", p)
		}
	}
	sorted := slices.IsSortedFunc(problems, func(a, b knowledge.Problem) int {
		return strings.Compare(fmt.Sprintf("%s\x00%09d%09d", a.File, a.Line, a.Column), fmt.Sprintf("%s\x00%09d%09d", b.File, b.Line, b.Column))
	})
	if !sorted || !slices.IsSorted(topicIDs(base)) {
		t.Errorf("not sorted: %v, %v", problems, topicIDs(base))
	}
	if again, more := knowledge.Check(folder, today()); cmp.Diff(base, again)+cmp.Diff(problems, more) != "" {
		t.Error("a second reading finds something else")
	}
	return base, problems
}

// FuzzTopicFile reads any bytes as a topic. A topic without errors can be written down and
// read again and is the same.
func FuzzTopicFile(f *testing.F) {
	seeds(f, func(name string, data []byte) {
		if strings.HasSuffix(name, ".md") {
			f.Add(data)
		}
	})
	f.Fuzz(func(t *testing.T, data []byte) {
		folder := fstest.MapFS{"articles.yaml": &fstest.MapFile{Data: []byte("- {number: 1, title: a, about: b, limits: c, advertises: [Pro]}\n- {number: 2, title: a, about: b, limits: c}\n")}}
		folder["fuzzed.md"] = &fstest.MapFile{Data: data}
		base, problems := load(t, folder)
		topic := base.Topic("fuzzed")
		// A topic is served without a neighbour that is not there.
		grave := slices.DeleteFunc(slices.Clone(problems), func(p knowledge.Problem) bool { return strings.HasPrefix(p.Message, "see names ") })
		if (topic == nil) != hasProblem(grave, "fuzzed.md") {
			t.Fatalf("topic %v, problems %v", topic, problems)
		}
		if topic == nil {
			return
		}
		folder["fuzzed.md"] = &fstest.MapFile{Data: render(t, topic)}
		base, problems = load(t, folder)
		if diff := cmp.Diff(topic, base.Topic("fuzzed")); diff != "" {
			t.Errorf("written down and read again, -first +second:\n%s%s%v", diff, folder["fuzzed.md"].Data, problems)
		}
	})
}

var dataFiles = []string{
	knowledge.ArticlesFile, knowledge.LexiconFile, knowledge.BoundariesFile, knowledge.CareFile, knowledge.CareWordsFile,
	knowledge.LanguagesFile, knowledge.CountriesFile, knowledge.RepliesFile, knowledge.EnglishFile, knowledge.StopWordsFile, knowledge.IntentsFile,
}

// FuzzDataFiles reads any bytes as one of the files beside the topics. Whatever is wrong
// with it, topics are served, and a broken file is not used.
func FuzzDataFiles(f *testing.F) {
	seeds(f, func(name string, data []byte) {
		if i := slices.Index(dataFiles, name); i >= 0 {
			f.Add(i, data)
		}
	})
	whole := wholeFolder(f)
	f.Fuzz(func(t *testing.T, which int, data []byte) {
		name := dataFiles[uint(which)%uint(len(dataFiles))]
		folder := fstest.MapFS{name: &fstest.MapFile{Data: data}}
		for other, file := range whole {
			if other != name {
				folder[other] = file
			}
		}
		base, problems := load(t, folder)
		if name != knowledge.ArticlesFile && len(base.Topics) != 1 {
			t.Errorf("topics %v, problems %v", topicIDs(base), problems)
		}
		if name == knowledge.CareFile && hasProblem(problems, name) && len(base.Care.Flags) > 0 {
			t.Error("a broken care.yaml is used")
		}
	})
}

// FuzzPhrases reads any bytes as a file of phrases.
func FuzzPhrases(f *testing.F) {
	seeds(f, func(name string, data []byte) {
		if strings.HasPrefix(name, "phrases/") {
			f.Add(data)
		}
	})
	whole := wholeFolder(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		folder := fstest.MapFS{"rest.md": whole["rest.md"], "articles.yaml": whole["articles.yaml"]}
		folder["phrases/topics/rest.txt"] = &fstest.MapFile{Data: data}
		base, _ := load(t, folder)
		for _, p := range base.Phrases.Topics["rest"] {
			if p.Text == "" || strings.ContainsAny(p.Text+p.Prev, "\n\r") || utf8.RuneCountInString(p.Text+p.Prev) > 600 || !utf8.ValidString(p.Text+p.Prev) {
				t.Errorf("phrase %+q", p)
			}
		}
	})
}
