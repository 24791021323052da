package library_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"gutskin/knowledge"
	"gutskin/knowledge/library"
)

// find returns the problems of a file whose text contains what is wanted.
func find(problems []knowledge.Problem, file, want string) []knowledge.Problem {
	var out []knowledge.Problem
	for _, p := range problems {
		if p.File == file && strings.Contains(p.Message, want) {
			out = append(out, p)
		}
	}
	return out
}

func TestCheckFindsTheSameMeaning(t *testing.T) {
	files := small()
	files["zits.md"] = topicFile("Zits", "red bumps", "Could it be that the gut causes acne?", "The pimples?")
	files["words/stopwords.txt"] = &fstest.MapFile{Data: []byte("can\nmy\ncould\nit\nbe\nthat\nthe\n")}
	_, problems := library.Check(files, today(), "")
	got := find(problems, "zits.md", "acne.md")
	if len(got) != 2 {
		t.Fatalf("problems: %v", problems)
	}
	want := knowledge.Problem{
		File: "zits.md", Line: 6, Column: 5, Severity: knowledge.SeverityError,
		Message: `"Could it be that the gut causes acne?" means the same as "Can my gut cause acne?" in acne.md`,
		Hint:    got[0].Hint,
	}
	if got[0] != want || got[0].Hint == "" {
		t.Errorf("got %+v\nwant %+v", got[0], want)
	}
}

func TestCheckReportsWhatLoadDoes(t *testing.T) {
	files := small()
	files["acne.md"] = &fstest.MapFile{Data: []byte("no front matter")}
	base, problems := library.Check(files, today(), "")
	if len(base.Topics) != 1 || len(find(problems, "acne.md", "---")) != 1 {
		t.Errorf("%d topics, problems %v", len(base.Topics), problems)
	}
}

// TestCheckNamesTheTopicFoundInstead gives one topic an example that speaks of another.
func TestCheckNamesTheTopicFoundInstead(t *testing.T) {
	files := small()
	files["acne.md"] = topicFile("Acne", "pimples", "Can my gut cause acne?", "Up all night?")
	files["phrases/topics/sleep.txt"] = &fstest.MapFile{Data: []byte(
		"up all night\nup all night again\nI was up all night\nstill up all night, no sleep\nall night up\n")}
	_, problems := library.Check(files, today(), "")
	got := find(problems, "acne.md", `"Up all night?" finds sleep, not acne`)
	if len(got) != 1 || got[0].Severity != knowledge.SeverityWarning || got[0].Line != 7 {
		t.Errorf("problems: %v", problems)
	}
}

func TestCheckReadsTheRegressionQuestions(t *testing.T) {
	files := small()
	files[library.QuestionsFile] = &fstest.MapFile{Data: []byte(`{"id":"one","q":"why","kind":"answer","topics":["acne"]}` + "\n" + `{"kind":"maybe"}`)}
	_, problems := library.Check(files, today(), "")
	if len(find(problems, library.QuestionsFile, "line 2")) != 1 {
		t.Errorf("problems: %v", problems)
	}
}
