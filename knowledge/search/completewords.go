package search

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
)

// completionWords finds the entries in which a typed word stands.
type completionWords struct {
	// list is sorted by word.
	list []completionWord
	// stems says which words of the list have a stem.
	stems map[string][]int32
	// terms holds the entries that are about a term of the lexicon.
	terms map[string][]wordPlace
}

// completionWord is a word of entries, or one of the lexicon that people say for a word of
// them.
type completionWord struct {
	word   string
	places []wordPlace
	// lay are the entries for which English people say it, foreign those for which others do.
	lay, foreign []wordPlace
}

// wordPlace is an entry in which a word stands.
type wordPlace struct {
	entry int32
	first bool
}

type completionWordsBuilder struct {
	words map[string]*completionWord
	stems map[string]string
	// byStem holds the entries in which a stem stands.
	byStem map[string][]wordPlace
}

func newCompletionWordsBuilder() *completionWordsBuilder {
	return &completionWordsBuilder{words: map[string]*completionWord{}, stems: map[string]string{}, byStem: map[string][]wordPlace{}}
}

func (b *completionWordsBuilder) word(t analysis.Token) *completionWord {
	w := b.words[t.Word]
	if w == nil {
		w = &completionWord{word: t.Word}
		b.words[t.Word], b.stems[t.Word] = w, t.Stem
	}
	return w
}

// add notes that a word stands in an entry.
func (b *completionWordsBuilder) add(t analysis.Token, entry int32, first bool) {
	w := b.word(t)
	if n := len(w.places); n == 0 || w.places[n-1].entry != entry {
		w.places = append(w.places, wordPlace{entry, first})
	}
	if list := b.byStem[t.Stem]; len(list) == 0 || list[len(list)-1].entry != entry {
		b.byStem[t.Stem] = append(list, wordPlace{entry, first})
	}
}

// build adds the lexicon: its words stand for the entries that hold their term.
func (b *completionWordsBuilder) build(a *analysis.Analyzer, lexicon []knowledge.Synonym) completionWords {
	out := completionWords{stems: map[string][]int32{}, terms: map[string][]wordPlace{}}
	for _, s := range lexicon {
		places := b.holding(a.Tokens(s.Term))
		if len(places) == 0 {
			continue
		}
		out.terms[s.Term] = places
		b.lay(a, s.Words, func(w *completionWord) { w.lay = append(w.lay, places...) })
		for _, list := range s.Foreign() {
			b.lay(a, list, func(w *completionWord) { w.foreign = append(w.foreign, places...) })
		}
	}
	for _, w := range b.words {
		out.list = append(out.list, *w)
	}
	slices.SortFunc(out.list, func(x, y completionWord) int { return cmp.Compare(x.word, y.word) })
	for i, w := range out.list {
		out.stems[b.stems[w.word]] = append(out.stems[b.stems[w.word]], int32(i))
	}
	return out
}

// lay finds the single words among texts.
func (b *completionWordsBuilder) lay(a *analysis.Analyzer, texts []string, found func(*completionWord)) {
	for _, text := range texts {
		if tokens := a.Tokens(text); len(tokens) == 1 {
			found(b.word(tokens[0]))
		}
	}
}

// holding lists the entries that hold every word of a term.
func (b *completionWordsBuilder) holding(term []analysis.Token) []wordPlace {
	if len(term) == 0 {
		return nil
	}
	out := slices.Clone(b.byStem[term[0].Stem])
	for _, t := range term[1:] {
		out = slices.DeleteFunc(out, func(p wordPlace) bool {
			return !slices.ContainsFunc(b.byStem[t.Stem], func(q wordPlace) bool { return q.entry == p.entry })
		})
	}
	return out
}

// beginning is the part of the list whose words begin with a text.
func (w *completionWords) beginning(text string) (from, to int) {
	from = sort.Search(len(w.list), func(i int) bool { return w.list[i].word >= text })
	to = from
	for to < len(w.list) && strings.HasPrefix(w.list[to].word, text) {
		to++
	}
	return from, to
}

// slipped lists the words that what is typed would begin but for the fewest slips.
func (w *completionWords) slipped(typed string) []int32 {
	var out []int32
	least := 0
	for i := range w.list {
		slips, ok := analysis.PrefixSlips(typed, w.list[i].word)
		switch {
		case !ok || len(out) > 0 && slips > least:
		case len(out) == 0 || slips < least:
			out, least = append(out[:0], int32(i)), slips
		default:
			out = append(out, int32(i))
		}
	}
	return out
}
