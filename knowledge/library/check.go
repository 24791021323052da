package library

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
	"gutskin/knowledge/search"
)

// Check finds everything that is wrong with a knowledge folder: what [knowledge.Load]
// reports, and beyond it what only shows after analysis and search. Names and example
// questions that mean the same in two topics are errors, for a question can have one home
// only; an example question that does not find its own topic first is a warning.
// The base holds what can be served. model is a kept model as in [Options]; it saves time
// when the folder holds what it was trained on.
func Check(folder fs.FS, today time.Time, model string) (*knowledge.Base, []knowledge.Problem) {
	base, problems := knowledge.Check(folder, today)
	c := &checker{folder: folder, base: base, problems: problems, text: map[string]string{}}
	c.sameMeaning()
	if len(unserved(base)) == 0 {
		c.findThemselves(model)
	}
	if data, err := fs.ReadFile(folder, QuestionsFile); err == nil {
		_, unread := regressionQuestions(files{QuestionsFile: {data: data}})
		c.problems = append(c.problems, unread...)
	}
	slices.SortStableFunc(c.problems, byPlace)
	return base, c.problems
}

// checker collects problems that need more than one file to be seen.
type checker struct {
	folder   fs.FS
	base     *knowledge.Base
	problems []knowledge.Problem
	// text holds the files read so far, to find the place of a name or a question.
	text map[string]string
}

// sameMeaning reports names and questions of two topics that are the same after analysis.
func (c *checker) sameMeaning() {
	analyzer := analysis.New(c.base.StopWords, c.base.English)
	type home struct{ file, text string }
	first := map[string]home{}
	for _, t := range slices.Concat(c.base.Topics, c.base.Hidden) {
		file := t.ID + ".md"
		for _, text := range slices.Concat([]string{t.Title}, t.AlsoCalled, t.Questions) {
			key := meaning(analyzer, text)
			h, taken := first[key]
			if !taken {
				first[key] = home{file, text}
			}
			if taken && h.file != file {
				c.add(file, text, knowledge.SeverityError,
					fmt.Sprintf("%q means the same as %q in %s", text, h.text, h.file),
					"keep it where it belongs and remove or reword the other")
			}
		}
	}
}

// meaning is a text's stems without words that carry grammar only, in order.
func meaning(a *analysis.Analyzer, text string) string {
	var all, telling []string
	for _, t := range a.Tokens(text) {
		all = append(all, t.Stem)
		if !t.Stop {
			telling = append(telling, t.Stem)
		}
	}
	if len(telling) == 0 {
		return strings.Join(all, " ")
	}
	return strings.Join(telling, " ")
}

// findThemselves asks every example question and warns when another topic comes first.
func (c *checker) findThemselves(kept string) {
	// A model that cannot be read is no problem of the folder: the matcher is trained anew.
	model, _ := decodeModel(kept)
	index := search.New(c.base, model)
	for _, t := range c.base.Topics {
		for _, q := range t.Questions {
			result := index.Search(knowledge.Question{Text: q})
			if found := finds(result); found != t.ID {
				c.add(t.ID+".md", q, knowledge.SeverityWarning,
					fmt.Sprintf("the example %q finds %s, not %s", q, orNothing(found), t.ID),
					"use words that only this topic has, or move the example there")
			}
		}
	}
}

// finds names what a question led to first: a topic, or the red flag before all topics.
func finds(r search.Result) string {
	switch {
	case r.Flag != nil:
		return "the red flag " + r.Flag.ID
	case len(r.Ranked) > 0:
		return r.Ranked[0].Topic
	}
	return ""
}

func orNothing(found string) string {
	if found == "" {
		return "nothing"
	}
	return found
}

func (c *checker) add(file, text string, severity knowledge.Severity, message, hint string) {
	line, column := c.find(file, text)
	c.problems = append(c.problems, knowledge.Problem{
		File: file, Line: line, Column: column, Severity: severity, Message: message, Hint: hint,
	})
}

// find is the place at which a text first stands in a file; zeroes when it is written there
// in another way, for example with quotes escaped.
func (c *checker) find(file, text string) (line, column int) {
	content, read := c.text[file]
	if !read {
		data, _ := fs.ReadFile(c.folder, file)
		content = string(data)
		c.text[file] = content
	}
	offset := strings.Index(content, text)
	if offset < 0 {
		return 0, 0
	}
	before := content[:offset]
	return strings.Count(before, "\n") + 1, offset - strings.LastIndexByte(before, '\n')
}

func byPlace(a, b knowledge.Problem) int {
	if n := strings.Compare(a.File, b.File); n != 0 {
		return n
	}
	if n := a.Line - b.Line; n != 0 {
		return n
	}
	return a.Column - b.Column
}
