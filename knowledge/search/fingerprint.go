package search

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"gutskin/knowledge"
)

// modelVersion changes when the features or the training change, so that a kept model of
// an older program is not used.
const modelVersion = 1

// Fingerprint identifies everything that a model is trained on: two bases with one
// fingerprint train to the same model.
func Fingerprint(base *knowledge.Base) [32]byte {
	h := sha256.New()
	write := func(parts ...string) {
		for _, p := range parts {
			var length [4]byte
			binary.LittleEndian.PutUint32(length[:], uint32(len(p)))
			h.Write(length[:])
			h.Write([]byte(p))
		}
	}
	write(fmt.Sprint("version ", modelVersion), base.English)
	write(base.StopWords...)
	for _, s := range base.Lexicon {
		write(s.Term)
		for _, list := range [][]string{s.Words, s.Spanish, s.German, s.French, s.Portuguese} {
			write(list...)
		}
	}
	for _, name := range sortedKeys(base.Care.Concepts) {
		write(base.Care.Concepts[name]...)
	}
	write(base.Care.Negations...)
	write(base.Care.NotNegations...)
	for _, e := range examplesOf(base) {
		write(e.class, e.member, e.phrase.Text, e.phrase.Prev)
	}
	return [32]byte(h.Sum(nil))
}
