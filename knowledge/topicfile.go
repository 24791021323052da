package knowledge

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// topicFile is a topic together with the places of its parts, for checks that come later.
type topicFile struct {
	Topic
	file                              string
	title, summary, caution, reviewed spot
	// hidden says whether the topic is kept and not served; it need not be there.
	hidden                     spot
	alsoCalled, questions, see []spot
	// articles are those of the front matter; credits those behind the tips.
	articles, credits []spot
	tipText           []spot
}

var (
	topicName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	notInName = regexp.MustCompile(`[^a-z0-9]+`)
)

var topicKeys = []string{"title", "group", "also-called", "questions", "articles", "see", "caution", "reviewed", "hidden"}

// parseTopic reads one topic file. The topic is complete only when no problem is an error.
func parseTopic(file string, data []byte) (*topicFile, []Problem) {
	r := &reader{file: file}
	t := &topicFile{file: file}
	t.ID = strings.TrimSuffix(path.Base(file), ".md")
	if !topicName.MatchString(t.ID) {
		better := strings.Trim(notInName.ReplaceAllString(strings.ToLower(t.ID), "-"), "-")
		r.errorSpot(spot{}, fmt.Sprintf("%q is not a topic's name", t.ID), "use small letters, digits and dashes, for example "+or(better, "dry-skin")+".md")
	}
	front, body, above, ok := splitFrontMatter(r, data)
	if !ok {
		return t, r.problems
	}
	r.offset = 1
	t.readFrontMatter(r, front)
	t.readBody(r, body, above)
	return t, r.problems
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func (t *topicFile) readFrontMatter(r *reader, front []byte) {
	doc := r.parse(front)
	if doc == nil {
		return
	}
	fields := r.mapping(doc, topicKeys...)
	if fields == nil {
		return
	}
	t.title = r.need(doc, fields, "title")
	t.Title = t.title.text
	t.readGroup(r, r.need(doc, fields, "group"))
	t.alsoCalled = r.texts(fields["also-called"])
	t.AlsoCalled = plainTexts(t.alsoCalled)
	t.questions = r.needList(doc, fields, "questions")
	t.Questions = plainTexts(t.questions)
	t.articles = r.needList(doc, fields, "articles")
	t.Articles = numbers(r, t.articles)
	t.see = r.texts(fields["see"])
	t.See = plainTexts(t.see)
	t.caution = r.text(fields["caution"])
	t.Caution = t.caution.text
	t.readReviewed(r, r.need(doc, fields, "reviewed"))
	t.hidden = r.text(fields["hidden"])
	if text := t.hidden.text; text != "" && text != isHidden && text != notHidden {
		r.errorSpot(t.hidden, fmt.Sprintf("hidden is either true or false, and here it is %s", quoted(text)),
			"write \"hidden: true\" to keep the topic from members, or remove the line")
	}
}

// What may stand under hidden.
const (
	isHidden  = "true"
	notHidden = "false"
)

func (t *topicFile) readGroup(r *reader, s spot) {
	t.Group = Group(s.text)
	if s.text != "" && !slices.Contains(Groups(), t.Group) {
		r.errorSpot(s, fmt.Sprintf("unknown group %s", named(s.text)), "use mechanism, concern, food or lifestyle")
	}
}

func (t *topicFile) readReviewed(r *reader, s spot) {
	t.reviewed = s
	if s.text == "" {
		return
	}
	date, err := time.Parse(time.DateOnly, s.text)
	if err != nil {
		r.errorSpot(s, fmt.Sprintf("reviewed must be the day of the last review, and %s is none", quoted(s.text)), "write it as year-month-day with two digits each for month and day, for example 2026-11-22")
	}
	t.Reviewed = date
}

// numbers reads article numbers, ascending and each once.
func numbers(r *reader, spots []spot) []int {
	var out []int
	for _, s := range spots {
		n, err := strconv.Atoi(s.text)
		if err != nil || n < 1 {
			r.errorSpot(s, fmt.Sprintf("%s is not the number of an article", named(s.text)), "the numbers stand in "+ArticlesFile)
			continue
		}
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}
