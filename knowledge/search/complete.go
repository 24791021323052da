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
	analyzer *analysis.Analyzer
	base     *knowledge.Base
	once     sync.Once
	entries  []completion
}

// completion is one text to suggest.
type completion struct {
	text  string
	words []string
	stems []string
	kind  textKind
	// place is its place among the texts of its kind in its topic's file.
	place int
}

// textKind is what a suggested text is in its topic's file; equals are suggested in this order.
type textKind int

const (
	textTitle textKind = iota
	textName
	textQuestion
)

func newCompleter(base *knowledge.Base, a *analysis.Analyzer) *completer {
	return &completer{analyzer: a, base: base}
}

// fill lists titles, then names, then questions.
func (c *completer) fill() {
	base := c.base
	for kind := textTitle; kind <= textQuestion; kind++ {
		for i := range base.Topics {
			t := &base.Topics[i]
			for j, text := range [][]string{{t.Title}, t.AlsoCalled, t.Questions}[kind] {
				c.add(text, kind, j)
			}
		}
	}
}

func (c *completer) add(text string, kind textKind, place int) {
	e := completion{text: text, kind: kind, place: place}
	for _, t := range c.analyzer.Tokens(text) {
		e.words = append(e.words, t.Word)
		e.stems = append(e.stems, t.Stem)
	}
	c.entries = append(c.entries, e)
}

// The points that a typed word earns by what it fits.
const (
	pointsStem   = 4
	pointsPrefix = 3
	pointsStop   = 1
	pointsFirst  = 2
)

// complete finds up to limit entries that fit, best first. Each typed word should be a word
// of the entry, a form of it, a misspelling of it, or the beginning of one; entries that fit
// more of the words come first, and shorter ones before longer ones. For an empty text it
// offers one question of each topic in turn.
func (c *completer) complete(typed string, limit int) []string {
	c.once.Do(c.fill)
	tokens := c.analyzer.Tokens(typed)
	if len(tokens) == 0 {
		return c.sample(limit)
	}
	type found struct {
		entry  *completion
		points int
	}
	var hits []found
	for i := range c.entries {
		if p := c.entries[i].points(tokens); p > 0 {
			hits = append(hits, found{&c.entries[i], p})
		}
	}
	slices.SortStableFunc(hits, func(a, b found) int {
		return cmp.Or(cmp.Compare(b.points, a.points), cmp.Compare(a.entry.kind, b.entry.kind),
			cmp.Compare(a.entry.place, b.entry.place), cmp.Compare(len(a.entry.text), len(b.entry.text)))
	})
	var out []string
	for _, h := range hits[:min(max(limit, 0), len(hits))] {
		out = append(out, h.entry.text)
	}
	return out
}

// points is how well the entry fits; 0 when no word but grammar fits.
func (e *completion) points(tokens []analysis.Token) int {
	total, content := 0, false
	for i, t := range tokens {
		p := e.pointsOf(t, i == len(tokens)-1)
		if p > 0 && t.Stop {
			p = pointsStop
		} else if p > 0 {
			content = true
		}
		if p > 0 && i == 0 && strings.HasPrefix(e.words[0], t.Word) {
			p += pointsFirst
		}
		total += p
	}
	if !content && len(tokens) > 0 && !allStop(tokens) {
		return 0
	}
	return total
}

func (e *completion) pointsOf(t analysis.Token, last bool) int {
	best := 0
	for i := range e.words {
		switch {
		case e.stems[i] == t.Stem:
			return pointsStem
		case len(t.Word) >= 2 || last:
			if strings.HasPrefix(e.words[i], t.Word) {
				best = pointsPrefix
			}
		}
	}
	return best
}

func allStop(tokens []analysis.Token) bool {
	for _, t := range tokens {
		if !t.Stop {
			return false
		}
	}
	return true
}

// sample offers example questions across the topics.
func (c *completer) sample(limit int) []string {
	var out []string
	for i := range c.entries {
		if e := &c.entries[i]; e.kind == textQuestion && e.place == 0 && len(out) < limit {
			out = append(out, e.text)
		}
	}
	return out
}
