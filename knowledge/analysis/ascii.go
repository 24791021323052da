package analysis

// The rules for word boundaries on ASCII text, where they are few: this is what most texts
// are, and it is several times faster than the general rules. A test holds the two against
// each other.

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}

// splitASCII cuts folded ASCII text into words. mark is called for every mark that ends a
// clause.
func splitASCII(text string, mark func(rune), emit func(string)) {
	start := -1
	for i := 0; i <= len(text); i++ {
		if i < len(text) && (isAlnum(text[i]) || start >= 0 && joinsDigits(text, i)) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			emit(clip(text[start:i]))
			start = -1
		}
		if i < len(text) && !joinsLetters(text, i) && breaksClause(rune(text[i])) && !(text[i] == '\n' && i > 0 && text[i-1] == '\r') {
			mark(rune(text[i]))
		}
	}
}

func isAlnum(c byte) bool { return isLetter(c) || isDigit(c) }

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// joinsDigits reports a comma or semicolon within a number: "1,000" is one word.
func joinsDigits(text string, i int) bool {
	return (text[i] == ',' || text[i] == ';') && i > 0 && i+1 < len(text) && isDigit(text[i-1]) && isDigit(text[i+1])
}

// joinsLetters reports a mark that the Unicode rules keep within a word, as in "a.b" and
// "3.5": there the word is cut, and no clause ends.
func joinsLetters(text string, i int) bool {
	if i == 0 || i+1 == len(text) {
		return false
	}
	before, after := text[i-1], text[i+1]
	switch text[i] {
	case '.':
		return isLetter(before) && isLetter(after) || isDigit(before) && isDigit(after)
	case ':':
		return isLetter(before) && isLetter(after)
	}
	return false
}
