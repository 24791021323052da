package knowledge

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// gradeLevel is the Flesch-Kincaid grade of some sentences: roughly the school year in
// which one can read them. A word of the topic's own name counts as short: naming the
// subject must not make a text look hard.
func gradeLevel(sentences []spot, own map[string]bool) float64 {
	count, sounds := 0, 0
	for _, s := range sentences {
		for _, w := range words(s.text) {
			count++
			sounds += syllables(w, own)
		}
	}
	if count == 0 {
		return 0
	}
	perSentence := float64(count) / float64(len(sentences))
	perWord := float64(sounds) / float64(count)
	return float64(0.39*perSentence) + float64(11.8*perWord) - 15.59
}

// ownWords are the words of a topic's title and other names, singular and plural.
func ownWords(t *topicFile) map[string]bool {
	own := map[string]bool{}
	for _, name := range append([]string{t.Title}, t.AlsoCalled...) {
		for _, w := range strings.FieldsFunc(name, notLetter) {
			w = strings.TrimSuffix(strings.ToLower(w), "s")
			own[w], own[w+"s"] = true, true
		}
	}
	return own
}

// hardWords lists up to three words of three syllables and more, the longest first.
func hardWords(text string, own map[string]bool) []string {
	var hard []string
	for _, w := range words(text) {
		if b := bare(w); syllables(w, own) >= 3 && !slices.Contains(hard, b) {
			hard = append(hard, b)
		}
	}
	slices.SortStableFunc(hard, func(a, b string) int { return syllables(b, own) - syllables(a, own) })
	return hard[:min(3, len(hard))]
}

// Corrections to the count of vowel groups, in the manner of Greg Fast's
// Lingua::EN::Syllable: an e that is silent, and neighbours that are spoken apart.
var (
	silentEnd = regexp.MustCompile(`[^laeiouy]e$|[aeiouyl]les?$|[^lscgxzhaeiouy]es$|[^cs]hes$|[^dtlaeiouy]ed$|[aeiouyl]led$|[gq]ues?$`)
	silentMid = regexp.MustCompile(`[^aeiouyl]e(?:ly|ful|ment|less|ness)$|^some[^aeiouyr]|^life[^aeiouyr]`)
	apart     = regexp.MustCompile(`[^ctsgl]i(?:a|o|u)|ciat|tiox|[^ctg]ie(?:t|n[ct]|r)|creat|react|^scie|fluen|luid|[aeiouy][^aeiouy]+eas?$|[^gq]ua|uou|[aeouy]ing|sms?$|^acne$|^recipes?$`)
)

// syllables counts a word's syllables as they are spoken, nearly enough to grade a text. A
// word of the topic's own name, a number and a word in capitals count as one.
func syllables(word string, own map[string]bool) int {
	total := 0
	for _, part := range strings.FieldsFunc(word, notLetter) {
		lower := strings.ToLower(part)
		if own[lower] || part == strings.ToUpper(part) && utf8.RuneCountInString(part) > 1 {
			total++
			continue
		}
		n := vowelGroups(lower)
		if n > 1 && silentEnd.MatchString(lower) {
			n--
		}
		if n > 1 && silentMid.MatchString(lower) {
			n--
		}
		if len(lower) > 3 {
			n += len(apart.FindAllStringIndex(lower, -1))
		}
		total += max(n, 1)
	}
	return max(total, 1)
}

// vowelGroups counts the runs of vowels in a word of small letters.
func vowelGroups(word string) int {
	n, inGroup := 0, false
	for _, r := range word {
		vowel := strings.ContainsRune("aeiouy", r)
		if vowel && !inGroup {
			n++
		}
		inGroup = vowel
	}
	return n
}

// notLetter cuts words at hyphens, slashes and digits, and lets apostrophes join.
func notLetter(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }
