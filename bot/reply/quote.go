package reply

import "strings"

// The marks around a text whose direction is its own, so that a word from right to left
// does not turn around what stands beside it.
const (
	isolate    = "\u2068"
	endIsolate = "\u2069"
)

// Quote is a text of a person's as it can stand in a sentence of ours: it is shown as it
// was written, whatever it holds of Discord's markup, and keeps its direction to itself.
func Quote(s string) string {
	var b strings.Builder
	b.WriteString(isolate)
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case r == '\u2066', r == '\u2067', r == '\u2068', r == '\u2069', r >= '\u202a' && r <= '\u202e':
			continue // marks that could end ours
		case strings.ContainsRune("\\*_~`|>#[]()<:@-", r):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	b.WriteString(endIsolate)
	return b.String()
}
