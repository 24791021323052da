package knowledge

import (
	"bytes"
	"regexp"
	"strings"
)

// fence is the line above and below the front matter.
const fence = "---"

// nearFence matches what an editor or a slip makes of a fence.
var nearFence = regexp.MustCompile(`^[-–—_=*]{2,}$|^[–—]$`)

// splitFrontMatter separates the YAML between two lines of --- from the Markdown below;
// above is the number of lines above the body. It reports what is missing.
func splitFrontMatter(r *reader, data []byte) (front, body []byte, above int, ok bool) {
	lines := bytes.SplitAfter(data, []byte("\n"))
	trimmed := func(i int) string { return strings.TrimRight(string(lines[i]), " \t\n") }
	const example = "docs/knowledge-files.md has an example"
	if first := trimmed(0); first != fence {
		message := "the file must begin with a line of three dashes: ---"
		if nearFence.MatchString(strings.TrimSpace(first)) {
			message += ", and here it reads " + quoted(first)
		}
		r.errorSpot(spot{line: 1, column: 1}, message, "then come title, group and the rest, and a second line of three dashes; "+example)
		return nil, nil, 0, false
	}
	for i := 1; i < len(lines); i++ {
		if trimmed(i) == fence {
			above = i + 1
			return bytes.Join(lines[1:i], nil), bytes.Join(lines[above:], nil), above, true
		}
	}
	for i := 1; i < len(lines); i++ {
		if nearFence.MatchString(strings.TrimSpace(trimmed(i))) {
			r.errorSpot(spot{line: i + 1, column: 1}, "the second line of three dashes reads "+quoted(trimmed(i)), "type exactly three dashes: ---")
			return nil, nil, 0, false
		}
	}
	r.errorSpot(spot{line: frontEnds(lines) + 1, column: 1}, "the second line of three dashes is missing", "put a line --- between \"reviewed: …\" and the summary; "+example)
	return nil, nil, 0, false
}

var frontLine = regexp.MustCompile(`^(?:[\w-]+:|\s|-|#[^#]|$)`)

// frontEnds is the index of the first line that does not look like front matter.
func frontEnds(lines [][]byte) int {
	for i := 1; i < len(lines); i++ {
		if !frontLine.Match(bytes.TrimRight(lines[i], "\n")) {
			return i
		}
	}
	return len(lines) - 1
}
