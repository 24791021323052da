package knowledge

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// body is the Markdown below the front matter of a topic.
type body struct {
	*reader
	source []byte
	// above is the number of lines above the body.
	above int
}

// readBody reads the summary and, below "## Tips", the list of tips.
func (t *topicFile) readBody(r *reader, source []byte, above int) {
	b := body{r, source, above}
	before := len(r.problems)
	inTips, hasTips := false, false
	for n := blocks(source).FirstChild(); n != nil; n = n.NextSibling() {
		s := b.prose(n)
		switch {
		case n.Kind() == ast.KindHeading && s.text == "Tips" && !inTips:
			inTips = true
		case n.Kind() == ast.KindParagraph && !inTips && t.Summary == "" && !strings.HasPrefix(s.text, "#"):
			t.summary, t.Summary = s, s.text
		case n.Kind() == ast.KindList && inTips && !hasTips && !n.(*ast.List).IsOrdered():
			hasTips = true
			t.readTips(b, n)
		default:
			message, hint := misplaced(n, s.text, inTips)
			b.errorSpot(s, message, hint)
			inTips = inTips || tipsHeading.MatchString(s.text)
		}
	}
	start := spot{line: above + 1, column: 1}
	if t.Summary == "" {
		b.errorSpot(start, "the summary is missing", "write two to four sentences between the second --- and \"## Tips\"")
	}
	if clean := len(r.problems) == before; clean && !inTips {
		b.errorSpot(start, "the heading \"## Tips\" is missing", "write ## Tips on a line of its own below the summary")
	}
	if clean := len(r.problems) == before; clean && !hasTips {
		b.errorSpot(start, "the tips are missing", "write one tip a line below \"## Tips\", each after a dash and a space")
	}
}

// blocks parses Markdown. Definitions of links are left in the text, where they are
// reported, rather than taken out of it silently.
func blocks(source []byte) ast.Node {
	p := parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers([]util.PrioritizedValue{}...),
	)
	return p.Parse(text.NewReader(source))
}

// place is where a byte of the body stands in the file.
func (b body) place(offset int) spot {
	before := b.source[:min(offset, len(b.source))]
	lineStart := bytes.LastIndexByte(before, '\n') + 1
	return spot{line: b.above + 1 + bytes.Count(before, []byte("\n")), column: utf8.RuneCount(before[lineStart:]) + 1}
}

// prose is a block's text as it was typed, its lines joined by spaces.
func (b body) prose(n ast.Node) spot {
	var joined strings.Builder
	s := b.place(max(n.Pos(), 0))
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || c.Type() != ast.TypeBlock {
			return ast.WalkContinue, nil
		}
		for i := range c.Lines().Len() {
			segment := c.Lines().At(i)
			line := string(segment.Value(b.source))
			content := strings.TrimSpace(line)
			if content == "" {
				continue
			}
			if joined.Len() > 0 {
				joined.WriteByte(' ')
			}
			at := b.place(segment.Start + strings.Index(line, content))
			s.marks = append(s.marks, mark{joined.Len(), at.line, at.column})
			joined.WriteString(content)
		}
		return ast.WalkContinue, nil
	})
	s.text = joined.String()
	if len(s.marks) > 0 {
		s.line, s.column = s.marks[0].line, s.marks[0].column
	}
	return s
}

var tipsHeading = regexp.MustCompile(`(?i)^#*\s*tips?\s*:?$`)

// misplaced says why a block does not belong where it stands.
func misplaced(n ast.Node, content string, inTips bool) (message, hint string) {
	form := "a topic is one paragraph of summary, then \"## Tips\" and one list of lines that begin with a dash"
	switch kind := n.Kind(); {
	case tipsHeading.MatchString(content) && inTips:
		return "there is a second heading for tips", "keep one, and all tips below it"
	case tipsHeading.MatchString(content):
		return quoted(content) + " is not the heading for tips", "write it exactly like this: ## Tips"
	case kind == ast.KindHeading:
		return "a topic has no heading " + quoted(content), form + "; a line of dashes right below a text makes it a heading"
	case kind == ast.KindParagraph && inTips:
		return quoted(content) + " stands among the tips without a dash", "begin each tip with a dash and a space, and leave no other text there"
	case kind == ast.KindParagraph:
		return "the summary has a second paragraph: " + quoted(content), "make one paragraph of two to four sentences, without an empty line in it"
	case kind == ast.KindList && !inTips:
		return "a list stands above \"## Tips\"", "write the line ## Tips above the tips; the summary is one paragraph"
	case kind == ast.KindList && n.(*ast.List).IsOrdered():
		return "the tips are numbered", "begin each tip with a dash and a space instead; the most useful comes first"
	case kind == ast.KindList:
		return "there is a second list of tips", "begin every tip with the same sign, a dash, and put nothing between them"
	case kind == ast.KindHTMLBlock:
		return "a comment or other HTML: " + quoted(content), "remove it; a note for editors can stand between the two lines of dashes, after a #"
	case kind == ast.KindThematicBreak:
		return "a line of dashes or stars stands between the texts", "remove it; " + form
	case kind == ast.KindCodeBlock:
		return quoted(content) + " begins with four or more spaces", "begin the line at the left edge"
	}
	return "this does not belong here", form
}
