package knowledge

import (
	"bytes"
	"strings"
)

// readWords reads the two lists of general English. A folder may do without them: then
// all unknown words count alike, and no word is left out of the count.
func (l *loader) readWords() {
	if data, ok := l.read(EnglishFile, maxDataBytes); ok {
		r := &reader{file: EnglishFile}
		r.sorted(data)
		l.problems = append(l.problems, r.problems...)
		if !HasErrors(r.problems) {
			l.base.English = string(data)
		}
	}
	if data, ok := l.read(StopWordsFile, maxDataBytes); ok {
		l.base.StopWords = strings.Fields(string(data))
	}
}

// sorted reports the first line of a word list that is not "word band", or that does not
// come after the line above in the order of bytes, for the list is searched by halving.
func (r *reader) sorted(data []byte) {
	var last []byte
	for number := 1; len(data) > 0; number++ {
		line, rest, _ := bytes.Cut(data, []byte("\n"))
		data = rest
		word, band, _ := bytes.Cut(line, []byte(" "))
		switch {
		case len(line) == 0 && len(rest) == 0:
			return
		case len(word) == 0 || len(band) != 1 || band[0] < '1' || band[0] > '9':
			r.errorSpot(spot{line: number, column: 1}, "expected a word, one space and a digit, not "+quoted(string(line)), "for example: acid 2")
			return
		case bytes.Compare(last, word) >= 0:
			r.errorSpot(spot{line: number, column: 1}, quoted(string(word))+" must stand in alphabetical order, and once", "sort the list")
			return
		}
		last = word
	}
}
