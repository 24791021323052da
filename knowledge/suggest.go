package knowledge

import (
	"strings"

	"github.com/agnivade/levenshtein"
)

// otherKeys are names that people write for a key of ours.
var otherKeys = map[string]string{
	"aliases": "also-called", "alias": "also-called", "synonyms": "also-called", "keywords": "also-called", "aka": "also-called",
	"examples": "questions", "faq": "questions", "sources": "articles", "references": "articles",
	"related": "see", "see-also": "see", "links": "see", "neighbours": "near", "warning": "caution", "note": "caution",
	"date": "reviewed", "updated": "reviewed", "last-reviewed": "reviewed", "category": "group", "type": "group",
	"name": "title", "heading": "title",
}

// maxSuggested is the longest word that is compared with the known ones.
const maxSuggested = 40

// didYouMean is the known word that was probably meant, as the beginning of a hint; empty
// when none is near.
func didYouMean(word string, known []string) string {
	if meant := nearestWord(word, known); meant != "" {
		return "did you mean " + meant + "? "
	}
	return ""
}

func nearestWord(word string, known []string) string {
	word = strings.NewReplacer("_", "-", " ", "-").Replace(strings.ToLower(strings.TrimSpace(word)))
	if len(word) > maxSuggested {
		return ""
	}
	best, least := "", max(1, (len(word)+1)/3)
	for _, k := range known {
		if otherKeys[word] == k || strings.ReplaceAll(word, "-", "") == strings.ReplaceAll(k, "-", "") {
			return k
		}
		if d := levenshtein.ComputeDistance(word, k); d <= least && (best == "" || d < least) {
			best, least = k, d
		}
	}
	return best
}
