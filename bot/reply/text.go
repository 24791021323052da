package reply

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Length is how many code points Discord counts in a text.
func Length(s string) int { return utf8.RuneCountInString(s) }

// FirstSentence is the first sentence of a text, or all of it.
func FirstSentence(s string) string {
	for i, r := range s {
		if sentenceEnds(s, i, r) {
			return s[:i+utf8.RuneLen(r)]
		}
	}
	return s
}

// sentenceEnds tells whether the rune at i is a full stop before a space or the end.
func sentenceEnds(s string, i int, r rune) bool {
	if r != '.' && r != '!' && r != '?' && r != '\n' {
		return false
	}
	rest := s[i+utf8.RuneLen(r):]
	return rest == "" || r == '\n' || rest[0] == ' ' || rest[0] == '\n'
}

// Paragraphs joins the parts that are not empty with a blank line between them.
func Paragraphs(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "\n\n")
}

// Bullets writes one line for each item.
func Bullets(items []string) string {
	if len(items) == 0 {
		return ""
	}
	return "- " + strings.Join(items, "\n- ")
}

// Wordless tells whether a text holds no letter and no digit.
func Wordless(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}
