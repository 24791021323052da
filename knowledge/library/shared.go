package library

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"gutskin/knowledge"
)

// unserved lists the shared files of which nothing is served. Every answer leans on them:
// without the red flags or the standing replies the bot must not answer anybody. A file
// that merely points to a topic which is not there is served all the same.
func unserved(base *knowledge.Base) []string {
	var out []string
	for _, f := range []struct {
		name  string
		empty bool
	}{
		{knowledge.ArticlesFile, len(base.Articles) == 0},
		{knowledge.BoundariesFile, len(base.Boundaries) == 0},
		{knowledge.CountriesFile, len(base.Countries) == 0},
		{knowledge.CareFile, len(base.Care.Flags) == 0},
		{knowledge.CareWordsFile, len(base.Care.Concepts) == 0},
		{knowledge.IntentsFile, len(base.Intents) == 0},
		{knowledge.LanguagesFile, len(base.Languages) == 0},
		{knowledge.LexiconFile, len(base.Lexicon) == 0},
		{knowledge.RepliesFile, base.Replies.None == ""},
		{knowledge.EnglishFile, base.English == ""},
		{knowledge.StopWordsFile, len(base.StopWords) == 0},
	} {
		if f.empty {
			out = append(out, f.name)
		}
	}
	return out
}

// hasError reports whether a file has an error; an empty list, written on purpose, is none.
func hasError(problems []knowledge.Problem, file string) bool {
	return slices.ContainsFunc(problems, func(p knowledge.Problem) bool {
		return p.File == file && p.Severity == knowledge.SeverityError
	})
}

func missing(fsys fs.FS, name string) bool {
	_, err := fs.Stat(fsys, name)
	return errors.Is(err, fs.ErrNotExist)
}

// within reports whether a path is a name or lies below it.
func within(file, name string) bool {
	return file == name || strings.HasPrefix(file, name+"/")
}
