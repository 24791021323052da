package knowledge

import (
	"fmt"
	"strings"
)

// wordLists reads a file of named lists of words, such as care-words.txt.
func (l *loader) wordLists(file string) map[string][]string {
	data, ok := l.read(file, maxDataBytes)
	if !ok {
		return nil
	}
	lists, problems := parseWordLists(file, data)
	l.problems = append(l.problems, problems...)
	return lists
}

// parseWordLists reads named lists of words, one list a line, "name: word, a phrase, word".
// # begins a comment line. A line that cannot be read is reported and the others are used:
// fewer words are better than no red flags.
func parseWordLists(file string, data []byte) (map[string][]string, []Problem) {
	r := &reader{file: file}
	lists := map[string][]string{}
	for i, line := range strings.Split(string(data), "\n") {
		at := spot{line: i + 1, column: 1}
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, list, ok := strings.Cut(line, ":")
		words := commaSeparated(list)
		switch {
		case !ok || !topicName.MatchString(name):
			r.errorSpot(at, quoted(line)+" does not begin with the name of a list and a colon", "write \"name: word, a phrase, another word\"; a name has small letters, digits and dashes")
		case lists[name] != nil:
			r.errorSpot(at, fmt.Sprintf("the list %s stands twice", named(name)), "join them into one line")
		case len(words) == 0:
			r.errorSpot(at, fmt.Sprintf("the list %s has no words", named(name)), "add words, separated by commas, or remove it")
		default:
			lists[name] = words
		}
	}
	return lists, r.problems
}

func commaSeparated(list string) []string {
	var out []string
	for _, word := range strings.Split(list, ",") {
		if word = strings.TrimSpace(word); word != "" {
			out = append(out, word)
		}
	}
	return out
}
