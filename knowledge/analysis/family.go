package analysis

import "strings"

// minFamily is how many letters the words of one family have in common at least, as
// [English.Plain] looks for them.
const minFamily = 3

// Plain is the shortest word of the list that has the same stem as a word, so that
// "swimming" and "swims" are both "swim"; the word itself when there is none. The word is
// folded.
func (e English) Plain(word string) string {
	stem := Stem(word)
	prefix := commonPrefix(word, stem)
	if len(prefix) < minFamily {
		return word
	}
	plain := word
	for at := e.after(prefix); at < len(e); {
		line, _, _ := strings.Cut(string(e[at:]), "\n")
		entry, _, _ := strings.Cut(line, " ")
		if !strings.HasPrefix(entry, prefix) {
			break
		}
		if len(entry) < len(plain) && Stem(entry) == stem {
			plain = entry
		}
		at += len(line) + 1
	}
	return plain
}

// after is where the first line begins that is not before a word.
func (e English) after(word string) int {
	low, high := 0, len(e) // both at the beginning of a line
	for low < high {
		mid := (low + high) / 2
		start := strings.LastIndexByte(string(e[:mid]), '\n') + 1
		end := len(e)
		if i := strings.IndexByte(string(e[mid:]), '\n'); i >= 0 {
			end = mid + i + 1
		}
		if entry, _, _ := strings.Cut(string(e[start:end]), " "); entry < word {
			low = end
		} else {
			high = start
		}
	}
	return low
}

func commonPrefix(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return a[:n]
}
