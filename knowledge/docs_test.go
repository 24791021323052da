package knowledge_test

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"gutskin/knowledge"
)

var codeBlock = regexp.MustCompile("(?s)```(markdown|yaml|text)\n(.*?)```")

// TestGuideIsRight reads the examples of docs/knowledge-files.md as files of the built-in
// folder: a moderator who copies one must not run into an error.
func TestGuideIsRight(t *testing.T) {
	guide, err := os.ReadFile("../docs/knowledge-files.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := map[string]string{}
	for _, m := range codeBlock.FindAllStringSubmatch(string(guide), -1) {
		examples[strings.TrimSpace(strings.SplitN(m[2], "\n", 2)[0])] = m[2]
	}
	for first, file := range map[string]string{
		"---": "sleep.md", "# acne": "phrases/topics/acne.txt", "- id: gluten": knowledge.BoundariesFile, "- term: acne": knowledge.LexiconFile,
		"lips-tongue: lips, lip, tongue, throat, mouth": knowledge.CareWordsFile, "negations: [no, not, never, without]": knowledge.CareFile,
	} {
		example, ok := examples[first]
		if !ok {
			t.Errorf("the guide has no example that begins with %q", first)
			continue
		}
		folder := builtInCopy(t)
		folder[file] = &fstest.MapFile{Data: []byte(example)}
		_, problems := knowledge.Check(folder, today())
		for _, p := range problems {
			if p.File == file {
				t.Errorf("the example %q: %v", first, p)
			}
		}
	}
}

// builtInCopy is the built-in folder without its phrases, which point to entries that an
// example does not have.
func builtInCopy(t *testing.T) fstest.MapFS {
	t.Helper()
	folder := fstest.MapFS{}
	source := os.DirFS("topics")
	err := fs.WalkDir(source, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(name, "phrases/") || strings.HasPrefix(name, "model/") {
			return err
		}
		data, err := fs.ReadFile(source, name)
		folder[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return folder
}
