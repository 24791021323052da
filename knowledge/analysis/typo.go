package analysis

import (
	"math/bits"
	"sort"
)

const (
	// minTypoLength is the shortest word that is corrected: in shorter ones a letter
	// more or less is mostly another word (gut, cut; acne, acme).
	minTypoLength = 5
	// twoTypoLength is the shortest word in which two mistakes are forgiven.
	twoTypoLength = 8
)

// speller finds the known stem that a misspelt one means. The zero value is empty.
type speller struct {
	known map[string]int
	// byLength holds the targets of each length, sorted, with a signature each.
	byLength map[int][]target
}

type target struct {
	stem   string
	weight int
	// letters has a bit for each letter that occurs: two words within n edits differ in
	// at most 2n bits, which rules out most candidates at the cost of one instruction.
	letters uint32
}

func newSpeller(targets map[string]int) speller {
	s := speller{known: targets, byLength: map[int][]target{}}
	for stem, weight := range targets {
		s.byLength[len(stem)] = append(s.byLength[len(stem)], target{stem, weight, letters(stem)})
	}
	for _, list := range s.byLength {
		sort.Slice(list, func(i, j int) bool { return list[i].stem < list[j].stem })
	}
	return s
}

func (s speller) empty() bool { return len(s.known) == 0 }

func (s speller) has(stem string) bool {
	_, ok := s.known[stem]
	return ok
}

func letters(word string) uint32 {
	var set uint32
	for i := range len(word) {
		set |= 1 << (word[i] & 31)
	}
	return set
}

// nearest finds the target at the smallest distance: one edit, or two in long words. Of
// several at that distance the heaviest is meant; when two weigh the same, none is.
func (s speller) nearest(stem, word string) (string, bool) {
	allowed := 1
	if len(word) >= twoTypoLength {
		allowed = 2
	}
	best, bestWeight, tie := "", -1, false
	bestDistance := allowed + 1
	set := letters(stem)
	for length := len(stem) - allowed; length <= len(stem)+allowed; length++ {
		for _, t := range s.byLength[length] {
			if t.stem[0] != stem[0] || length < minTypoLength-1 || bits.OnesCount32(t.letters^set) > 2*allowed {
				continue
			}
			d := distance(stem, t.stem, min(allowed, bestDistance))
			switch {
			case d > allowed || d > bestDistance:
			case d < bestDistance || t.weight > bestWeight:
				best, bestWeight, bestDistance, tie = t.stem, t.weight, d, false
			case t.weight == bestWeight:
				tie = true
			}
		}
	}
	return best, best != "" && !tie
}

// distance counts the edits between two words: a letter added, dropped, replaced, or two
// neighbours swapped (optimal string alignment, Damerau 1964). Beyond limit it stops early
// and returns limit+1.
func distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var rows [3][maxWordBytes + 2]int
	before, last, now := rows[0][:len(b)+1], rows[1][:len(b)+1], rows[2][:len(b)+1]
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		now[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
			least = min(least, now[j])
		}
		if least > limit {
			return limit + 1
		}
		before, last, now = last, now, before
	}
	return last[len(b)]
}
