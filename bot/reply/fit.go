package reply

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// Clip shortens a text to at most limit code points and shows by an ellipsis that
// something is missing. It cuts at the end of a sentence if that keeps half of the text,
// else between words if it can, and never inside what people see as one character.
func Clip(s string, limit int) string {
	if s = strings.ToValidUTF8(s, "\uFFFD"); Length(s) <= limit {
		return s
	}
	end := reach(s, limit-2)
	if at := lastSentence(s, end); at > 0 && at >= end/2 {
		return strings.TrimRightFunc(s[:at], unicode.IsSpace) + " …"
	}
	head := s[:end]
	if space := strings.LastIndexFunc(head, unicode.IsSpace); space >= end/2 {
		head = head[:space]
	}
	return strings.TrimRightFunc(head, unicode.IsSpace) + "…"
}

// Split cuts a text into parts of at most limit code points, in order and with nothing
// lost but the space between them: after a paragraph if that fills half of a part, else
// after a sentence or line, else between words, and never inside what people see as one
// character, unless that alone is longer than a part. A text without words for anybody to
// read gives no parts.
func Split(s string, limit int) []string {
	s = strings.TrimSpace(strings.ToValidUTF8(s, "\uFFFD"))
	var parts []string
	for Length(s) > limit {
		at := breakAt(s, reach(s, limit))
		if part := strings.TrimRightFunc(s[:at], unicode.IsSpace); part != "" {
			parts = append(parts, part)
		}
		s = strings.TrimLeftFunc(s[at:], unicode.IsSpace)
	}
	if s != "" {
		parts = append(parts, s)
	}
	return parts
}

// Long is a text of any length: what does not fit into one message follows in the next.
func Long(content string, private bool) *Reply {
	parts := Split(content, MaxContent)
	if len(parts) == 0 {
		return &Reply{Private: private}
	}
	r := &Reply{Content: parts[0], Private: private}
	for _, p := range parts[1:] {
		r.Next = append(r.Next, &Reply{Content: p, Private: private})
	}
	return r
}

// breakAt is where to cut a text of which the first end bytes fit.
func breakAt(s string, end int) int {
	if at := strings.LastIndex(s[:end], "\n\n"); at >= end/2 {
		return at
	}
	if at := lastSentence(s, end); at > 0 && at >= end/2 {
		return at
	}
	if next, _ := utf8.DecodeRuneInString(s[end:]); unicode.IsSpace(next) {
		return end
	}
	if at := strings.LastIndexFunc(s[:end], unicode.IsSpace); at >= end/2 {
		return at
	}
	return end
}

// reach is how many bytes of a text hold at most limit code points without part of a
// character. It is all of the code points where the first character alone is longer.
func reach(s string, limit int) int {
	end, left := 0, limit
	for g := graphemes.FromString(s); g.Next(); {
		if left -= Length(g.Value()); left < 0 {
			break
		}
		end = g.End()
	}
	if end > 0 {
		return end
	}
	for range limit {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return end
}

// lastSentence is where the last sentence ends that is whole within the first end bytes;
// 0 if there is none.
func lastSentence(s string, end int) int {
	last := 0
	for i, r := range s[:end] {
		if sentenceEnds(s, i, r) {
			last = i + utf8.RuneLen(r)
		}
	}
	return last
}
