package search

import "gutskin/knowledge"

// Index ranks the topics of one base. Make one with [New].
type Index struct {
	base      *knowledge.Base
	model     *Model
	reader    *reader
	care      careRules
	names     names
	languages languages
	tips      tipRanker
	complete  completer
}

// New builds the index of a base, which must not change afterwards. model may be one kept
// from an earlier [Train] of the same base, or nil; one that does not fit is not used and
// the base is trained anew, with the same result.
func New(base *knowledge.Base, model *Model) *Index {
	if model == nil || model.fingerprint != Fingerprint(base) {
		model = Train(base)
	}
	return assemble(base, model)
}

func assemble(base *knowledge.Base, model *Model) *Index {
	r := newReader(base, model.words)
	return &Index{
		base: base, model: model, reader: r,
		care:      newCareRules(r.analyzer, &base.Care),
		names:     newNames(r.analyzer, base),
		languages: newLanguages(r.analyzer, base.Languages),
		tips:      newTipRanker(base, model, r),
		complete:  newCompleter(base, r.analyzer),
	}
}

// Base is what the index was made from; it must not be changed.
func (ix *Index) Base() *knowledge.Base { return ix.base }

// Search decides what to do with a question and ranks topics and tips for it.
func (ix *Index) Search(q knowledge.Question) Result {
	r := ix.reader.read(knowledge.Phrase{Text: q.Text, Prev: q.Prev})
	e := ix.weigh(r)
	result := e.decide()
	result.Ranked = e.ranked()
	result.Language = ix.languages.detect(r.tokens, q.Text)
	result.Explanation = e.explain(result, q.Prev != "")
	return result
}

// Choose answers with a topic that a person has picked; question ranks its tips and may be
// empty. It reports false when there is no such topic.
func (ix *Index) Choose(topic, question string) (Result, bool) {
	t := ix.base.Topic(topic)
	if t == nil {
		return Result{}, false
	}
	e := ix.weigh(ix.reader.read(knowledge.Phrase{Text: question}))
	return Result{
		Kind: knowledge.KindAnswer, Topics: []*knowledge.Topic{t}, Confidence: 1,
		Ranked: []knowledge.Ranked{{Topic: topic, Score: 1}},
		Tips:   ix.tips.rank(e, []*knowledge.Topic{t}),
	}, true
}

// Complete finds up to limit titles, other names and example questions that fit a text
// typed so far, best first.
func (ix *Index) Complete(typed string, limit int) []string {
	return ix.complete.complete(typed, limit)
}
