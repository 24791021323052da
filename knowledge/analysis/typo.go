package analysis

import (
	"math/bits"
	"slices"
	"sync"
)

const (
	// minTypoLength is the shortest word that is corrected: in shorter ones a letter
	// more or less is mostly another word (gut, cut; acne, acme).
	minTypoLength = 5
	// twoTypoLength is the shortest word in which two mistakes are forgiven.
	twoTypoLength = 8
)

// speller finds the known stem that a misspelt one means. Nil is empty. Its shelves
// are filled at the first slip: most messages hold none.
type speller struct {
	known   map[string]int
	once    sync.Once
	shelves map[shelfKey]shelf
	// sounds lists the targets by their sound.
	sounds map[string][]string
}

// shelfKey is what words must share, or nearly share, to be taken for each other: the
// first letter, which people seldom get wrong, and the length.
type shelfKey struct {
	first  byte
	length int
}

// shelf holds the targets with one key, sorted.
type shelf struct {
	stems []string
	// letters has for each stem a bit for each letter in it: two words within n edits
	// differ in at most 2n bits, which rules out most at the cost of one instruction.
	letters []uint32
}

func (s *speller) fill() {
	s.shelves, s.sounds = map[shelfKey]shelf{}, map[string][]string{}
	stems := make([]string, 0, len(s.known))
	for stem := range s.known {
		if stem != "" {
			stems = append(stems, stem)
		}
	}
	slices.Sort(stems)
	for _, stem := range stems {
		key := shelfKey{stem[0], len(stem)}
		shelf := s.shelves[key]
		shelf.stems = append(shelf.stems, stem)
		shelf.letters = append(shelf.letters, letters(stem))
		s.shelves[key] = shelf
		if len(stem) >= minSoundLength {
			s.sounds[sound(stem)] = append(s.sounds[sound(stem)], stem)
		}
	}
}

func (s *speller) empty() bool { return s == nil || len(s.known) == 0 }

func (s *speller) has(stem string) bool {
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
func (s *speller) nearest(stem, word string) (string, bool) {
	allowed := 1
	if len(word) >= twoTypoLength {
		allowed = 2
	}
	s.once.Do(s.fill)
	best := candidate{distance: allowed + 1}
	set := letters(stem)
	for length := max(len(stem)-allowed, minTypoLength-1); length <= len(stem)+allowed; length++ {
		shelf := s.shelves[shelfKey{stem[0], length}]
		for i, other := range shelf.letters {
			if bits.OnesCount32(other^set) <= 2*allowed {
				target := shelf.stems[i]
				best.consider(target, s.known[target], distance(stem, target, min(allowed, best.distance)))
			}
		}
	}
	return best.stem, best.stem != "" && !best.tie
}

// candidate is the best target so far.
type candidate struct {
	stem             string
	weight, distance int
	tie              bool
}

func (c *candidate) consider(stem string, weight, distance int) {
	switch {
	case distance > c.distance || c.stem == "" && distance == c.distance:
	case distance < c.distance || weight > c.weight:
		*c = candidate{stem: stem, weight: weight, distance: distance}
	case weight == c.weight:
		c.tie = true
	}
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
