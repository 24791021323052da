package analysis

import "strings"

// Analyzer turns text into tokens. Make one with [New]; the zero value has no stop words
// and corrects nothing.
type Analyzer struct {
	stop    map[string]bool
	english English
	// stems holds the stem of every word met while the index was built, so that most
	// words of a question need no stemming.
	stems map[string]string
	typos *speller
	// record is true while the analyzer may add to stems.
	record bool
}

// New makes an analyzer with stop words and a list of English words (see [English]).
func New(stopWords []string, english string) *Analyzer {
	a := &Analyzer{stop: make(map[string]bool, len(stopWords)), english: English(english), stems: map[string]string{}}
	for _, w := range stopWords {
		a.stop[Fold(w)] = true
	}
	return a
}

// English is the list of general English words that the analyzer knows.
func (a *Analyzer) English() English { return a.english }

// Stop reports whether a folded word carries grammar, not meaning.
func (a *Analyzer) Stop(word string) bool { return a.stop[word] }

// Tokens splits a text into at most [MaxWords] tokens; of a longer one the first and the
// last halves of that number are read, for people put what matters first or last. Typos are
// corrected once the analyzer has [Analyzer.Learn]ed a vocabulary.
func (a *Analyzer) Tokens(text string) []Token {
	tokens := cut(Fold(text))
	for i := range tokens {
		a.read(&tokens[i])
	}
	return tokens
}

// read fills in what a token's word means.
func (a *Analyzer) read(t *Token) {
	t.Stop = a.stop[t.Word]
	stem, known := a.stems[t.Word]
	if !known {
		stem = Stem(t.Word)
		if a.record {
			a.stems[strings.Clone(t.Word)] = stem
		}
		if meant, ok := a.correct(t.Word, stem); ok {
			t.Typo, t.Stop, stem = true, a.stop[meant], meant
		}
	}
	t.Stem = stem
}

// Recording returns an analyzer that stems every word once and remembers it, which makes
// reading a whole base several times faster. It must be used by one goroutine only; it
// corrects nothing.
func (a *Analyzer) Recording() *Analyzer {
	recording := *a
	recording.stems, recording.typos, recording.record = map[string]string{}, nil, true
	return &recording
}

// Learn returns an analyzer that also knows these words: it remembers their stems and
// corrects misspellings of the given targets. weight ranks targets: of two that are
// equally near, the heavier is meant; of equals, none.
func (a *Analyzer) Learn(words map[string]string, targets map[string]int) *Analyzer {
	learned := *a
	learned.stems = words
	learned.typos = &speller{known: targets}
	return &learned
}

// correct finds the stem that a misspelt word means. A word that is in the vocabulary or
// in the list of English words is never corrected, so no word of ours can turn into another.
func (a *Analyzer) correct(word, stem string) (string, bool) {
	if a.stop[word] || a.typos.empty() || a.typos.has(stem) || a.english.Band(word) > 0 {
		return "", false
	}
	if len(word) < minTypoLength {
		return a.unswapped(word)
	}
	if stem, ok := a.dropped(word); ok {
		return stem, true
	}
	if len(stem) < minTypoLength {
		return "", false
	}
	if meant, ok := a.typos.nearest(stem, word); meant != "" {
		return meant, ok
	}
	return a.typos.sounding(stem)
}

// minSwapLength is the shortest word in which two swapped letters are put right.
const minSwapLength = 3

// unswapped finds the stem of the known word that a short one becomes when two neighbouring
// letters change places ("gtu" for gut). Other slips in short words are left alone; so is a
// word that becomes two different ones.
func (a *Analyzer) unswapped(word string) (string, bool) {
	if len(word) < minSwapLength {
		return "", false
	}
	found := ""
	letters := []byte(word)
	for i := 0; i+1 < len(letters); i++ {
		letters[i], letters[i+1] = letters[i+1], letters[i]
		if stem, known := a.stems[string(letters)]; known && stem != found {
			if found != "" {
				return "", false
			}
			found = stem
		}
		letters[i], letters[i+1] = letters[i+1], letters[i]
	}
	return found, found != ""
}

// dropped finds the stem of a word whose last letter is left out as it is in speech:
// "throwin" for throwing.
func (a *Analyzer) dropped(word string) (string, bool) {
	if !strings.HasSuffix(word, "in") {
		return "", false
	}
	full := word + "g"
	if stem, known := a.stems[full]; known {
		return stem, true
	}
	return Stem(full), a.english.Band(full) > 0
}
