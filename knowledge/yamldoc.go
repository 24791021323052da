package knowledge

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// spot is a piece of text with the place where it stands in its file.
type spot struct {
	text         string
	line, column int
}

// reader walks the YAML of one file and collects what is wrong with it.
type reader struct {
	file string
	// offset is added to every line: the front matter of a topic starts below line 1.
	offset   int
	problems []Problem
}

// maxDepth bounds nesting; our deepest file needs five levels.
const maxDepth = 16

var yamlLine = regexp.MustCompile(`line (\d+)`)

// parse reads one YAML document; nil when it cannot be read, with the problem noted.
func (r *reader) parse(data []byte) *yaml.Node {
	if flowDepth(data) > maxDepth {
		r.errorAt(1, 1, "brackets are nested too deeply", "a list needs one pair of brackets: [one, two]")
		return nil
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		line := 1
		if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
			line, _ = strconv.Atoi(m[1])
		}
		r.errorAt(line, 1, "this is not valid YAML: "+strings.TrimPrefix(err.Error(), "yaml: "),
			`a text that contains ": " or " #", or begins with one of [ { & * ! | > ' " % @, must stand in quotes`)
		return nil
	}
	if len(doc.Content) == 0 {
		r.errorAt(1, 1, "the file is empty", "")
		return nil
	}
	if !r.plain(doc.Content[0], 0) {
		return nil
	}
	return doc.Content[0]
}

// flowDepth is the deepest nesting of brackets, counted without regard to quotes: enough
// to keep the YAML parser, which recurses, from being driven arbitrarily deep.
func flowDepth(data []byte) int {
	depth, deepest := 0, 0
	for _, b := range data {
		switch b {
		case '[', '{':
			depth++
			deepest = max(deepest, depth)
		case ']', '}':
			depth = max(0, depth-1)
		case '\n':
			if deepest <= maxDepth {
				continue
			}
		}
	}
	return deepest
}

// plain refuses anchors, aliases, tags and deep nesting: they make small files large.
func (r *reader) plain(n *yaml.Node, depth int) bool {
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		r.errorNode(n, "anchors (&name) and aliases (*name) are not allowed", "write the text out, or put it in quotes")
		return false
	case strings.HasPrefix(n.Tag, "!") && !strings.HasPrefix(n.Tag, "!!"):
		r.errorNode(n, "tags (!name) are not allowed", "put the text in quotes")
		return false
	case depth > maxDepth:
		r.errorNode(n, "this is nested too deeply", "")
		return false
	}
	for _, c := range n.Content {
		if !r.plain(c, depth+1) {
			return false
		}
	}
	return true
}

// mapping reads "key: value" pairs and reports keys that are unknown or stand twice.
func (r *reader) mapping(n *yaml.Node, known ...string) map[string]*yaml.Node {
	if n.Kind != yaml.MappingNode {
		r.errorNode(n, "expected lines of the form \"key: value\"", "known keys: "+strings.Join(known, ", "))
		return nil
	}
	fields := make(map[string]*yaml.Node, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if len(known) > 0 && !slices.Contains(known, key.Value) {
			r.errorNode(key, fmt.Sprintf("unknown key %q", key.Value), "known keys: "+strings.Join(known, ", "))
			continue
		}
		if _, twice := fields[key.Value]; twice {
			r.errorNode(key, fmt.Sprintf("the key %q stands twice", key.Value), "keep one of them")
			continue
		}
		fields[key.Value] = n.Content[i+1]
	}
	return fields
}

// sequence reads a list; a missing one is empty.
func (r *reader) sequence(n *yaml.Node) []*yaml.Node {
	if n == nil || n.Tag == "!!null" {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		r.errorNode(n, "expected a list", "write [one, two], or one item a line, each after a dash")
		return nil
	}
	return n.Content
}

// text reads one text; a missing one is empty.
func (r *reader) text(n *yaml.Node) spot {
	if n == nil {
		return spot{}
	}
	if n.Kind != yaml.ScalarNode {
		r.errorNode(n, "expected a text", `a text that contains ": " must stand in quotes`)
		return spot{}
	}
	if n.Tag == "!!null" {
		return spot{line: n.Line + r.offset, column: n.Column}
	}
	return spot{text: strings.TrimSpace(n.Value), line: n.Line + r.offset, column: n.Column}
}

// texts reads a list of texts and reports empty ones.
func (r *reader) texts(n *yaml.Node) []spot {
	var out []spot
	for _, item := range r.sequence(n) {
		s := r.text(item)
		if s.text == "" {
			r.errorNode(item, "an empty item", "write a text or remove the item")
			continue
		}
		out = append(out, s)
	}
	return out
}

func (r *reader) errorNode(n *yaml.Node, message, hint string) {
	r.errorAt(n.Line, n.Column, message, hint)
}

// errorAt reports an error at a line of the YAML text itself, before the offset.
func (r *reader) errorAt(line, column int, message, hint string) {
	r.report(SeverityError, spot{line: line + r.offset, column: column}, message, hint)
}

// errorSpot reports an error at a text read earlier.
func (r *reader) errorSpot(s spot, message, hint string) {
	r.report(SeverityError, s, message, hint)
}

// warnSpot reports a warning at a text read earlier.
func (r *reader) warnSpot(s spot, message, hint string) {
	r.report(SeverityWarning, s, message, hint)
}

func (r *reader) report(severity Severity, s spot, message, hint string) {
	r.problems = append(r.problems, Problem{
		File: r.file, Line: s.line, Column: s.column, Severity: severity, Message: message, Hint: hint,
	})
}

// plainTexts drops the places.
func plainTexts(spots []spot) []string {
	if len(spots) == 0 {
		return nil
	}
	out := make([]string, len(spots))
	for i, s := range spots {
		out[i] = s.text
	}
	return out
}
