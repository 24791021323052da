package knowledge

// What the tests of reading and wording look at.

// Sentences cuts a text into its sentences.
func Sentences(text string) []string { return plainTexts(sentences(spot{text: text})) }

// Syllables counts those of a word.
func Syllables(word string) int { return syllables(word, nil) }

// Grade is the school grade of a text; the words of own count as short.
func Grade(text string, own ...string) float64 {
	t := &topicFile{}
	t.AlsoCalled = own
	return gradeLevel(sentences(spot{text: text}), ownWords(t))
}

// Words counts the words of a text.
func Words(text string) int { return len(words(text)) }

// NotAVerb says why a tip does not begin with a verb.
func NotAVerb(tip string) string { return notAVerb(tip) }

// Dose is the amount or duration in a tip.
func Dose(tip string) string { return doses.FindString(tip) }

// Overclaim is the word that promises too much.
func Overclaim(text string) string { return overclaims.FindString(text) }

// Redness is the colour that is named.
func Redness(text string) string { return redness.FindString(text) }

// Nearest is the known word that was meant.
func Nearest(word string, known ...string) string { return nearestWord(word, known) }
