package knowledge

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// reader walks one file and collects what is wrong with it.
type reader struct {
	file string
	// offset is added to every line: the front matter of a topic starts below line 1.
	offset int
	// lines are those of the YAML text, as they were typed.
	lines    []string
	problems []Problem
}

// mapping reads "key: value" pairs and reports keys that are unknown or stand twice. With
// no known keys, any will do.
func (r *reader) mapping(n *yaml.Node, known ...string) map[string]*yaml.Node {
	hint := "write a name, a colon, a space and a text on each line"
	if len(known) > 0 {
		hint = "known keys: " + strings.Join(known, ", ")
	}
	if n.Kind != yaml.MappingNode {
		r.errorNode(n, "expected lines of the form \"key: value\"", hint)
		return nil
	}
	fields := make(map[string]*yaml.Node, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		_, twice := fields[key.Value]
		switch {
		case len(known) > 0 && !slices.Contains(known, key.Value):
			r.errorNode(key, fmt.Sprintf("unknown key %s", named(key.Value)), didYouMean(key.Value, known)+hint)
		case twice:
			r.errorNode(key, fmt.Sprintf("the key %s stands twice", named(key.Value)), "keep one of them")
		default:
			fields[key.Value] = n.Content[i+1]
		}
	}
	return fields
}

// sequence reads a list; a missing one is empty.
func (r *reader) sequence(n *yaml.Node) []*yaml.Node {
	if n == nil || n.Tag == "!!null" {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		r.errorNode(n, "expected a list", "write [one, two], or one item a line, each after a dash and a space")
		return nil
	}
	return n.Content
}

// text reads one text; a missing one is empty.
func (r *reader) text(n *yaml.Node) spot {
	if n == nil {
		return spot{}
	}
	s := spot{line: n.Line + r.offset, column: n.Column}
	if n.Kind != yaml.ScalarNode {
		hint := "write one text, without brackets or dashes"
		if n.Kind == yaml.MappingNode {
			hint = `a text that contains ": " must stand in quotes`
		}
		r.errorNode(n, "expected a text", hint)
		return s
	}
	if n.Tag == "!!null" {
		return s
	}
	s.text = strings.TrimSpace(n.Value)
	if r.onOneLine(n) {
		column := n.Column
		if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
			column++
		}
		s.marks = []mark{{0, s.line, column}}
	}
	return s
}

// onOneLine reports whether a text stands in the file as it is, on one line.
func (r *reader) onOneLine(n *yaml.Node) bool {
	return n.Line >= 1 && n.Line <= len(r.lines) && strings.Contains(r.lines[n.Line-1], n.Value)
}

// texts reads a list of texts and reports empty ones and those that swallowed the next.
func (r *reader) texts(n *yaml.Node) []spot {
	var out []spot
	for _, item := range r.sequence(n) {
		s := r.text(item)
		switch {
		case item.Kind != yaml.ScalarNode:
		case s.text == "":
			r.errorNode(item, "an empty item", "write a text or remove the item")
		case item.Style == 0 && !r.onOneLine(item):
			r.errorNode(item, "the item "+quoted(s.text)+" runs over several lines", "begin each item with a dash and a space; one that is long on purpose must stand in quotes")
		default:
			out = append(out, s)
		}
	}
	return out
}

// need reads a text that must not be empty.
func (r *reader) need(item *yaml.Node, fields map[string]*yaml.Node, key string) spot {
	s := r.text(fields[key])
	if s.text == "" && (fields[key] == nil || fields[key].Kind == yaml.ScalarNode) {
		if fields[key] != nil {
			item = fields[key]
		}
		r.errorNode(item, fmt.Sprintf("%q is missing or empty", key), "add a line \""+key+": …\"")
	}
	return s
}

// atMost reports a text that is longer than a number of characters.
func (r *reader) atMost(s spot, what string, limit int) {
	if n := utf8.RuneCountInString(s.text); n > limit {
		r.errorSpot(s, fmt.Sprintf("%s has %d characters; at most %d fit: %s", what, n, limit, quoted(s.text)), "say it shorter")
	}
}

// needList reads a list that must not be empty.
func (r *reader) needList(item *yaml.Node, fields map[string]*yaml.Node, key string) []spot {
	list := r.texts(fields[key])
	if n := fields[key]; n == nil || n.Tag == "!!null" || n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
		r.errorNode(item, fmt.Sprintf("%q is missing or empty", key), "add a line \""+key+": […]\" or a list below it")
	}
	return list
}
