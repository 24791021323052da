package search

import "encoding/binary"

// matcher writes a matcher: its names, the first words with the number of phrases that begin
// with each, and of each phrase its name, how many words follow, and these.
func (e *encoder) matcher(m *matcher) {
	e.number(len(m.names))
	for _, name := range m.names {
		e.text(name)
	}
	e.number(len(m.firsts.keys))
	for i, first := range m.firsts.keys {
		e.data = binary.LittleEndian.AppendUint64(e.data, first)
		e.number(int(m.groups[i+1] - m.groups[i]))
	}
	e.number(len(m.entries))
	for _, entry := range m.entries {
		e.number(int(entry.name))
		e.number(int(entry.to - entry.from))
	}
	e.number(len(m.rests))
	for _, word := range m.rests {
		e.data = binary.LittleEndian.AppendUint64(e.data, word)
	}
}

func (d *decoder) matcher(m *matcher) {
	for range d.count(4) {
		m.names = append(m.names, d.text())
	}
	firsts := make([]uint64, d.count(12))
	m.groups = make([]int32, len(firsts)+1)
	for i := range firsts {
		firsts[i] = d.hash()
		m.groups[i+1] = d.sum(m.groups[i])
	}
	m.firsts = newTable(firsts)
	m.entries = make([]entry, d.count(8))
	to := int32(0)
	for i := range m.entries {
		e := entry{name: int32(d.below(len(m.names))), from: to}
		to = d.sum(to)
		e.to = to
		m.entries[i] = e
	}
	m.rests = make([]uint64, d.count(8))
	for i := range m.rests {
		m.rests[i] = d.hash()
	}
	if int(m.groups[len(firsts)]) != len(m.entries) || int(to) != len(m.rests) {
		d.fail()
	}
}
