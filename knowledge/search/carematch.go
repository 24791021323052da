package search

import "slices"

// careWindow is how many words apart the members of a combination may stand, from the
// first to the last.
const careWindow = 12

// near looks for one span of each name, apart from each other, within a window, and none
// denied. It returns the spans, or nil.
func near(names []int32, found places, chosen []span, deniers []int, window int) []span {
	if len(names) == 0 {
		if anyDenied(chosen, deniers) {
			return nil
		}
		return slices.Clone(chosen)
	}
	for _, s := range found.of(names[0]) {
		if fits(s, chosen, window) {
			if spans := near(names[1:], found, append(chosen, s), deniers, window); spans != nil {
				return spans
			}
		}
	}
	return nil
}

// fits reports whether a span overlaps none of the chosen ones and stays in their window.
func fits(s span, chosen []span, window int) bool {
	for _, c := range chosen {
		if s.from < c.to && c.from < s.to {
			return false
		}
		if max(s.to, c.to)-min(s.from, c.from) > window {
			return false
		}
	}
	return true
}

// anyDenied reports whether a negation that is not itself part of the combination denies
// one of its spans.
func anyDenied(spans []span, deniers []int) bool {
	for _, s := range spans {
		if d := deniers[s.from]; d != notDenied && !covered(d, spans) {
			return true
		}
	}
	return false
}

func covered(i int, spans []span) bool {
	for _, s := range spans {
		if s.from <= i && i < s.to {
			return true
		}
	}
	return false
}
