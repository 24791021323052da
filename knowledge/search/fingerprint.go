package search

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"maps"
	"slices"

	"gutskin/knowledge"
)

// modelVersion changes when the way from texts to features or from features to weights
// changes, so that a kept model of an older program is not used. The recipe and the numbers
// of the training are part of the fingerprint by themselves.
const modelVersion = 2

// Fingerprint identifies everything that a model is trained on: two bases with one
// fingerprint train to the same model.
func Fingerprint(base *knowledge.Base) [32]byte {
	f := fingerprint{sha256.New()}
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
	for _, folder := range []map[string][]knowledge.Phrase{
		base.Phrases.Topics, base.Phrases.Boundaries, base.Phrases.Care, base.Phrases.Elsewhere,
	} {
		f.phrases(folder)
	}
	return [32]byte(f.Sum(nil))
}

// fingerprint hashes lists of texts so that no two lists look alike: each begins with its
// length, and so does each text.
type fingerprint struct{ hash.Hash }

func (f fingerprint) texts(texts ...string) {
	var number [4]byte
	binary.LittleEndian.PutUint32(number[:], uint32(len(texts)))
	f.Write(number[:])
	for _, text := range texts {
		binary.LittleEndian.PutUint32(number[:], uint32(len(text)))
		f.Write(number[:])
		f.Write([]byte(text))
	}
}

func (f fingerprint) care(care *knowledge.Care) {
	f.texts(care.Negations...)
	f.texts(care.NotNegations...)
	for _, name := range slices.Sorted(maps.Keys(care.Concepts)) {
		f.texts(care.Concepts[name]...)
	}
	for i := range care.Flags {
		f.texts(care.Flags[i].ID)
		f.texts(care.Flags[i].Signs...)
	}
}

func (f fingerprint) phrases(folder map[string][]knowledge.Phrase) {
	f.texts(fmt.Sprint(len(folder)))
	for _, id := range slices.Sorted(maps.Keys(folder)) {
		f.texts(id, fmt.Sprint(len(folder[id])))
		for _, p := range folder[id] {
			f.texts(p.Text, p.Prev)
		}
	}
}
