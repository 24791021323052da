package knowledge

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// check holds the files against each other and keeps those without errors.
func (l *loader) check() {
	c := &crossCheck{loader: l, exists: map[string]bool{}, names: map[string]string{}, tips: map[string]string{}}
	c.listTopics()
	for _, t := range l.topics {
		see, r := &reader{file: t.file}, &reader{file: t.file}
		c.neighbours(see, t)
		c.credited(r, t)
		c.unique(r, t)
		checkStandard(r, t, l.today, l.base.Articles, l.thorough)
		l.problems = append(append(l.problems, see.problems...), r.problems...)
		switch {
		case HasErrors(r.problems):
		case t.isHidden():
			l.base.Hidden = append(l.base.Hidden, t.Topic)
		default:
			l.base.Topics = append(l.base.Topics, t.Topic)
		}
	}
	l.sortTopics()
	c.nearTopics()
	c.phraseOwners()
	l.hide()
}

// sortTopics orders the topics by id, by which Base.Topic finds them: the order of the
// files is another, as "gut-skin.md" comes before "gut.md".
func (l *loader) sortTopics() {
	byID := func(a, b Topic) int { return strings.Compare(a.ID, b.ID) }
	slices.SortFunc(l.base.Topics, byID)
	slices.SortFunc(l.base.Hidden, byID)
}

// crossCheck knows what all files of the folder hold.
type crossCheck struct {
	*loader
	// exists has every topic file, broken ones too: a reference to a file that is
	// being mended is not an error.
	exists map[string]bool
	names  map[string]string
	tips   map[string]string
}

func (c *crossCheck) listTopics() {
	for _, t := range c.topics {
		c.exists[t.ID] = true
	}
	for _, p := range c.problems {
		if id, ok := strings.CutSuffix(p.File, ".md"); ok {
			c.exists[id] = true
		}
	}
}

// neighbours reports what stands under see and is no other topic. The topic is served
// without it: who removes one file must not take its neighbours out of service.
func (c *crossCheck) neighbours(r *reader, t *topicFile) {
	t.See = nil
	for _, s := range t.see {
		before := len(r.problems)
		if s.text == t.ID {
			r.errorSpot(s, "see names the topic itself", "remove it")
		} else {
			c.topicExists(r, "see", s)
		}
		if len(r.problems) == before {
			t.See = append(t.See, s.text)
		}
	}
}

// credited reports numbers of articles that do not exist.
func (c *crossCheck) credited(r *reader, t *topicFile) {
	if len(c.base.Articles) == 0 {
		return
	}
	for _, s := range slices.Concat(t.articles, t.credits) {
		if n, err := strconv.Atoi(s.text); err == nil && n > len(c.base.Articles) {
			r.errorSpot(s, fmt.Sprintf("there is no article %d", n), fmt.Sprintf("articles.yaml has the articles 1 to %d", len(c.base.Articles)))
		}
	}
}

// topicExists reports a reference to a topic that has no file.
func (c *crossCheck) topicExists(r *reader, key string, s spot) {
	if !c.exists[s.text] {
		hint := didYouMean(s.text, sortedNames(c.exists)) + "correct the name or remove it"
		r.errorSpot(s, fmt.Sprintf("%s names %s, and there is no such topic file", key, named(s.text)), hint)
	}
}

// unique reports questions, names and tips that stand in two files. Names and questions are
// compared without case and punctuation; library.Check also compares them after analysis.
func (c *crossCheck) unique(r *reader, t *topicFile) {
	for _, s := range slices.Concat(t.alsoCalled, t.questions) {
		c.onlyOnce(r, c.names, s, t.file)
	}
	for _, s := range t.tipText {
		c.onlyOnce(r, c.tips, s, t.file)
	}
}

func (c *crossCheck) onlyOnce(r *reader, seen map[string]string, s spot, file string) {
	key := plainKey(s.text)
	if first, twice := seen[key]; twice {
		r.errorSpot(s, quoted(s.text)+" stands in "+first+" already", "keep it where it belongs and remove the other")
		return
	}
	seen[key] = fmt.Sprintf("%s:%d", file, s.line)
}

// plainKey is a text in lower case, its words joined by single spaces, without punctuation.
func plainKey(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return strings.ContainsRune(" \t\n.,;:!?\"'“”‘’()[]…–-", r)
	}), " ")
}

func (c *crossCheck) nearTopics() {
	r := &reader{file: BoundariesFile}
	for _, s := range c.boundaries.near {
		c.topicExists(r, "near", s)
	}
	c.problems = append(c.problems, r.problems...)
}

// phraseOwners reports phrase files whose owner does not exist; their phrases are not used.
func (c *crossCheck) phraseOwners() {
	for id := range c.base.Phrases.Topics {
		c.owner(PhrasesDir+"/topics/"+id+".txt", c.exists[id], "topic file "+id+".md")
	}
	for id := range c.base.Phrases.Boundaries {
		c.owner(PhrasesDir+"/boundaries/"+id+".txt", c.base.Boundary(id) != nil, "entry "+id+" in "+BoundariesFile)
	}
	for id := range c.base.Phrases.Care {
		c.owner(PhrasesDir+"/care/"+id+".txt", c.base.Flag(id) != nil, "flag "+id+" in "+CareFile)
	}
}

func (c *crossCheck) owner(file string, exists bool, what string) {
	if !exists {
		c.fail(file, "belongs to nothing: there is no "+what, "rename the file or remove it")
	}
}
