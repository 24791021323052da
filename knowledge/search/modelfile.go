package search

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// modelMagic begins the bytes of a kept model.
const modelMagic = "gutskin model 1\n"

// ErrModel is wrapped by errors about the bytes of a kept model.
var ErrModel = errors.New("not a usable model")

// Encode writes the model as bytes for [DecodeModel]; the same model gives the same bytes.
func (m *Model) Encode() []byte {
	e := &encoder{}
	e.data = append(e.data, modelMagic...)
	e.data = append(e.data, m.fingerprint[:]...)
	e.number(len(m.classes))
	for _, c := range m.classes {
		e.text(c)
	}
	e.number(len(m.hashes))
	for f, hash := range m.hashes {
		e.data = binary.LittleEndian.AppendUint64(e.data, hash)
		e.float(m.rarity[f])
		e.float(m.scale[f])
	}
	for _, w := range m.weights {
		e.data = append(e.data, byte(w))
	}
	e.centroids(&m.centroids)
	e.words(m.words)
	return e.data
}

// DecodeModel reads what [Model.Encode] wrote. Its errors wrap [ErrModel]; bytes from
// anywhere are safe to try.
func DecodeModel(data []byte) (*Model, error) {
	d := &decoder{data: data}
	if string(d.take(len(modelMagic))) != modelMagic {
		return nil, fmt.Errorf("read model: %w: it does not begin as one", ErrModel)
	}
	m := &Model{recipe: standard()}
	copy(m.fingerprint[:], d.take(len(m.fingerprint)))
	for range d.count(4) {
		m.classes = append(m.classes, d.text())
	}
	d.features(m)
	d.centroids(m)
	m.words = d.words()
	if d.broken || len(d.data) > 0 {
		return nil, fmt.Errorf("read model: %w: its parts do not fit together", ErrModel)
	}
	return m, nil
}

func (d *decoder) features(m *Model) {
	n := d.count(16)
	m.ids = make(map[uint64]int32, n)
	m.hashes, m.rarity, m.scale = make([]uint64, n), make([]float32, n), make([]float32, n)
	for f := range n {
		m.hashes[f] = d.hash()
		m.rarity[f], m.scale[f] = d.float(), d.float()
		m.ids[m.hashes[f]] = int32(f)
	}
	weights := d.take(n * len(m.classes))
	m.weights = make([]int8, len(weights))
	for i, w := range weights {
		m.weights[i] = int8(w)
	}
}

func (e *encoder) centroids(c *centroids) {
	e.number(len(c.members))
	for _, m := range c.members {
		e.text(m.class)
		e.text(m.id)
		e.number(m.number)
	}
	e.number(len(c.postings))
	for f := range len(c.first) - 1 {
		e.number(int(c.first[f+1] - c.first[f]))
	}
	for _, p := range c.postings {
		e.number(int(p.member))
		e.data = binary.LittleEndian.AppendUint16(e.data, uint16(math.Round(float64(p.weight)*math.MaxUint16)))
	}
}

func (d *decoder) centroids(m *Model) {
	c := &m.centroids
	for range d.count(12) {
		c.members = append(c.members, member{d.text(), d.text(), d.below(len(m.classes))})
	}
	n := d.count(6)
	c.first = make([]int32, len(m.hashes)+1)
	for f := range m.hashes {
		c.first[f+1] = c.first[f] + int32(d.below(n+1-int(c.first[f])))
	}
	if len(m.hashes) > 0 && int(c.first[len(m.hashes)]) != n {
		d.fail()
	}
	c.postings = make([]posting, n)
	for i := range c.postings {
		c.postings[i].member = int32(d.below(len(c.members)))
		if b := d.take(2); b != nil {
			c.postings[i].weight = float32(float64(binary.LittleEndian.Uint16(b)) / math.MaxUint16)
		}
	}
}

func (e *encoder) words(v vocabulary) {
	e.number(len(v.stems))
	for _, word := range sortedKeys(v.stems) {
		e.text(word)
		e.text(v.stems[word])
	}
	e.number(len(v.targets))
	for _, stem := range sortedKeys(v.targets) {
		e.text(stem)
		e.number(v.targets[stem])
	}
}

func (d *decoder) words() vocabulary {
	n := d.count(8)
	v := vocabulary{stems: make(map[string]string, n)}
	for range n {
		word := d.text()
		v.stems[word] = d.text()
	}
	n = d.count(8)
	v.targets = make(map[string]int, n)
	for range n {
		stem := d.text()
		v.targets[stem] = d.number()
	}
	return v
}
