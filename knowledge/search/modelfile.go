package search

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

// modelMagic begins the bytes of a kept model.
const modelMagic = "gutskin model 2\n"

// ErrModel is wrapped by errors about the bytes of a kept model.
var ErrModel = errors.New("not a usable model")

// Encode writes the model down for [DecodeModel]; the same model gives the same bytes.
func (m *Model) Encode() string {
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
	e.data = append(e.data, m.weights...)
	e.centroids(&m.centroids)
	e.words(m.words)
	for _, each := range m.matchers.all() {
		e.matcher(each)
	}
	return string(e.data)
}

// Fingerprint identifies what the model was trained on; see [Fingerprint].
func (m *Model) Fingerprint() [32]byte { return m.fingerprint }

// Kept reports whether data, which [Model.Encode] wrote, is a model of the same fingerprint.
func (m *Model) Kept(data string) bool {
	return strings.HasPrefix(data, modelMagic+string(m.fingerprint[:]))
}

// DecodeModel reads what [Model.Encode] wrote. Its errors wrap [ErrModel]; bytes from
// anywhere are safe to try. The model's texts and weights are parts of data.
func DecodeModel(data string) (*Model, error) {
	d := &decoder{data: data}
	if d.take(len(modelMagic)) != modelMagic {
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
	for _, each := range m.matchers.all() {
		d.matcher(each)
	}
	if d.broken || d.data != "" {
		return nil, fmt.Errorf("read model: %w: its parts do not fit together", ErrModel)
	}
	return m, nil
}

// featureBytes is what one feature takes besides its weights: hash, rarity and scale.
const featureBytes = 16

func (d *decoder) features(m *Model) {
	n := d.count(featureBytes)
	rows := d.take(n * featureBytes)
	m.hashes, m.rarity, m.scale = make([]uint64, n), make([]float32, n), make([]float32, n)
	for f := range len(rows) / featureBytes {
		row := rows[f*featureBytes : (f+1)*featureBytes]
		m.hashes[f] = uint64At(row)
		m.rarity[f] = math.Float32frombits(uint32At(row[8:]))
		m.scale[f] = math.Float32frombits(uint32At(row[12:]))
	}
	m.ids = newTable(m.hashes)
	m.weights = d.take(n * len(m.classes))
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
	n := d.count(postingBytes)
	c.first = make([]int32, len(m.hashes)+1)
	for f := range m.hashes {
		c.first[f+1] = c.first[f] + int32(d.below(n+1-int(c.first[f])))
	}
	if len(m.hashes) > 0 && int(c.first[len(m.hashes)]) != n {
		d.fail()
	}
	rows := d.take(n * postingBytes)
	c.postings = make([]posting, len(rows)/postingBytes)
	for i := range c.postings {
		row := rows[i*postingBytes : (i+1)*postingBytes]
		number := uint32At(row)
		if number >= uint32(len(c.members)) {
			d.fail()
			return
		}
		weight := float64(uint16At(row[4:])) / math.MaxUint16
		c.postings[i] = posting{int32(number), float32(weight)}
	}
}

// postingBytes is what one posting of a centroid takes: member and weight.
const postingBytes = 6

func (e *encoder) words(v vocabulary) {
	e.number(len(v.stems))
	for _, word := range slices.Sorted(maps.Keys(v.stems)) {
		e.text(word)
		e.text(v.stems[word])
	}
	e.number(len(v.targets))
	for _, stem := range slices.Sorted(maps.Keys(v.targets)) {
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
