package knowledge

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"sort"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// The files of a knowledge folder beside the topics, which are all files named *.md.
const (
	ArticlesFile   = "articles.yaml"
	LexiconFile    = "lexicon.yaml"
	BoundariesFile = "boundaries.yaml"
	CareFile       = "care.yaml"
	CareWordsFile  = "care-words.txt"
	LanguagesFile  = "languages.yaml"
	RepliesFile    = "replies.yaml"
	EnglishFile    = "words/english.txt"
	StopWordsFile  = "words/stopwords.txt"
	PhrasesDir     = "phrases"
)

// Limits on what is read from a folder; a larger file is reported and left out.
const (
	maxTopicBytes = 64 << 10
	maxDataBytes  = 2 << 20
	maxFiles      = 250_000
)

// Load reads a knowledge folder. The base holds every file without errors; a file with an
// error is left out, alone, and named in the problems, which are sorted by place. today
// decides which reviews are overdue. The base is never nil.
func Load(fsys fs.FS, today time.Time) (*Base, []Problem) {
	l := &loader{fsys: fsys, today: today, base: &Base{}}
	l.readTopics()
	l.readDataFiles()
	l.readPhrases()
	l.check()
	sortProblems(l.problems)
	return l.base, l.problems
}

type loader struct {
	fsys       fs.FS
	today      time.Time
	base       *Base
	topics     []*topicFile
	boundaries boundaryFile
	problems   []Problem
}

func (l *loader) fail(file, message, hint string) {
	l.problems = append(l.problems, Problem{File: file, Severity: SeverityError, Message: message, Hint: hint})
}

// read returns a file's bytes, or false with the problem noted.
func (l *loader) read(file string, limit int64) ([]byte, bool) {
	f, err := l.fsys.Open(file)
	if err != nil {
		l.fail(file, "cannot be opened: "+reason(err), "")
		return nil, false
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	switch {
	case err != nil:
		l.fail(file, "cannot be read: "+reason(err), "")
		return nil, false
	case int64(len(data)) > limit:
		l.fail(file, fmt.Sprintf("is larger than %d KiB", limit>>10), "split it or shorten it")
		return nil, false
	}
	return data, true
}

// reason is what went wrong without the path, which the problem names already.
func reason(err error) string {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err.Error()
	}
	return err.Error()
}

func (l *loader) readTopics() {
	entries, err := fs.ReadDir(l.fsys, ".")
	if err != nil {
		l.fail(".", "the knowledge folder cannot be listed: "+reason(err), "check the folder's name and its permissions")
		return
	}
	if len(entries) > maxFiles {
		l.fail(".", fmt.Sprintf("the folder holds more than %d files", maxFiles), "remove what does not belong there")
		return
	}
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() || path.Ext(name) != ".md" || strings.HasPrefix(name, ".") || name == "README.md" {
			continue
		}
		data, ok := l.read(name, maxTopicBytes)
		if !ok {
			continue
		}
		t, problems := parseTopic(name, data)
		l.problems = append(l.problems, problems...)
		if !HasErrors(problems) {
			l.topics = append(l.topics, t)
		}
	}
	if len(l.topics) == 0 {
		l.fail(".", "no topic file can be served", "topic files end in .md; \"gutskin init DIR\" writes the built-in ones")
	}
}

func (l *loader) readDataFiles() {
	l.yaml(ArticlesFile, func(r *reader, doc *yaml.Node) { l.base.Articles = readArticles(r, doc) })
	l.yaml(LexiconFile, func(r *reader, doc *yaml.Node) { l.base.Lexicon = readLexicon(r, doc) })
	l.yaml(BoundariesFile, func(r *reader, doc *yaml.Node) {
		l.boundaries = readBoundaries(r, doc)
		l.base.Boundaries = l.boundaries.boundaries
	})
	concepts := l.careWords()
	l.yaml(CareFile, func(r *reader, doc *yaml.Node) {
		l.base.Care = readCare(r, doc, concepts)
		checkMembers(r, l.base.Care)
	})
	l.yaml(LanguagesFile, func(r *reader, doc *yaml.Node) { l.base.Languages = readLanguages(r, doc) })
	l.yaml(RepliesFile, func(r *reader, doc *yaml.Node) { l.base.Replies = readReplies(r, doc) })
	if data, ok := l.read(EnglishFile, maxDataBytes); ok {
		l.base.English = string(data)
	}
	if data, ok := l.read(StopWordsFile, maxDataBytes); ok {
		l.base.StopWords = strings.Fields(string(data))
	}
}

func (l *loader) careWords() map[string][]string {
	data, ok := l.read(CareWordsFile, maxDataBytes)
	if !ok {
		return nil
	}
	concepts, problems := parseCareWords(CareWordsFile, data)
	l.problems = append(l.problems, problems...)
	return concepts
}

// yaml reads one data file; with an error in it, nothing of it is used.
func (l *loader) yaml(file string, read func(*reader, *yaml.Node)) {
	data, ok := l.read(file, maxDataBytes)
	if !ok {
		return
	}
	before := *l.base
	r := &reader{file: file}
	if doc := r.parse(data); doc != nil {
		read(r, doc)
	}
	l.problems = append(l.problems, r.problems...)
	if HasErrors(r.problems) {
		*l.base = before
	}
}

func (l *loader) readPhrases() {
	p := &l.base.Phrases
	p.Topics = l.phraseFolder("topics")
	p.Boundaries = l.phraseFolder("boundaries")
	p.Care = l.phraseFolder("care")
	p.Elsewhere = l.phraseFolder("elsewhere")
}

// phraseFolder reads one folder of the phrase bank; a missing folder is an empty one.
func (l *loader) phraseFolder(name string) map[string][]Phrase {
	out := map[string][]Phrase{}
	dir := path.Join(PhrasesDir, name)
	entries, err := fs.ReadDir(l.fsys, dir)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			l.fail(dir, "cannot be listed: "+reason(err), "")
		}
		return out
	}
	sort.Slice(entries, func(i, j int) bool { return entries[i].Name() < entries[j].Name() })
	for _, e := range entries {
		id, isText := strings.CutSuffix(e.Name(), ".txt")
		if e.IsDir() || !isText {
			continue
		}
		file := path.Join(dir, e.Name())
		data, ok := l.read(file, maxDataBytes)
		if !ok {
			continue
		}
		phrases, problems := parsePhrases(file, data)
		l.problems = append(l.problems, problems...)
		out[id] = phrases
	}
	return out
}
