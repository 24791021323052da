package knowledge

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// maxPhrase is the longest line of the phrase bank, in characters.
const maxPhrase = 600

// followUpMark separates the earlier question from the follow-up in a phrase file.
const followUpMark = " >> "

// parsePhrases reads a phrase file: one phrase a line, # begins a comment line.
func parsePhrases(file string, data []byte) ([]Phrase, []Problem) {
	r := &reader{file: file}
	var out []Phrase
	for i, line := range strings.Split(string(data), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		at := spot{text: line, line: i + 1, column: 1}
		if n := utf8.RuneCountInString(line); n > maxPhrase {
			r.errorSpot(at, fmt.Sprintf("the phrase has %d characters; at most %d are read", n, maxPhrase), "shorten it")
			continue
		}
		if !utf8.ValidString(line) {
			r.errorSpot(at, "the phrase is not valid UTF-8", "save the file as UTF-8")
			continue
		}
		prev, text, followUp := strings.Cut(line, followUpMark)
		if !followUp {
			prev, text = "", line
		}
		out = append(out, Phrase{Text: strings.TrimSpace(text), Prev: strings.TrimSpace(prev)})
	}
	return out, r.problems
}
