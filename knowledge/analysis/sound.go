package analysis

const (
	// minSoundLength is the shortest stem that is corrected by its sound, and
	// minSoundLetters how many consonants that must have: fewer are those of many words.
	minSoundLength  = 6
	minSoundLetters = 4
	// soundEdits is how far apart two stems of one sound may be.
	soundEdits = 3
)

// sounding finds the target that sounds like a misspelt stem, for those who write as they
// hear ("medisin"). Of several the nearest is meant; when two are as near, none is.
func (s *speller) sounding(stem string) (string, bool) {
	if len(stem) < minSoundLength {
		return "", false
	}
	s.once.Do(s.fill)
	key := sound(stem)
	if len(key) < minSoundLetters {
		return "", false
	}
	best := candidate{distance: soundEdits + 1}
	for _, target := range s.sounds[key] {
		best.consider(target, s.known[target], distance(stem, target, soundEdits))
	}
	return best.stem, best.stem != "" && !best.tie
}

// sound is what the ear keeps of a word: its consonants in order, none twice in a row, and
// those that are written in several ways as one. A vowel counts at the beginning alone.
func sound(word string) string {
	out := make([]byte, 0, len(word))
	for i := range len(word) {
		c := consonant(word, i)
		if c == silent && i == 0 {
			c = word[0]
		}
		if c != silent && (len(out) == 0 || out[len(out)-1] != c) {
			out = append(out, c)
		}
	}
	return string(out)
}

// silent stands for letters that do not tell how a word sounds: vowels, and h and w, which
// come and go with them.
const silent = 0

// consonant is the letter at a place of a word, as it is mostly spoken.
func consonant(word string, i int) byte {
	next := byte(0)
	if i+1 < len(word) {
		next = word[i+1]
	}
	switch c := word[i]; c {
	case 'a', 'e', 'i', 'o', 'u', 'y', 'h', 'w':
		return silent
	case 'c':
		if next == 'e' || next == 'i' || next == 'y' {
			return 's'
		}
		return 'k'
	case 'q':
		return 'k'
	case 'z':
		return 's'
	case 'p':
		if next == 'h' {
			return 'f'
		}
		return c
	default:
		return c
	}
}
