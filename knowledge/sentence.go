package knowledge

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviations end in a full stop that ends no sentence.
var abbreviations = []string{"e.g", "i.e", "vs", "approx", "dr", "mr", "mrs", "ms", "st", "no", "incl", "fig", "cf"}

// sentences cuts a text after . ! ? or … where the next word begins with anything but a
// small letter. Each sentence keeps its place in the file.
func sentences(s spot) []spot {
	var out []spot
	from := 0
	for i, c := range s.text {
		if strings.ContainsRune(".!?…", c) {
			end := i + utf8.RuneLen(c)
			end += len(s.text[end:]) - len(strings.TrimLeft(s.text[end:], ".!?…\"'”’)]"))
			if i >= from && endsSentence(s.text[from:i], s.text[end:]) {
				out = appendSentence(out, s, from, end)
				from = end
			}
		}
	}
	return appendSentence(out, s, from, len(s.text))
}

func appendSentence(out []spot, s spot, from, to int) []spot {
	for from < to && s.text[from] == ' ' {
		from++
	}
	if strings.TrimSpace(s.text[from:to]) == "" {
		return out
	}
	return append(out, s.part(from, to))
}

// endsSentence judges a full stop (or the like) by what stands before and after it.
func endsSentence(before, after string) bool {
	next := strings.TrimLeft(after, " ")
	if next == "" {
		return true
	}
	if next == after {
		return false
	}
	word := strings.ToLower(before[strings.LastIndexByte(before, ' ')+1:])
	if slices.Contains(abbreviations, strings.TrimLeft(word, "(\"“")) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, "\"'“‘(["))
	return !unicode.IsLower(r)
}

// words lists the words of a text: whatever stands between spaces and has a letter or digit.
func words(text string) []string {
	return slices.DeleteFunc(strings.Fields(text), func(w string) bool {
		return !strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	})
}

// bare is a word in small letters without the punctuation around it.
func bare(word string) string {
	return strings.ToLower(strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}
