package analysis

import "slices"

// half is how many words of a text that is too long are kept of each of its ends.
const half = MaxWords / 2

// cutter collects the words of a text: the first and the last halves of [MaxWords].
type cutter struct {
	tokens []Token
	// count is how many words were met, clause the number of the clause, and sentence how
	// many words were met before its sentence began.
	count, clause, sentence int
	ended                   bool
}

// cut cuts a folded text into words, of which only the places are known yet.
func cut(folded string) []Token {
	c := cutter{tokens: make([]Token, 0, min(2+len(folded)/4, MaxWords))}
	split(folded, c.word, c.mark)
	if c.count <= MaxWords {
		return c.tokens
	}
	oldest := half + (c.count-MaxWords)%half
	return slices.Concat(c.tokens[:half], c.tokens[oldest:], c.tokens[half:oldest])
}

func (c *cutter) word(word string) {
	if c.ended {
		c.sentence, c.ended = c.count, false
	}
	if word == "but" || word == "pero" || word == "aber" || word == "mais" {
		c.clause++
	}
	t := Token{Word: word, Clause: c.clause}
	if c.count++; c.count <= MaxWords {
		c.tokens = append(c.tokens, t)
	} else {
		c.tokens[place(c.count-1)] = t
	}
}

// place is where the word with a number is kept; of the later ones each takes the place of
// one that stood half of [MaxWords] before it.
func place(n int) int {
	if n < MaxWords {
		return n
	}
	return half + (n-MaxWords)%half
}

// mark ends a clause, and with most marks the sentence, which it may turn into a question.
func (c *cutter) mark(r rune) {
	c.clause++
	if r == '?' {
		for n := max(c.sentence, c.count-half); n < c.count; n++ {
			c.tokens[place(n)].Asks = true
		}
	}
	c.ended = c.ended || endsSentence(r)
}
