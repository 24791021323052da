package knowledge

import (
	"fmt"
	"strings"
)

// parseCareWords reads care-words.txt: the named lists of words that red flags combine, one
// list a line, "name: word, a phrase, word". # begins a comment line. A line that cannot be
// read is reported and the others are used: fewer words are better than no red flags.
func parseCareWords(file string, data []byte) (map[string][]string, []Problem) {
	r := &reader{file: file}
	concepts := map[string][]string{}
	for i, line := range strings.Split(string(data), "\n") {
		at := spot{line: i + 1, column: 1}
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, list, ok := strings.Cut(line, ":")
		words := careWords(list)
		switch {
		case !ok || !topicName.MatchString(name):
			r.errorSpot(at, "this line does not begin with the name of a list", "write \"name: word, a phrase, another word\"; a name has small letters, digits and dashes")
		case concepts[name] != nil:
			r.errorSpot(at, fmt.Sprintf("the list %q stands twice", name), "join them into one line")
		case len(words) == 0:
			r.errorSpot(at, fmt.Sprintf("the list %q has no words", name), "add words, separated by commas, or remove it")
		default:
			concepts[name] = words
		}
	}
	return concepts, r.problems
}

func careWords(list string) []string {
	var out []string
	for _, word := range strings.Split(list, ",") {
		if word = strings.TrimSpace(word); word != "" {
			out = append(out, word)
		}
	}
	return out
}
