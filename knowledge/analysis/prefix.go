package analysis

import "math/bits"

// The shortest beginnings of words in which slips are forgiven while somebody still types.
const (
	oneSlipLength = 4
	twoSlipLength = 8
)

// PrefixSlips counts the slips (letters added, dropped, replaced, or neighbours swapped) that
// make a beginning of word out of what is typed so far. The first letter must be right, or
// swapped with the second. It reports false when more slips are needed than so few letters
// allow: none below four, one below eight, two from there. Both must be folded.
func PrefixSlips(typed, word string) (int, bool) {
	allowed := 1
	switch {
	case len(typed) < oneSlipLength || len(typed) > maxWordBytes || len(word)+1 < len(typed):
		return 0, false
	case len(typed) >= twoSlipLength:
		allowed = 2
	}
	swapped := len(word) > 1 && typed[0] == word[1] && typed[1] == word[0]
	if typed[0] != word[0] && !swapped || bits.OnesCount32(letters(typed)&^letters(word)) > allowed {
		return 0, false
	}
	best := allowed + 1
	for length := max(1, len(typed)-allowed); length <= min(len(word), len(typed)+allowed); length++ {
		best = min(best, distance(typed, word[:length], allowed))
	}
	return best, best <= allowed
}
