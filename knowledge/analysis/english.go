package analysis

import "strings"

// English is a list of general English words, one "word band" a line, sorted by word.
// Band 1 holds the commonest, 2 the common, 3 the known. The zero value knows none. It is
// searched in place, so that a list of any length costs nothing to load.
type English string

// Band is the band of a word, 0 when the list does not have it. The word is folded.
func (e English) Band(word string) int {
	low, high := 0, len(e)
	for low < high {
		mid := (low + high) / 2
		start := strings.LastIndexByte(string(e[:mid]), '\n') + 1
		end := len(e)
		if i := strings.IndexByte(string(e[mid:]), '\n'); i >= 0 {
			end = mid + i
		}
		entry, band, _ := strings.Cut(string(e[start:end]), " ")
		switch {
		case entry == word:
			if len(band) == 1 && band[0] >= '1' && band[0] <= '9' {
				return int(band[0] - '0')
			}
			return 0
		case entry < word:
			low = end + 1
		default:
			high = start
		}
	}
	return 0
}
