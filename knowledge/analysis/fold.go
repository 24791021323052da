package analysis

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold lower-cases text and takes away what hides a word or decorates it: accents,
// compatibility forms (full width, ligatures, styled letters), zero-width and other
// invisible characters, and apostrophes ("can't" becomes "cant").
func Fold(text string) string {
	if s, ok := foldASCII(text); ok {
		return s
	}
	var b strings.Builder
	b.Grow(len(text))
	text = strings.ReplaceAll(strings.ToValidUTF8(text, " "), "´", "'")
	for _, r := range norm.NFKD.String(text) {
		switch r = unicode.ToLower(r); {
		case invisible(r) || apostrophe(r):
		case r == 'ß':
			b.WriteString("ss")
		case r == 'ı':
			b.WriteByte('i')
		case r == 'ø':
			b.WriteByte('o')
		case r == '`':
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// foldASCII is Fold for the commonest case; false when the text has other characters.
func foldASCII(text string) (string, bool) {
	plain := true
	for i := range len(text) {
		c := text[i]
		if c >= 0x80 {
			return "", false
		}
		if 'A' <= c && c <= 'Z' || c == '\'' || c == '`' {
			plain = false
		}
	}
	if plain {
		return text, true
	}
	b := make([]byte, 0, len(text))
	for i := range len(text) {
		c := text[i]
		switch {
		case c == '\'':
		case c == '`':
			b = append(b, ' ')
		case 'A' <= c && c <= 'Z':
			b = append(b, c+'a'-'A')
		default:
			b = append(b, c)
		}
	}
	return string(b), true
}

// invisible reports characters that take no room of their own: combining marks, which
// decomposition has split off, format characters such as zero-width space and joiners,
// variation selectors, and the fillers of Hangul, which are letters that show nothing.
func invisible(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Cf, unicode.Me) || r == '\u115f' || r == '\u1160'
}

func apostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ':
		return true
	}
	return false
}
