package knowledge

import "strings"

// inQuotes judges a text in quotes, which may reach over several lines.
func (s *slip) inQuotes(quote byte) (fault, int) {
	for i := s.number; i < len(s.lines); i++ {
		text := s.lines[i]
		from := 0
		if i == s.number {
			text, from = s.value, 1
		}
		end := closing(text, from, quote)
		if end < 0 {
			continue
		}
		after := strings.TrimSpace(text[end+1:])
		switch {
		case after == "" || strings.HasPrefix(after, "#"):
			return fault{}, i
		case i == s.number && quote == '\'' && strings.Contains(after, "'"):
			return s.at(s.start, "an apostrophe stands in a text that is itself in single quotes: "+quoted(s.value), `use double quotes around the text: "…"`), 0
		case i == s.number:
			return s.at(s.start+end+1, "the text goes on after the closing quotation mark: "+quoted(s.value), "put the whole text in quotes, or none of it; inside double quotes write \\\" for a quotation mark"), 0
		}
		break
	}
	return s.at(s.start, "the quotation mark is not closed: "+quoted(s.value), "put a second one at the end of the text"), 0
}

// closing is the offset of the mark that closes a quoted text; -1 when there is none.
func closing(text string, from int, quote byte) int {
	for i := from; i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote == '"':
			i++
		case text[i] == quote && quote == '\'' && i+1 < len(text) && text[i+1] == '\'':
			i++
		case text[i] == quote:
			return i
		}
	}
	return -1
}

// inBrackets judges a list in brackets, which may reach over several lines.
func (s *slip) inBrackets() (fault, int) {
	depth := 0
	for i := s.number; i < len(s.lines); i++ {
		text := s.lines[i]
		if i == s.number {
			text = s.value
		} else if keyAtEdge.MatchString(text) {
			break
		}
		var open bool
		if depth, open = brackets(text, depth); open {
			break
		}
		if depth <= 0 {
			return fault{}, i
		}
	}
	return s.at(s.start, "the bracket is not closed, or a quotation mark inside it is not: "+quoted(s.value), "write [one, two] and put items that hold a comma, a colon or a quotation mark in double quotes"), 0
}

// brackets follows the depth of brackets through a line; open reports a quoted item that
// does not end on it.
func brackets(text string, depth int) (after int, open bool) {
	atStart := true
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == ' ' || c == '\t':
			continue
		case (c == '"' || c == '\'') && atStart:
			end := closing(text, i+1, c)
			if end < 0 {
				return depth, true
			}
			i = end
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			depth--
		case c == '#' && i > 0 && text[i-1] == ' ':
			return depth, false
		}
		atStart = strings.IndexByte("[{,", text[i]) >= 0
	}
	return depth, false
}
