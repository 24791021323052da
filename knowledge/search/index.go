package search

import (
	"sync"

	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
)

// maxTrained is the most topics that a classifier is trained for. Beyond it the topics are
// ranked by BM25 over postings, which needs neither the time nor the memory that training
// would take.
const maxTrained = 400

// Index ranks the topics of one base. Make one with [New].
type Index struct {
	base      *knowledge.Base
	reader    *reader
	care      careRules
	languages languages
	complete  *completer
	// model ranks the topics of a base of ordinary size; postings, those of a large one.
	// The other is nil.
	model    *Model
	postings *postings
	names    names
	// boundaries finds the subjects that the articles do not cover by name.
	boundaries names
	tips       tipRanker
	// everyday are stems that tell nothing here; made when they are first asked for.
	everyday func() map[string]bool
}

// New builds the index of a base, which must not change afterwards. model may be one kept
// from an earlier [Train] of the same base, or nil; one that does not fit is not used and
// the base is trained anew, with the same result.
func New(base *knowledge.Base, model *Model) *Index {
	if len(base.Topics) > maxTrained {
		return newLarge(base)
	}
	if model == nil || model.fingerprint != Fingerprint(base) {
		model = Train(base)
	}
	return assemble(base, model)
}

// Model is the model on which the index ranks; nil for a base with too many topics for one.
func (ix *Index) Model() *Model { return ix.model }

// assemble builds the index of a base on a model that was trained on it.
func assemble(base *knowledge.Base, model *Model) *Index {
	ix := newIndex(base, model.recipe.analyzer(base, model.words), &model.matchers)
	ix.model = model
	ix.tips = newTipRanker(base, model, ix.reader)
	return ix
}

// newLarge builds the index of a base with too many topics to train on.
func newLarge(base *knowledge.Base) *Index {
	recording := analysis.New(base.StopWords, base.English).Recording()
	postings := newPostings(base, recording)
	words := vocabulary{targets: make(map[string]int, len(postings.terms))}
	for stem, list := range postings.terms {
		words.targets[stem] = list.size()
	}
	a := words.analyzer(base)
	m := newMatchers(a, base, standard())
	ix := newIndex(base, a, &m)
	ix.postings = postings
	ix.tips = tipRanker{base: base, intents: intents{&m.intents}}
	return ix
}

func newIndex(base *knowledge.Base, a *analysis.Analyzer, m *matchers) *Index {
	r := newReader(a, m)
	return &Index{
		base: base, reader: r,
		care:       newCareRules(&m.concepts, &base.Care),
		names:      names{&m.topics},
		boundaries: names{&m.boundaries},
		languages:  newLanguages(r.analyzer, base.Languages),
		complete:   newCompleter(base, r),
		everyday:   sync.OnceValue(func() map[string]bool { return everydayStems(base, r.analyzer) }),
	}
}

// knows reports whether a word occurs in the base.
func (ix *Index) knows(t analysis.Token) bool {
	if ix.postings != nil {
		_, known := ix.postings.terms[t.Stem]
		return known
	}
	_, known := ix.model.words.stems[t.Word]
	return known
}

// Base is what the index was made from; it must not be changed.
func (ix *Index) Base() *knowledge.Base { return ix.base }

// Search decides what to do with a question and ranks topics and tips for it.
func (ix *Index) Search(q knowledge.Question) Result {
	result, _ := ix.search(q)
	return result
}

// Explain decides like [Index.Search] and says why.
func (ix *Index) Explain(q knowledge.Question) (Result, Explanation) {
	result, e := ix.search(q)
	return result, e.explain(result)
}

func (ix *Index) search(q knowledge.Question) (Result, *evidence) {
	e := ix.weigh(ix.reader.readText(q.Text))
	if q.Prev != "" && !e.leaves() {
		e = ix.weigh(ix.reader.read(knowledge.Phrase{Text: q.Text, Prev: q.Prev}))
		e.before = ix.weigh(ix.reader.readText(q.Prev))
		e.raised = ix.care.findTwo(e.reading, ix.reader.readText(q.Prev+"\n"+q.Text), len(e.before.reading.tokens))
	}
	e.place = q.Place
	result := e.decide()
	result.Ranked = e.ranked()
	if q.Reasons && result.Kind == knowledge.KindAnswer {
		result.Reasons = e.reasons(q.Text, result.Topics)
	}
	result.Language = ix.languages.detect(e.reading.tokens, q.Text)
	return result, e
}

// Choose answers with a topic that a person has picked; the text of the question ranks its
// tips and may be empty. A topic that the place hides is not answered. It reports false
// when there is no such topic.
func (ix *Index) Choose(topic string, q knowledge.Question) (Result, bool) {
	result, _, ok := ix.choose(topic, q)
	return result, ok
}

func (ix *Index) choose(topic string, q knowledge.Question) (Result, *evidence, bool) {
	t := ix.base.Topic(topic)
	if t == nil {
		return Result{}, nil, false
	}
	if q.Place.Hides(t.Group) {
		return Result{Kind: knowledge.KindNone, Hidden: true, Confidence: 1}, nil, true
	}
	e := ix.weigh(ix.reader.readText(q.Text))
	e.place = q.Place
	topics := []*knowledge.Topic{t}
	result := Result{
		Kind: knowledge.KindAnswer, Topics: topics, Confidence: 1,
		Ranked: []knowledge.Ranked{{Topic: topic, Score: 1}}, Tips: ix.tips.rank(e, topics),
	}
	if q.Reasons {
		result.Reasons = e.reasons(q.Text, topics)
	}
	return result, e, true
}
