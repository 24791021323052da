package library

import (
	"errors"
	"io/fs"
	"path"
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

// standIns lists what the built-in files must stand in for: shared files that an error keeps
// out of service, and folders of phrases that are missing beside them. The phrases of topics
// are the folder's own affair, for its topics need not be ours.
func standIns(folder fs.FS, base *knowledge.Base, problems []knowledge.Problem) []string {
	var out []string
	for _, name := range unserved(base) {
		if broken(problems, name) || missing(folder, name) {
			out = append(out, name)
		}
	}
	for _, kind := range []string{"care", "elsewhere"} {
		if dir := path.Join(knowledge.PhrasesDir, kind); missing(folder, dir) {
			out = append(out, dir)
		}
	}
	if slices.Contains(out, knowledge.BoundariesFile) {
		out = append(out, path.Join(knowledge.PhrasesDir, "boundaries"))
	}
	return out
}

// broken reports whether a file has an error; an empty list, written on purpose, is none.
func broken(problems []knowledge.Problem, file string) bool {
	return slices.ContainsFunc(problems, func(p knowledge.Problem) bool {
		return p.File == file && p.Severity == knowledge.SeverityError
	})
}

func missing(fsys fs.FS, name string) bool {
	_, err := fs.Stat(fsys, name)
	return errors.Is(err, fs.ErrNotExist)
}

func without(names []string, name string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(s string) bool { return s == name })
}

// overlay is a folder in which some files and folders are taken from another.
type overlay struct {
	folder, builtIn fs.FS
	replaced        []string
}

// Open opens a file of the folder, or its built-in copy when it is replaced.
func (o overlay) Open(name string) (fs.File, error) {
	for _, r := range o.replaced {
		if within(name, r) {
			return o.builtIn.Open(name)
		}
	}
	return o.folder.Open(name)
}

// within reports whether a path is a name or lies below it.
func within(file, name string) bool {
	return file == name || strings.HasPrefix(file, name+"/")
}
