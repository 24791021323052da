package knowledge

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// spot is a piece of text with the place where it stands in its file.
type spot struct {
	text         string
	line, column int
	// marks say where parts of the text stand, by offset; a text without marks is known
	// by its beginning alone.
	marks []mark
}

// mark is the place of the byte of a text at an offset, and of what follows on that line.
type mark struct{ offset, line, column int }

// at is the place of the byte at an offset of the text, as near as it is known.
func (s spot) at(offset int) spot {
	place := spot{line: s.line, column: s.column}
	for _, m := range s.marks {
		if m.offset <= offset {
			place.line = m.line
			place.column = m.column + utf8.RuneCountInString(s.text[m.offset:offset])
		}
	}
	return place
}

// part is the text from one offset to another, with its own place.
func (s spot) part(from, to int) spot {
	p := s.at(from)
	p.text = s.text[from:to]
	p.marks = []mark{{0, p.line, p.column}}
	for _, m := range s.marks {
		if from < m.offset && m.offset < to {
			p.marks = append(p.marks, mark{m.offset - from, m.line, m.column})
		}
	}
	return p
}

// maxQuoted is how much of a text a message repeats, in characters.
const maxQuoted = 60

// quoted is a text in quotation marks, shortened, as a message repeats it.
func quoted(text string) string { return "“" + shortened(text) + "”" }

// named is a name in quotation marks, shortened, with odd characters spelt out.
func named(name string) string { return strconv.Quote(shortened(name)) }

func shortened(text string) string {
	text = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) && !unicode.IsSpace(r) {
			return utf8.RuneError
		}
		return r
	}, strings.Join(strings.Fields(text), " "))
	if utf8.RuneCountInString(text) > maxQuoted {
		return strings.TrimSpace(string([]rune(text)[:maxQuoted-1])) + "…"
	}
	return text
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
