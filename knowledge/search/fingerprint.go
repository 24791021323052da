package search

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	"gutskin/knowledge"
)

// modelVersion changes when the way from texts to features or from features to weights
// changes, so that a kept model of an older program is not used. The recipe and the numbers
// of the training are part of the fingerprint by themselves.
const modelVersion = 3

// Fingerprint identifies everything that a model is trained on: two bases with one
// fingerprint train to the same model.
func Fingerprint(base *knowledge.Base) [32]byte {
	f := &fingerprint{}
	f.texts(fmt.Sprint(modelVersion, standard(), trainingRounds, float32(aggressiveness), rareCount, manyExamples, centroidTerms), base.English)
	f.texts(base.StopWords...)
	for _, s := range base.Lexicon {
		f.texts(s.Term)
		for _, list := range append(s.Foreign(), s.Words) {
			f.texts(list...)
		}
	}
	for i := range base.Topics {
		t := &base.Topics[i]
		f.texts(t.ID, t.Title, t.Summary)
		f.texts(t.AlsoCalled...)
		f.texts(t.Questions...)
		for _, tip := range t.Tips {
			f.texts(tip.Text)
		}
	}
	for i := range base.Boundaries {
		b := &base.Boundaries[i]
		f.texts(b.ID, b.Subject)
		f.texts(b.AlsoCalled...)
		f.texts(b.Questions...)
	}
	f.care(&base.Care)
	f.lists(base.Intents)
	for _, folder := range []map[string][]knowledge.Phrase{
		base.Phrases.Topics, base.Phrases.Boundaries, base.Phrases.Care, base.Phrases.Elsewhere,
	} {
		f.phrases(folder)
	}
	return sha256.Sum256(f.data)
}

// fingerprint collects lists of texts for hashing so that no two lists look alike: each
// begins with its length, and so does each text. Hashing once at the end takes half the time
// of hashing thousands of small pieces.
type fingerprint struct {
	data []byte
}

func (f *fingerprint) number(n int) { f.data = binary.LittleEndian.AppendUint32(f.data, uint32(n)) }

func (f *fingerprint) texts(texts ...string) {
	f.number(len(texts))
	for _, text := range texts {
		f.number(len(text))
		f.data = append(f.data, text...)
	}
}

func (f *fingerprint) care(care *knowledge.Care) {
	f.texts(care.Negations...)
	f.texts(care.NotNegations...)
	f.lists(care.Concepts)
	for i := range care.Flags {
		flag := &care.Flags[i]
		f.texts(flag.ID)
		f.texts(flag.Signs...)
		f.number(len(flag.When))
		for _, members := range flag.When {
			f.texts(members...)
		}
		f.texts(flag.Unless...)
	}
}

func (f *fingerprint) lists(lists map[string][]string) {
	f.number(len(lists))
	for _, name := range slices.Sorted(maps.Keys(lists)) {
		f.texts(name)
		f.texts(lists[name]...)
	}
}

func (f *fingerprint) phrases(folder map[string][]knowledge.Phrase) {
	f.number(len(folder))
	for _, id := range slices.Sorted(maps.Keys(folder)) {
		f.texts(id)
		f.number(len(folder[id]))
		for _, p := range folder[id] {
			f.texts(p.Text, p.Prev)
		}
	}
}
