package analysis

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// Token is one word of a text.
type Token struct {
	// Word is folded: lower case, no accents, no apostrophes.
	Word string
	// Stem is what words of one family share; for a corrected typo, the stem of the word meant.
	Stem string
	// Clause counts from 0 and grows at each comma, full stop, dash, line break or "but".
	Clause int
	// Stop marks a word that carries grammar, not meaning.
	Stop bool
	// Asks marks a word of a sentence that ends in a question mark.
	Asks bool
	// Typo is true when Stem is a correction of what was typed.
	Typo bool
}

// Meant is the word as it should be spelt: for a corrected typo the stem of the word meant.
func (t Token) Meant() string {
	if t.Typo {
		return t.Stem
	}
	return t.Word
}

// MaxWords bounds the words read of one text; see [Analyzer.Tokens].
const MaxWords = 400

// maxWordBytes bounds one word: a longer one is cut, as no real word is that long.
const maxWordBytes = 40

var discordMarkup = regexp.MustCompile(`https?://\S+|<(?:@[!&]?|#|a?:\w+:|t:|/[\w -]+:)[^<>\s]{1,40}>|@(?:everyone|here)\b`)

// split cuts folded text into words by the Unicode rules for word boundaries (UAX #29) and
// tells of each mark that ends a clause. Links and Discord's own markup are left out.
func split(folded string, word func(string), mark func(rune)) {
	if strings.ContainsAny(folded, "<@/") {
		folded = discordMarkup.ReplaceAllString(folded, " , ")
	}
	if isASCII(folded) {
		splitASCII(folded, mark, word)
		return
	}
	segments := words.FromString(folded)
	for segments.Next() {
		segment := strings.TrimLeft(segments.Value(), "_")
		r, _ := utf8.DecodeRuneInString(segment)
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			eachPart(segment, word)
		case breaksClause(r):
			mark(r)
		}
	}
}

// eachPart cuts a segment that the Unicode rules keep whole, such as "a.b" or "snake_case".
func eachPart(segment string, emit func(string)) {
	if !strings.ContainsAny(segment, "._:·") {
		emit(clip(segment))
		return
	}
	for _, part := range strings.FieldsFunc(segment, func(r rune) bool { return strings.ContainsRune("._:·", r) }) {
		emit(clip(part))
	}
}

// clip shortens drawn-out words ("soooo" to "soo") and cuts absurdly long ones.
func clip(word string) string {
	if len(word) > maxWordBytes {
		cut := maxWordBytes
		for cut > 0 && !utf8.RuneStart(word[cut]) {
			cut--
		}
		word = word[:cut]
	}
	for i := 2; i < len(word); i++ {
		if drawnOut(word, i) {
			return squeeze(word)
		}
	}
	return word
}

// squeeze keeps at most two of a letter in a row.
func squeeze(word string) string {
	b := make([]byte, 0, len(word))
	for i := range len(word) {
		if i >= 2 && drawnOut(word, i) {
			continue
		}
		b = append(b, word[i])
	}
	return string(b)
}

// drawnOut reports a letter that stands for the third time in a row. Only a to z count:
// digits mean something each, and beyond ASCII a byte is no letter.
func drawnOut(word string, i int) bool {
	c := word[i]
	return c == word[i-1] && c == word[i-2] && 'a' <= c && c <= 'z'
}

func breaksClause(r rune) bool {
	switch r {
	case ',', '.', ';', ':', '!', '?', '\n', '\r', '(', ')', '–', '—', '…', '|', '¿', '¡', '。', '，':
		return true
	}
	return false
}

// endsSentence reports the marks after which another sentence begins.
func endsSentence(r rune) bool {
	switch r {
	case '.', '!', '?', '\n', '\r', '…', '。':
		return true
	}
	return false
}
