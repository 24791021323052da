package search

import (
	"unicode"

	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
)

// languages tells by common words and by script that a message is not in English. Whole
// libraries for this guess from letter statistics, which need more text than a question
// has; function words are exact on a single sentence.
type languages struct {
	list  []knowledge.Language
	words map[string][]int
	// scripts tell the languages that have no words listed: of several that share a script,
	// the others are told by their words.
	scripts []scriptLanguage
}

type scriptLanguage struct {
	table    *unicode.RangeTable
	language int
}

func newLanguages(a *analysis.Analyzer, list []knowledge.Language) languages {
	l := languages{list: list, words: map[string][]int{}}
	for i, language := range list {
		for _, w := range language.Words {
			w = analysis.Fold(w)
			if a.English().Band(w) == 0 && !a.Stop(w) {
				l.words[w] = append(l.words[w], i)
			}
		}
		if table := unicode.Scripts[language.Script]; table != nil && len(language.Words) == 0 {
			l.scripts = append(l.scripts, scriptLanguage{table, i})
		}
	}
	return l
}

// detect names the language of a message; nil for English and when it cannot be told.
func (l languages) detect(tokens []analysis.Token, text string) *knowledge.Language {
	votes := make([]int, len(l.list))
	for _, t := range tokens {
		for _, i := range l.words[t.Word] {
			votes[i]++
		}
	}
	best := -1
	for i, n := range votes {
		if n > 0 && (best < 0 || n > votes[best]) {
			best = i
		}
	}
	script := l.script(text)
	switch {
	case script >= 0 && (best < 0 || l.list[best].Script != l.list[script].Script):
		return &l.list[script]
	case best < 0:
		return nil
	case script >= 0, enough(votes[best], len(tokens), l.englishWords(tokens)):
		return &l.list[best]
	}
	return nil
}

// enough reports whether so many of a language's common words tell it: two among not too
// many others, or one where no English word stands beside it.
func enough(votes, words, english int) bool {
	return votes >= 2 && 5*votes >= words || votes == 1 && english == 0
}

// englishWords counts the words that carry grammar in English.
func (l languages) englishWords(tokens []analysis.Token) int {
	n := 0
	for _, t := range tokens {
		if t.Stop && len(l.words[t.Word]) == 0 {
			n++
		}
	}
	return n
}

// script is the language of the first letters that belong to a script of their own; -1
// when most letters are Latin.
func (l languages) script(text string) int {
	if isASCII(text) {
		return -1
	}
	counts := make([]int, len(l.scripts))
	letters := 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		for i, s := range l.scripts {
			if unicode.Is(s.table, r) {
				counts[i]++
			}
		}
	}
	best := -1
	for i, n := range counts {
		if 2*n > letters && (best < 0 || n > counts[best]) {
			best = i
		}
	}
	if best < 0 {
		return -1
	}
	return l.scripts[best].language
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= unicode.MaxASCII {
			return false
		}
	}
	return true
}
