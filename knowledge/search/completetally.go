package search

import "gutskin/knowledge/analysis"

// The points that a typed word earns by what it fits.
const (
	pointsStem   = 4
	pointsPrefix = 3
	pointsSlip   = 2
	pointsLay    = 2
	pointsStop   = 1
	pointsFirst  = 2
	// pointsLast is for the word that is being typed: it tells what is wanted next.
	pointsLast = 2
)

// minLayPrefix is the shortest beginning of a word of the lexicon that stands for its term.
const minLayPrefix = 3

// tally counts how well entries fit what is typed.
type tally struct {
	words   *completionWords
	lexicon *matcher
	// known reports words that are spelt right, which no slip turns into others.
	known func(analysis.Token) bool
	found map[int32]*fitting
}

// count lets every word of meaning find its entries, in any order, and adds the words of
// grammar to what they found.
func (t *tally) count(tokens []analysis.Token) map[int32]*fitting {
	grammar := allStop(tokens)
	for i, token := range tokens {
		if token.Stop && !grammar {
			continue
		}
		for entry, points := range t.points(tokens, i) {
			f := t.found[entry]
			if f == nil {
				f = &fitting{}
				t.found[entry] = f
			}
			f.content++
			f.points += points
		}
	}
	for i, token := range tokens {
		if !token.Stop || grammar {
			continue
		}
		for entry, points := range t.points(tokens, i) {
			if f := t.found[entry]; f != nil {
				f.grammar += points
			}
		}
	}
	return t.found
}

// points are what one typed word earns each entry that it fits.
func (t *tally) points(tokens []analysis.Token, i int) map[int32]int {
	out := map[int32]int{}
	token, first := tokens[i], i == 0
	give := func(places []wordPlace, points int, first bool) {
		if token.Stop {
			points = pointsStop
		}
		if i == len(tokens)-1 {
			points += pointsLast
		}
		for _, p := range places {
			n := points
			if first && p.first {
				n += pointsFirst
			}
			out[p.entry] = max(out[p.entry], n)
		}
	}
	spelt := !token.Typo
	if spelt {
		for _, w := range t.words.stems[token.Stem] {
			give(t.words.list[w].places, pointsStem, first)
			give(t.words.list[w].lay, pointsLay, false)
			give(t.words.list[w].foreign, pointsLay, false)
		}
	}
	if len(token.Word) >= 2 || i == len(tokens)-1 {
		for from, to := t.words.beginning(token.Word); from < to; from++ {
			give(t.words.list[from].places, pointsPrefix, first)
			if len(token.Word) >= minLayPrefix && !token.Stop {
				give(t.words.list[from].lay, pointsLay, false)
			}
		}
	}
	t.phrases(tokens, i, func(places []wordPlace) { give(places, pointsLay, false) })
	if len(out) == 0 && !(spelt && t.known(token)) {
		for _, w := range t.meant(token) {
			give(t.words.list[w].places, pointsSlip, first)
			give(t.words.list[w].lay, pointsSlip-1, false)
		}
	}
	return out
}

// meant lists the words that a slip of the fingers may stand for: the one that the analyzer
// corrects it to, or those that it nearly begins.
func (t *tally) meant(token analysis.Token) []int32 {
	if words := t.words.stems[token.Stem]; token.Typo && len(words) > 0 {
		return words
	}
	return t.words.slipped(token.Word)
}

// phrases finds the terms of the lexicon for which people say the phrase of several words
// in which word i stands.
func (t *tally) phrases(tokens []analysis.Token, i int, found func([]wordPlace)) {
	from := max(0, i-maxPhrase)
	t.lexicon.each(wordHashes(tokens[from:min(len(tokens), i+maxPhrase)]), func(s span) {
		if s.to-s.from > 1 && from+s.from <= i && i < from+s.to {
			found(t.words.terms[t.lexicon.names[s.name]])
		}
	})
}

// maxPhrase is the longest phrase of the lexicon that is looked for while somebody types.
const maxPhrase = 4
