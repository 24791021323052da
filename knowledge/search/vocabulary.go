package search

import (
	"maps"
	"slices"

	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
)

// lexiconVote is how much heavier a word of the lexicon, a title or a red flag weighs as
// the target of a correction than a word that merely occurs in an example.
const lexiconVote = 20

// vocabulary is what the analyzer of a base knows of its words.
type vocabulary struct {
	// stems holds the stem of every word of the base that is spelt right.
	stems map[string]string
	// targets are the stems that a misspelling may stand for, with their weight.
	targets map[string]int
}

// newVocabulary collects the words of a base. Those of the lexicon, the titles and the red
// flags are spelt right by definition; those of the examples when they are English words.
func newVocabulary(a *analysis.Analyzer, base *knowledge.Base, examples []example) vocabulary {
	v := vocabulary{stems: map[string]string{}, targets: map[string]int{}}
	for _, s := range base.Lexicon {
		v.add(a, lexiconVote, s.Term)
		v.add(a, lexiconVote, s.Words...)
		for _, list := range s.Foreign() {
			v.add(a, 1, list...)
		}
	}
	for i := range base.Topics {
		v.add(a, lexiconVote, base.Topics[i].Title)
		v.add(a, lexiconVote, base.Topics[i].AlsoCalled...)
	}
	for _, name := range slices.Sorted(maps.Keys(base.Care.Concepts)) {
		v.add(a, lexiconVote, base.Care.Concepts[name]...)
	}
	v.add(a, 1, base.Care.Negations...)
	v.add(a, 1, base.Care.NotNegations...)
	for _, e := range examples {
		v.addEnglish(a, e.phrase.Text)
	}
	return v
}

// add adds words that are spelt right.
func (v vocabulary) add(a *analysis.Analyzer, weight int, texts ...string) {
	for _, text := range texts {
		for _, t := range a.Tokens(text) {
			v.word(t, weight)
		}
	}
}

// addEnglish adds the words of a text that are known to be spelt right.
func (v vocabulary) addEnglish(a *analysis.Analyzer, text string) {
	for _, t := range a.Tokens(text) {
		if _, known := v.stems[t.Word]; known || a.English().Band(t.Word) > 0 {
			v.word(t, 1)
		}
	}
}

func (v vocabulary) word(t analysis.Token, weight int) {
	v.stems[t.Word] = t.Stem
	if !t.Stop {
		v.targets[t.Stem] += weight
	}
}

// analyzer is the analyzer of a base with this vocabulary.
func (v vocabulary) analyzer(base *knowledge.Base) *analysis.Analyzer {
	return analysis.New(base.StopWords, base.English).Learn(v.stems, v.targets)
}
