package knowledge

import (
	"fmt"
	"io/fs"
	"path"
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
	IntentsFile    = "words/intents.txt"
	LanguagesFile  = "languages.yaml"
	RepliesFile    = "replies.yaml"
	CountriesFile  = "countries.yaml"
	EnglishFile    = "words/english.txt"
	StopWordsFile  = "words/stopwords.txt"
	WordsDir       = "words"
	PhrasesDir     = "phrases"
)

// Load reads a knowledge folder. The base holds every file without errors; a file with an
// error is left out, alone, and named in the problems, which are sorted by place. today
// decides which reviews are overdue. The base is never nil.
//
// Two kinds of warning are left to [Check], because they take longest and keep nothing out
// of service: the reading age of a summary, and phrases that stand twice in the bank.
func Load(fsys fs.FS, today time.Time) (*Base, []Problem) {
	l := &loader{fsys: fsys, today: today, base: &Base{}}
	l.load()
	return l.base, l.problems
}

// Check reads a folder like [Load] and reports everything that is to be said about it.
func Check(fsys fs.FS, today time.Time) (*Base, []Problem) {
	l := &loader{fsys: fsys, today: today, base: &Base{}, thorough: true, phraseHomes: map[string]string{}}
	l.load()
	return l.base, l.problems
}

// LoadExamples reads a folder of topic files that were not written for this bot, such as a
// public set of intents, to measure the matcher on. Every topic with a name and an example
// is kept, whatever else is wrong with it, and files beside the topics may be missing.
// The problems are those of the topic files alone.
func LoadExamples(fsys fs.FS, today time.Time) (*Base, []Problem) {
	l := &loader{fsys: fsys, today: today, base: &Base{}, lenient: true}
	l.readTopics()
	problems := l.problems
	l.readDataFiles()
	l.readWords()
	l.readPhrases()
	for _, t := range l.topics {
		l.base.Topics = append(l.base.Topics, t.Topic)
	}
	l.sortTopics()
	sortProblems(problems)
	return l.base, problems
}

type loader struct {
	// lenient keeps topics in which only parts are wrong; thorough looks for warnings that
	// take long to find.
	lenient, thorough bool

	fsys       fs.FS
	today      time.Time
	base       *Base
	topics     []*topicFile
	boundaries boundaryFile
	// phraseHomes says where each line of the phrase bank stands first; nil unless thorough.
	phraseHomes map[string]string
	problems    []Problem
}

func (l *loader) load() {
	l.readTopics()
	l.readDataFiles()
	l.readWords()
	l.readPhrases()
	l.check()
	sortProblems(l.problems)
}

func (l *loader) fail(file, message, hint string) {
	l.problems = append(l.problems, Problem{File: file, Severity: SeverityError, Message: message, Hint: hint})
}

func (l *loader) warn(file, message, hint string) {
	l.problems = append(l.problems, Problem{File: file, Severity: SeverityWarning, Message: message, Hint: hint})
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
		switch {
		case e.IsDir() || strings.HasPrefix(name, ".") || strings.EqualFold(name, "README.md"):
		case path.Ext(name) == ".md":
			l.readTopic(name)
		default:
			l.nearMiss(name)
		}
	}
	if len(l.topics) == 0 {
		l.fail(".", "no topic file can be served", "topic files end in .md; \"gutskin init DIR\" writes the built-in ones")
	}
}

func (l *loader) readTopic(name string) {
	data, ok := l.read(name, maxTopicBytes)
	if !ok {
		return
	}
	t, problems := parseTopic(name, data)
	l.problems = append(l.problems, problems...)
	if !HasErrors(problems) || l.lenient && t.ID != "" && len(t.Questions) > 0 {
		l.topics = append(l.topics, t)
	}
}

func (l *loader) readDataFiles() {
	l.yaml(ArticlesFile, func(r *reader, doc *yaml.Node) { l.base.Articles = readArticles(r, doc) })
	l.yaml(LexiconFile, func(r *reader, doc *yaml.Node) { l.base.Lexicon = readLexicon(r, doc) })
	l.yaml(BoundariesFile, func(r *reader, doc *yaml.Node) {
		l.boundaries = readBoundaries(r, doc)
		l.base.Boundaries = l.boundaries.boundaries
	})
	concepts := l.wordLists(CareWordsFile)
	l.yaml(CareFile, func(r *reader, doc *yaml.Node) { l.base.Care = readCare(r, doc, concepts) })
	l.base.Intents = l.wordLists(IntentsFile)
	l.yaml(LanguagesFile, func(r *reader, doc *yaml.Node) { l.base.Languages = readLanguages(r, doc) })
	l.yaml(RepliesFile, func(r *reader, doc *yaml.Node) { l.base.Replies = readReplies(r, doc) })
	l.yaml(CountriesFile, func(r *reader, doc *yaml.Node) { l.base.Countries = readCountries(r, doc, l.today) })
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
