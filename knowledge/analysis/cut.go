package analysis

import "slices"

// piece is a word and where it stands, before analysis.
type piece struct {
	word   string
	clause int
	asks   bool
}

// half is how many words of a text that is too long are kept of each of its ends.
const half = MaxWords / 2

// cutter collects the words of a text: the first and the last halves of [MaxWords].
type cutter struct {
	pieces []piece
	// count is how many words were met, clause the number of the clause, and sentence how
	// many words were met before its sentence began.
	count, clause, sentence int
	ended                   bool
}

// cut cuts a folded text into words.
func cut(folded string) []piece {
	c := cutter{pieces: make([]piece, 0, min(1+len(folded)/5, MaxWords))}
	split(folded, c.word, c.mark)
	if c.count <= MaxWords {
		return c.pieces
	}
	oldest := half + (c.count-MaxWords)%half
	return slices.Concat(c.pieces[:half], c.pieces[oldest:], c.pieces[half:oldest])
}

func (c *cutter) word(word string) {
	if c.ended {
		c.sentence, c.ended = c.count, false
	}
	if word == "but" || word == "pero" || word == "aber" || word == "mais" {
		c.clause++
	}
	p := piece{word: word, clause: c.clause}
	if c.count++; c.count <= MaxWords {
		c.pieces = append(c.pieces, p)
	} else {
		c.pieces[place(c.count-1)] = p
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
			c.pieces[place(n)].asks = true
		}
	}
	c.ended = c.ended || endsSentence(r)
}
