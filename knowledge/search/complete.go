package search

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
)

// completer suggests titles, other names and example questions for a text typed so far.
// Its entries are made at the first use: most indexes are never asked.
type completer struct {
	reader  *reader
	base    *knowledge.Base
	once    sync.Once
	entries []completion
	words   completionWords
	// topics finds the topic of a name typed exactly.
	topics map[string]string
}

// completion is one text to suggest.
type completion struct {
	text  string
	topic *knowledge.Topic
	// key is what two texts that look alike share.
	key  string
	kind textKind
	// place is its place among the texts of its kind in its topic's file.
	place int
	// content is how many words of meaning it has.
	content int
}

// textKind is what a suggested text is in its topic's file; equals are suggested in this order.
type textKind int

const (
	textTitle textKind = iota
	textName
	textQuestion
)

func newCompleter(base *knowledge.Base, r *reader) *completer {
	return &completer{reader: r, base: base}
}

// fill lists titles, then names, then questions.
func (c *completer) fill() {
	c.topics = map[string]string{}
	b := newCompletionWordsBuilder()
	for kind := textTitle; kind <= textQuestion; kind++ {
		for i := range c.base.Topics {
			t := &c.base.Topics[i]
			for j, text := range [][]string{{t.Title}, t.AlsoCalled, t.Questions}[kind] {
				c.add(b, t, text, kind, j)
			}
		}
	}
	for i := range c.base.Topics {
		t := &c.base.Topics[i]
		for _, name := range append([]string{t.Title, strings.ReplaceAll(t.ID, "-", " ")}, t.AlsoCalled...) {
			if k := key(c.reader.analyzer, name); c.topics[k] == "" {
				c.topics[k] = t.ID
			}
		}
	}
	c.words = b.build(c.reader.analyzer, c.base.Lexicon)
}

func (c *completer) add(b *completionWordsBuilder, t *knowledge.Topic, text string, kind textKind, place int) {
	e := completion{text: text, topic: t, kind: kind, place: place}
	var words []string
	for i, token := range c.reader.analyzer.Tokens(text) {
		b.add(token, int32(len(c.entries)), i == 0)
		words = append(words, token.Word)
		if !token.Stop {
			e.content++
		}
	}
	e.key = strings.Join(words, " ")
	c.entries = append(c.entries, e)
}

// named is the topic whose title, id or other name the text is; empty when it is none.
func (c *completer) named(text string) string {
	c.once.Do(c.fill)
	return c.topics[key(c.reader.analyzer, text)]
}

// fitting is an entry that fits what is typed.
type fitting struct {
	entry *completion
	// content is how many of the typed words of meaning fit, points how well; grammar is the
	// same of the words of grammar, which only decide between equals.
	content, points, grammar int
}

// fits lists the entries that the place shows and that fit, best first: those that fit more
// of the typed words, then those that fit them better, then titles, names, questions.
func (c *completer) fits(tokens []analysis.Token, last textKind, place knowledge.Place, known func(analysis.Token) bool) []fitting {
	t := tally{words: &c.words, known: known, lexicon: c.reader.lexicon, found: map[int32]*fitting{}}
	var out []fitting
	for number, f := range t.count(tokens) {
		f.entry = &c.entries[number]
		if f.entry.kind <= last && !place.Hides(f.entry.topic.Group) {
			out = append(out, *f)
		}
	}
	slices.SortFunc(out, func(a, b fitting) int {
		return cmp.Or(cmp.Compare(b.content, a.content), cmp.Compare(b.points, a.points), cmp.Compare(b.grammar, a.grammar),
			cmp.Compare(a.entry.kind, b.entry.kind), cmp.Compare(a.entry.place, b.entry.place), cmp.Compare(len(a.entry.text), len(b.entry.text)),
			cmp.Compare(a.entry.topic.ID, b.entry.topic.ID), cmp.Compare(a.entry.text, b.entry.text))
	})
	return out
}

func allStop(tokens []analysis.Token) bool {
	return !slices.ContainsFunc(tokens, func(t analysis.Token) bool { return !t.Stop })
}

// contentWords counts the words of meaning; where there are none, the words of grammar are
// all that can fit.
func contentWords(tokens []analysis.Token) int {
	if allStop(tokens) {
		return len(tokens)
	}
	n := 0
	for _, t := range tokens {
		if !t.Stop {
			n++
		}
	}
	return n
}
