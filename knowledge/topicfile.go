package knowledge

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// topicFile is a topic together with the places of its parts, for checks that come later.
type topicFile struct {
	Topic
	file                                          string
	title, summary, caution, reviewed             spot
	alsoCalled, questions, articles, see, tipText []spot
}

var (
	topicName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	credits   = regexp.MustCompile(`\s*\((\d{1,3}(?:\s*,\s*\d{1,3})*)\)$`)
)

var topicKeys = []string{"title", "group", "also-called", "questions", "articles", "see", "caution", "reviewed"}

// parseTopic reads one topic file. The topic is complete only when no problem is an error.
func parseTopic(file string, data []byte) (*topicFile, []Problem) {
	r := &reader{file: file}
	t := &topicFile{file: file}
	t.ID = strings.TrimSuffix(path.Base(file), ".md")
	if !topicName.MatchString(t.ID) {
		r.errorSpot(spot{}, fmt.Sprintf("%q is not a topic's name", t.ID), "use lower case letters, digits and dashes, for example dry-skin.md")
	}
	front, body, bodyLine, ok := splitFrontMatter(data)
	if !ok {
		r.errorSpot(spot{line: 1, column: 1}, "the file must begin with a line --- and have a second one below title, group and the rest", "see docs/knowledge-files.md for an example")
		return t, r.problems
	}
	r.offset = 1
	t.readFrontMatter(r, front)
	t.readBody(r, body, bodyLine)
	return t, r.problems
}

// splitFrontMatter separates the YAML between two lines of --- from the Markdown below;
// bodyLine is the number of lines above the body.
func splitFrontMatter(data []byte) (front, body []byte, bodyLine int, ok bool) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	rest, found := bytes.CutPrefix(data, []byte("---\n"))
	if !found {
		return nil, nil, 0, false
	}
	front, body, found = bytes.Cut(rest, []byte("\n---\n"))
	if !found {
		return nil, nil, 0, false
	}
	return front, body, bytes.Count(front, []byte("\n")) + 3, true
}

func (t *topicFile) readFrontMatter(r *reader, front []byte) {
	doc := r.parse(front)
	if doc == nil {
		return
	}
	fields := r.mapping(doc, topicKeys...)
	t.title = r.text(fields["title"])
	t.Title = t.title.text
	t.readGroup(r, r.text(fields["group"]))
	t.alsoCalled = r.texts(fields["also-called"])
	t.AlsoCalled = plainTexts(t.alsoCalled)
	t.questions = r.texts(fields["questions"])
	t.Questions = plainTexts(t.questions)
	t.articles = r.texts(fields["articles"])
	t.Articles = numbers(r, t.articles)
	t.see = r.texts(fields["see"])
	t.See = plainTexts(t.see)
	t.caution = r.text(fields["caution"])
	t.Caution = t.caution.text
	t.reviewed = r.text(fields["reviewed"])
	date, err := time.Parse(time.DateOnly, t.reviewed.text)
	if err != nil {
		r.errorSpot(t.reviewed, "reviewed must be the day of the last review", "write it as year-month-day, for example reviewed: 2026-11-22")
	}
	t.Reviewed = date
}

func (t *topicFile) readGroup(r *reader, s spot) {
	t.Group = Group(s.text)
	if !slices.Contains(Groups(), t.Group) {
		r.errorSpot(s, fmt.Sprintf("unknown group %q", s.text), "use mechanism, concern, food or lifestyle")
	}
}

// readBody reads the summary and, below "## Tips", the list of tips.
func (t *topicFile) readBody(r *reader, body []byte, above int) {
	place := func(offset int) spot {
		before := body[:offset]
		return spot{line: above + bytes.Count(before, []byte("\n")), column: offset - bytes.LastIndexByte(before, '\n')}
	}
	inTips := false
	doc := goldmark.DefaultParser().Parse(text.NewReader(body))
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		s := place(start(n))
		s.text = blockText(n, body)
		switch {
		case n.Kind() == ast.KindHeading && s.text == "Tips" && !inTips:
			inTips = true
		case n.Kind() == ast.KindParagraph && !inTips && t.Summary == "":
			t.summary, t.Summary = s, s.text
		case n.Kind() == ast.KindList && inTips && len(t.Tips) == 0:
			t.readTips(r, n, body, place)
		default:
			r.errorSpot(s, "this does not belong here", "a topic is one paragraph of summary, then \"## Tips\" and one list of lines that begin with a dash")
		}
	}
	if t.Summary == "" {
		r.errorSpot(spot{line: above + 1, column: 1}, "the summary is missing", "write two to four sentences between the second --- and \"## Tips\"")
	}
	if len(t.Tips) == 0 {
		r.errorSpot(spot{line: above + 1, column: 1}, "the tips are missing", "write \"## Tips\" and below it one tip a line, each after a dash")
	}
}

func (t *topicFile) readTips(r *reader, list ast.Node, body []byte, place func(int) spot) {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		s := place(start(item))
		s.text = blockText(item, body)
		m := credits.FindStringSubmatch(s.text)
		if m == nil {
			r.errorSpot(s, "this tip does not say which articles say it", "end it with their numbers in brackets, for example (1, 3)")
			continue
		}
		var articles []spot
		for _, number := range strings.Split(m[1], ",") {
			articles = append(articles, spot{text: strings.TrimSpace(number), line: s.line, column: s.column})
		}
		t.articles = append(t.articles, articles...)
		s.text = strings.TrimSuffix(s.text, m[0])
		t.tipText = append(t.tipText, s)
		t.Tips = append(t.Tips, Tip{Text: s.text, Topic: t.ID, Articles: numbers(r, articles)})
	}
}

// start is the offset of a block's first text; an empty block has none and gives 0.
func start(n ast.Node) int {
	offset := -1
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && c.Type() == ast.TypeBlock && c.Lines().Len() > 0 {
			offset = c.Lines().At(0).Start
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return max(offset, 0)
}

// blockText is a block's text as it was typed, its lines joined by spaces.
func blockText(n ast.Node, body []byte) string {
	var lines []string
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && c.Type() == ast.TypeBlock {
			for i := range c.Lines().Len() {
				segment := c.Lines().At(i)
				lines = append(lines, strings.TrimSpace(string(segment.Value(body))))
			}
		}
		return ast.WalkContinue, nil
	})
	return strings.TrimSpace(strings.Join(lines, " "))
}

// numbers reads article numbers, ascending and each once.
func numbers(r *reader, spots []spot) []int {
	var out []int
	for _, s := range spots {
		n, err := strconv.Atoi(s.text)
		if err != nil || n < 1 {
			r.errorSpot(s, fmt.Sprintf("%q is not the number of an article", s.text), "the numbers stand in articles.yaml")
			continue
		}
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}
