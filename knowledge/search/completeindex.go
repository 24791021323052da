package search

import (
	"slices"

	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
)

// Complete finds up to limit titles, other names and example questions that go on with what
// is typed so far, best first, no two alike. Each typed word should be a word of the text, a
// form of it, a slip of it, a lay word for it, or the beginning of one. Where no text fits
// all of them, the topics come first that a question of these words would be answered with.
// A text that raises a red flag is left as it is. An empty text gets one question of each topic.
func (ix *Index) Complete(q knowledge.Question, limit int) []string {
	return distinct(ix.completions(q, textQuestion), limit)
}

// CompleteTopics does the same with titles and other names, and gives the titles.
func (ix *Index) CompleteTopics(q knowledge.Question, limit int) []string {
	var out []string
	for _, e := range ix.completions(q, textName) {
		if len(out) < limit && !slices.Contains(out, e.topic.Title) {
			out = append(out, e.topic.Title)
		}
	}
	return out
}

// completions lists entries of the kinds up to last.
func (ix *Index) completions(q knowledge.Question, last textKind) []*completion {
	c := ix.complete
	c.once.Do(c.fill)
	read := c.reader.readText(q.Text)
	tokens := read.tokens
	switch {
	case len(tokens) == 0:
		return c.sample(last, q.Place)
	case ix.care.raises(read):
		return nil // to a red flag no topic is the answer
	}
	hits := c.fits(tokens, last, q.Place, ix.spelt)
	content := contentWords(tokens)
	if len(hits) > 0 && hits[0].content == content {
		return entriesOf(hits, content)
	}
	if allStop(tokens) {
		content = 1
	}
	topics, alarming := ix.likely(q)
	if alarming {
		return nil
	}
	return c.likelyFirst(topics, entriesOf(hits, content), last)
}

// spelt reports whether a word is one that stands in the base or in the list of English.
func (ix *Index) spelt(t analysis.Token) bool {
	return ix.knows(t) || ix.reader.analyzer.English().Band(t.Word) > 0
}

// likely are the topics that the words would be answered with, or that would be offered;
// alarming is true when they raise a red flag, to which no topic is the answer.
func (ix *Index) likely(q knowledge.Question) (topics []*knowledge.Topic, alarming bool) {
	switch r := ix.Search(knowledge.Question{Text: q.Text, Place: q.Place}); r.Kind {
	case knowledge.KindAnswer:
		return r.Topics, false
	case knowledge.KindSuggest:
		return r.Offers, false
	case knowledge.KindCare:
		return nil, true
	}
	return nil, false
}

// entriesOf are the entries worth listing: those that at least half of the typed words of
// meaning fit, and those of which every word of meaning is typed.
func entriesOf(hits []fitting, content int) []*completion {
	var out []*completion
	for _, f := range hits {
		if 2*f.content >= content || f.content >= f.entry.content {
			out = append(out, f.entry)
		}
	}
	return out
}

// likelyQuestions is how many of a topic's example questions follow its title where nothing
// fits what is typed word by word.
const likelyQuestions = 2

// likelyFirst puts the titles of likely topics first, then what fits, then the first
// questions of those topics.
func (c *completer) likelyFirst(topics []*knowledge.Topic, fitting []*completion, last textKind) []*completion {
	var titles, questions []*completion
	for _, t := range topics {
		for i := range c.entries {
			switch e := &c.entries[i]; {
			case e.topic != t || e.kind > last:
			case e.kind == textTitle:
				titles = append(titles, e)
			case e.kind == textQuestion && e.place < likelyQuestions:
				questions = append(questions, e)
			}
		}
	}
	return slices.Concat(titles, fitting, questions)
}

// sample offers the first question of each topic, or its title where questions are not asked for.
func (c *completer) sample(last textKind, place knowledge.Place) []*completion {
	var out []*completion
	for i := range c.entries {
		e := &c.entries[i]
		if e.place == 0 && !place.Hides(e.topic.Group) && (e.kind == textQuestion || last < textQuestion && e.kind == textTitle) {
			out = append(out, e)
		}
	}
	return out
}

// distinct are the texts of entries, up to limit, without those that look like an earlier one.
func distinct(entries []*completion, limit int) []string {
	var out []string
	seen := map[string]bool{}
	for _, e := range entries {
		if len(out) < limit && !seen[e.key] {
			seen[e.key] = true
			out = append(out, e.text)
		}
	}
	return out
}
