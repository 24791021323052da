package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"gutskin/knowledge"
)

// modelVersion changes when the features or the training change, so that a kept model of
// an older program is not used.
const modelVersion = 1

var modelMagic = []byte("gutskin model\n")

// ErrModel is wrapped by errors about the bytes of a kept model.
var ErrModel = errors.New("not a usable model")

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
	for _, e := range examplesOf(base) {
		write(e.class, e.member, e.phrase.Text, e.phrase.Prev)
	}
	return [32]byte(h.Sum(nil))
}

// Encode writes the model as bytes for [DecodeModel].
func (m *Model) Encode() []byte {
	b := bytes.NewBuffer(append([]byte{}, modelMagic...))
	b.Write(m.fingerprint[:])
	number := func(n int) { b.Write(binary.LittleEndian.AppendUint32(nil, uint32(n))) }
	number(len(m.classes))
	for _, c := range m.classes {
		number(len(c))
		b.WriteString(c)
	}
	number(len(m.hashes))
	for f, hash := range m.hashes {
		b.Write(binary.LittleEndian.AppendUint64(nil, hash))
		number(int(math.Float32bits(m.rarity[f])))
		number(int(math.Float32bits(m.scale[f])))
	}
	for _, w := range m.weights {
		b.WriteByte(byte(w))
	}
	return b.Bytes()
}

// DecodeModel reads what [Model.Encode] wrote; its errors wrap [ErrModel].
func DecodeModel(data []byte) (*Model, error) {
	d := decoder{data: data}
	if !bytes.Equal(d.take(len(modelMagic)), modelMagic) {
		return nil, fmt.Errorf("read model: %w: it does not begin as one", ErrModel)
	}
	m := &Model{}
	copy(m.fingerprint[:], d.take(len(m.fingerprint)))
	for range d.count(4) {
		m.classes = append(m.classes, string(d.take(d.count(1))))
	}
	n := d.count(16)
	m.ids = make(map[uint64]int32, n)
	m.hashes, m.rarity, m.scale = make([]uint64, n), make([]float32, n), make([]float32, n)
	for f := range n {
		row := d.take(16)
		if d.short {
			break
		}
		m.hashes[f] = binary.LittleEndian.Uint64(row)
		m.rarity[f] = math.Float32frombits(binary.LittleEndian.Uint32(row[8:]))
		m.scale[f] = math.Float32frombits(binary.LittleEndian.Uint32(row[12:]))
		m.ids[m.hashes[f]] = int32(f)
	}
	weights := d.take(n * len(m.classes))
	if d.short || len(d.data) > 0 {
		return nil, fmt.Errorf("read model: %w: its length is wrong", ErrModel)
	}
	m.weights = make([]int8, len(weights))
	for i, w := range weights {
		m.weights[i] = int8(w)
	}
	return m, nil
}

// decoder takes bytes from the front and remembers when there were too few.
type decoder struct {
	data  []byte
	short bool
}

func (d *decoder) take(n int) []byte {
	if n < 0 || n > len(d.data) {
		d.data, d.short = nil, true
		return nil
	}
	taken := d.data[:n]
	d.data = d.data[n:]
	return taken
}

// count reads a number of items that take at least size bytes each: a number that cannot
// be true is refused before anything is allocated for it.
func (d *decoder) count(size int) int {
	b := d.take(4)
	if b == nil {
		return 0
	}
	n := int(binary.LittleEndian.Uint32(b))
	if n*size > len(d.data) {
		d.data, d.short = nil, true
		return 0
	}
	return n
}
