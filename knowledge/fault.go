package knowledge

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// fault is a slip that keeps a file from being YAML, said in words of everyday.
type fault struct {
	line, column  int
	message, hint string
}

var (
	yamlItem  = regexp.MustCompile(`^ *(?:- +)*`)
	yamlKey   = regexp.MustCompile(`^([^\s"'\[\]{}#:-][^:#]*):(?:[ \t]+|$)`)
	noSpace   = regexp.MustCompile(`^([a-z][a-z-]*):\S`)
	yamlBlock = regexp.MustCompile(`^[|>][+-]?\d?\s*(?:#.*)?$`)
	keyAtEdge = regexp.MustCompile(`^[a-z][a-z-]*:(?: |$)`)
)

// findFault looks for the first of the usual slips in a file that the YAML parser refused.
func findFault(lines []string) (fault, bool) {
	block, last := -1, 0
	for i := 0; i < len(lines); i++ {
		line := strings.TrimRight(lines[i], " \t\r")
		content := strings.TrimLeft(line, " \t")
		indent := len(line) - len(content)
		if content == "" || block >= 0 && indent > block {
			continue
		}
		block = -1
		if strings.HasPrefix(content, "#") {
			continue
		}
		s := slip{lines: lines, number: i, line: line, indent: indent, last: last}
		f, next := s.find()
		if f.message != "" {
			return f, true
		}
		if yamlBlock.MatchString(s.value) {
			block = indent
		}
		i, last = next, indent
	}
	return fault{}, false
}

// slip examines one line.
type slip struct {
	lines  []string
	number int
	line   string
	indent int
	// last is the indent of the line with content above.
	last int
	// start is the offset of value, the text after dashes and key.
	start int
	value string
}

func (s *slip) at(offset int, message, hint string) fault {
	return fault{s.number + 1, utf8.RuneCountInString(s.line[:offset]) + 1, message, hint}
}

// find returns the line's fault, if any, and the last line that its text reaches.
func (s *slip) find() (fault, int) {
	if tab := strings.IndexByte(s.line[:s.indent], '\t'); tab >= 0 {
		return s.at(tab, "a tab stands at the beginning of the line", "use spaces: two for each step to the right"), 0
	}
	item := yamlItem.FindString(s.line)
	s.start = len(item)
	rest := s.line[s.start:]
	key := yamlKey.FindStringSubmatch(rest)
	if key == nil && !strings.Contains(item, "-") {
		if f := s.noKey(rest); f.message != "" {
			return f, 0
		}
	}
	if key != nil {
		if s.number > 0 && s.indent > s.last && keyAtEdge.MatchString(s.lines[0]) && keyAtEdge.MatchString(rest) && s.indent < 2 {
			return s.at(s.start, "the line begins too far to the right", "begin it exactly below the line above"), 0
		}
		s.start += len(key[0])
	}
	s.value = s.line[s.start:]
	return s.inValue()
}

// noKey judges a line that begins with neither a dash nor a key.
func (s *slip) noKey(rest string) fault {
	switch m := noSpace.FindStringSubmatch(rest); {
	case m != nil:
		return s.at(s.start, "there is no space after the colon of "+quoted(m[1]+":"), "write "+m[1]+": and then the text")
	case strings.HasPrefix(rest, "-") && len(rest) > 1:
		return s.at(s.start, "there is no space after the dash", "write a dash, a space and then the text")
	case s.number > 0 && strings.HasPrefix(strings.TrimSpace(s.lines[s.number-1]), "- ") && s.indent > 0:
		return s.at(s.start, fmt.Sprintf("%s stands in a list without a dash", quoted(rest)), "begin each item of a list with a dash and a space")
	case !strings.ContainsAny(rest[:1], `"'[]{}`) && s.indent <= s.last && !strings.Contains(rest, ": "):
		return s.at(s.start, fmt.Sprintf("%s has neither a key nor a dash before it", quoted(rest)), "write \"key: text\"; an item of a list begins with a dash and a space")
	}
	return fault{}
}

// inValue judges the text of a line.
func (s *slip) inValue() (fault, int) {
	v := s.value
	switch {
	case v == "" || yamlBlock.MatchString(v):
	case v[0] == '"' || v[0] == '\'':
		return s.inQuotes(v[0])
	case v[0] == '[' || v[0] == '{':
		return s.inBrackets()
	case strings.IndexByte("@`%&*!", v[0]) >= 0:
		return s.at(s.start, fmt.Sprintf("a text cannot begin with %q", v[:1]), "put the text in quotes"), 0
	default:
		if i := strings.Index(v+" ", ": "); i >= 0 && !strings.Contains(v[:i], " #") {
			return s.at(s.start+i, "a colon stands in the text "+quoted(v), `put the whole text in quotes: "…"`), 0
		}
	}
	return fault{}, s.number
}
