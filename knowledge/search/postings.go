package search

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"sort"

	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
)

// BM25's parameters (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009):
// how fast repeats saturate, and how much long documents are held back.
const (
	bm25K = 1.2
	bm25B = 0.75
)

// postings is an inverted index of topics by the stems of their words. It serves bases that
// are too large to train a classifier on; a question touches only the documents that share
// its rarer words.
type postings struct {
	// terms holds where each stem's documents begin and end in docs and impacts.
	terms map[string]postingList
	docs  []int32
	// impacts are BM25's term weights without the rarity, as 255ths of their maximum.
	impacts []uint8
	topics  int
}

type postingList struct {
	from, to int32
	rarity   float32
}

// maxImpact is the bound of BM25's term weight.
const maxImpact = bm25K + 1

func newPostings(base *knowledge.Base, a *analysis.Analyzer) *postings {
	c := &counter{analyzer: a, lists: map[string][]occurrence{}, lengths: make([]float32, len(base.Topics))}
	for i := range base.Topics {
		c.topic(int32(i), &base.Topics[i], base.Phrases.Topics[base.Topics[i].ID])
	}
	p := &postings{terms: make(map[string]postingList, len(c.lists)), topics: len(base.Topics)}
	mean := c.mean()
	for _, stem := range slices.Sorted(maps.Keys(c.lists)) {
		from := int32(len(p.docs))
		for _, o := range c.lists[stem] {
			p.docs = append(p.docs, o.topic)
			p.impacts = append(p.impacts, impact(o.count, c.lengths[o.topic], mean))
		}
		df := len(c.lists[stem])
		rarity := math.Log(1 + (float64(len(base.Topics)-df)+0.5)/(float64(df)+0.5))
		p.terms[stem] = postingList{from, int32(len(p.docs)), float32(rarity)}
		delete(c.lists, stem)
	}
	return p
}

func impact(count, length, mean float32) uint8 {
	norm := float64(bm25K) * (1 - bm25B + float64(bm25B*float64(length/mean)))
	weight := float64(count) * (bm25K + 1) / (float64(count) + norm)
	return uint8(math.Round(255 * weight / maxImpact))
}

const (
	// scanBudget is how many postings are read before only candidates are looked up.
	scanBudget = 4096
	// maxCandidates are the best so far that the commoner words are looked up for.
	maxCandidates = 64
)

// weighted is a list that a question asks for.
type weighted struct {
	postingList
	weight float32
}

// rank scores topics for stems with weights. It reads the lists of the rarer stems whole,
// and looks up the commoner ones for the best candidates only: the work does not grow with
// the number of topics. The second result is the score of a topic that had every stem.
func (p *postings) rank(stems map[string]float32) ([]hit, float32) {
	lists, ideal := p.lists(stems)
	scores := map[int32]float32{}
	read := 0
	for len(lists) > 0 && (read == 0 || read+lists[0].size() <= scanBudget) {
		read += lists[0].size()
		for i := lists[0].from; i < lists[0].to; i++ {
			scores[p.docs[i]] += p.score(lists[0], i)
		}
		lists = lists[1:]
	}
	hits := best(scores)
	for i := range hits {
		for _, list := range lists {
			hits[i].score += p.lookUp(list, hits[i].doc)
		}
	}
	sortHits(hits)
	return hits, ideal
}

// hit is a topic by its number in the base, with its score.
type hit struct {
	doc   int32
	score float32
}

// best lists the maxCandidates topics with the highest scores. Most topics fall short of the
// worst of the list, at the cost of one comparison.
func best(scores map[int32]float32) []hit {
	hits := make([]hit, 0, 2*maxCandidates)
	floor := float32(0)
	for doc, score := range scores {
		if score < floor {
			continue
		}
		if hits = append(hits, hit{doc, score}); len(hits) == cap(hits) {
			sortHits(hits)
			hits = hits[:maxCandidates]
			floor = hits[maxCandidates-1].score
		}
	}
	sortHits(hits)
	return hits[:min(len(hits), maxCandidates)]
}

func sortHits(hits []hit) {
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.doc, b.doc))
	})
}

// lists finds the stems' lists, the shortest first. A stem that no topic has adds to the
// ideal score what the rarest would.
func (p *postings) lists(stems map[string]float32) ([]weighted, float32) {
	rarest := float32(math.Log(1 + (float64(p.topics) + 0.5)))
	var out []weighted
	var ideal float32
	for _, stem := range slices.Sorted(maps.Keys(stems)) {
		list, ok := p.terms[stem]
		if !ok {
			ideal += float32(stems[stem] * rarest * maxImpact)
			continue
		}
		out = append(out, weighted{list, stems[stem]})
		ideal += float32(stems[stem] * list.rarity * maxImpact)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].size() < out[j].size() })
	return out, ideal
}

func (l postingList) size() int { return int(l.to - l.from) }

func (p *postings) score(l weighted, i int32) float32 {
	return float32(l.weight*l.rarity) * (float32(p.impacts[i]) * maxImpact / 255)
}

func (p *postings) lookUp(l weighted, doc int32) float32 {
	docs := p.docs[l.from:l.to]
	i, found := slices.BinarySearch(docs, doc)
	if !found {
		return 0
	}
	return p.score(l, l.from+int32(i))
}
