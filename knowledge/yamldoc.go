package knowledge

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// maxDepth bounds nesting; our deepest file needs five levels.
const maxDepth = 16

var yamlLine = regexp.MustCompile(`line (\d+)`)

// parse reads one YAML document; nil when it cannot be read, with the problem noted.
func (r *reader) parse(data []byte) *yaml.Node {
	r.lines = strings.Split(string(data), "\n")
	if flowDepth(data) > maxDepth {
		r.errorAt(1, 1, "brackets are nested too deeply", "a list needs one pair of brackets: [one, two]")
		return nil
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var doc, more yaml.Node
	err := decoder.Decode(&doc)
	if err == nil {
		err = decoder.Decode(&more)
	}
	switch {
	case errors.Is(err, io.EOF) && len(doc.Content) > 0 && doc.Content[0].Tag != "!!null":
		if !r.plain(doc.Content[0], 0) {
			return nil
		}
		return doc.Content[0]
	case errors.Is(err, io.EOF):
		r.errorAt(1, 1, "there is nothing here but empty lines and comments", "docs/knowledge-files.md has an example of every file")
	case err == nil && more.Kind != 0:
		r.errorAt(more.Line, 1, "a line of three dashes or dots splits the file in two", "remove that line; what stands below it would not be read")
	default:
		r.unreadable(err)
	}
	return nil
}

// unreadable reports why YAML could not be parsed: in our words when the slip is a known
// one, else in the parser's.
func (r *reader) unreadable(err error) {
	if f, found := findFault(r.lines); found {
		r.errorAt(f.line, f.column, f.message, f.hint)
		return
	}
	line := 1
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		line, _ = strconv.Atoi(m[1])
	}
	reason := strings.TrimPrefix(yamlLine.ReplaceAllString(err.Error(), ""), "yaml: ")
	r.errorAt(line, 1, "this cannot be read, here or a line below: "+strings.TrimPrefix(reason, ": "),
		`put a text in quotes when it contains ": " or " #", or begins with one of [ { & * ! | > ' " % @`)
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
	case n.Style&yaml.TaggedStyle != 0:
		r.errorNode(n, "tags (!name) are not allowed", "put the text in quotes")
		return false
	case depth > maxDepth:
		r.errorNode(n, "this is nested too deeply", "begin the line further to the left")
		return false
	}
	for _, c := range n.Content {
		if !r.plain(c, depth+1) {
			return false
		}
	}
	return true
}
