package search

import "gutskin/knowledge/analysis"

// negationReach is how many words after a negation are denied ("no sign of a fever"),
// unless the clause ends before; set by cross-validation.
const negationReach = 4

// negation finds what a text denies.
type negation struct {
	matcher *matcher
}

// The two names in the matcher of negations.
const (
	nameDenies    = "denies"
	nameDoesNot   = "does not"
	notDenied     = -1
	unlimitedText = 1 << 30
)

// deniers tells for each token which token denies it; notDenied for none.
func (n *negation) deniers(tokens []analysis.Token, words []uint64) []int {
	out := make([]int, len(tokens))
	denies := make([]bool, len(tokens))
	harmless := make([]bool, len(tokens))
	n.matcher.each(words, func(s span) {
		for i := s.from; i < s.to; i++ {
			if n.matcher.names[s.name] == nameDoesNot {
				harmless[i] = true
			} else {
				denies[i] = true
			}
		}
	})
	last := -unlimitedText
	for i := range tokens {
		out[i] = notDenied
		if i > 0 && tokens[i].Clause != tokens[i-1].Clause {
			last = -unlimitedText
		}
		if i-last <= negationReach {
			out[i] = last
		}
		if denies[i] && !harmless[i] {
			last = i
		}
	}
	return out
}
