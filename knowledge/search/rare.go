package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
)

// Bounds of the words that are counted of a question without an answer.
const (
	// rareBand is the band of English from which a word is rare enough to tell something.
	rareBand = 2
	// rareLetters is the shortest such word.
	rareLetters = 3
	// everydayShare is in which share of the topics a word must stand to tell nothing here,
	// such as "skin".
	everydayShare = 0.25
)

// Rare picks up to [knowledge.MaxMissWords] words by which questions like this one can be
// counted, the rarest first, each as the plainest word of its family. It picks only words
// of the list of English that were written in small letters. Names, numbers, handles and
// links can so not be among them, but for a name that is an English word as well ("rose") and
// was written without its capital.
func (ix *Index) Rare(text string) []string {
	english := ix.reader.analyzer.English()
	type candidate struct {
		word string
		band int
	}
	var found []candidate
	seen := map[string]bool{}
	for _, t := range ix.reader.analyzer.Tokens(plainFields(text)) {
		band := english.Band(t.Word)
		if seen[t.Stem] || !ix.telling(t, band) {
			continue
		}
		seen[t.Stem] = true
		found = append(found, candidate{t.Word, band})
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(b.band, a.band) })
	var out []string
	for _, c := range found[:min(len(found), knowledge.MaxMissWords)] {
		out = append(out, english.Plain(c.word))
	}
	return out
}

// telling reports whether a word can be counted.
func (ix *Index) telling(t analysis.Token, band int) bool {
	if t.Stop || t.Typo || len(t.Word) < rareLetters || strings.ContainsFunc(t.Word, notSmallLetter) {
		return false
	}
	return band >= rareBand && !ix.everyday()[t.Stem]
}

// plainFields leaves of a text what stands between spaces and can hold no name, number,
// handle or link: words in small letters with nothing but marks around them.
func plainFields(text string) string {
	var out []string
	for _, field := range strings.Fields(text) {
		if strings.ContainsAny(field, "@#/\\<>_:") { // "word:" may be a nickname, too
			continue
		}
		word := strings.TrimFunc(field, unicode.IsPunct)
		if word == "" || strings.ContainsFunc(word, func(r rune) bool { return notSmallLetter(r) && r != '-' && r != '\'' && r != '’' }) {
			continue
		}
		out = append(out, word)
	}
	return strings.Join(out, " ")
}

// notSmallLetter reports what is none of the letters that English words are made of.
func notSmallLetter(r rune) bool { return r < 'a' || r > 'z' }

// everydayStems are the stems that stand in the names and examples of many topics.
func everydayStems(base *knowledge.Base, a *analysis.Analyzer) map[string]bool {
	topics := map[string]int{}
	for i := range base.Topics {
		t := &base.Topics[i]
		seen := map[string]bool{}
		for _, text := range slices.Concat([]string{t.Title, t.Summary}, t.AlsoCalled, t.Questions) {
			for _, token := range a.Tokens(text) {
				if !seen[token.Stem] {
					seen[token.Stem] = true
					topics[token.Stem]++
				}
			}
		}
	}
	out := map[string]bool{}
	for stem, n := range topics {
		if n > 1 && float64(n) >= everydayShare*float64(len(base.Topics)) {
			out[stem] = true
		}
	}
	return out
}
