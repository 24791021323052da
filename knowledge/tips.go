package knowledge

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

var (
	credits    = regexp.MustCompile(`\s*\((\d{1,3}(?:\s*,\s*\d{1,3})*)\)$`)
	credit     = regexp.MustCompile(`\(\d{1,3}(?:\s*,\s*\d{1,3})*\)`)
	digits     = regexp.MustCompile(`\d+`)
	trailsOnly = regexp.MustCompile(`^[\s.!;,]*$`)
)

// readTips reads the items of the list below "## Tips".
func (t *topicFile) readTips(b body, list ast.Node) {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		s := b.prose(item)
		m := credits.FindStringSubmatchIndex(s.text)
		switch inside := credit.FindStringIndex(s.text); {
		case s.text == "":
			b.errorSpot(s, "this tip is empty", "write a tip after the dash or remove the line")
		case item.ChildCount() > 1:
			b.errorSpot(s, "this tip is more than one paragraph: "+quoted(s.text), "a tip is one sentence; make a tip of its own of what is more")
		case m == nil && inside != nil && trailsOnly.MatchString(s.text[inside[1]:]):
			b.errorSpot(s.at(inside[1]), "the numbers of the articles must stand last in a tip", "put the full stop before the bracket")
		case m == nil:
			b.errorSpot(s, "this tip does not say which articles say it: "+quoted(s.text), "end it with their numbers in round brackets, for example (1, 3)")
		case inside[0] < m[0]:
			b.errorSpot(s.at(inside[1]), "another tip seems to begin in the middle of this one: "+quoted(strings.TrimSpace(s.text[inside[1]:])), "begin each tip on a line of its own with a dash and a space")
		default:
			t.addTip(b, s, m)
		}
	}
}

// addTip adds a tip whose credits stand at m.
func (t *topicFile) addTip(b body, s spot, m []int) {
	var articles []spot
	for _, d := range digits.FindAllStringIndex(s.text[m[2]:m[3]], -1) {
		articles = append(articles, s.part(m[2]+d[0], m[2]+d[1]))
	}
	tip := s.part(0, m[0])
	t.credits = append(t.credits, articles...)
	t.tipText = append(t.tipText, tip)
	t.Tips = append(t.Tips, Tip{Text: tip.text, Topic: t.ID, Articles: numbers(b.reader, articles)})
}
