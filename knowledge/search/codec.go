package search

import (
	"encoding/binary"
	"math"
)

// encoder appends numbers and texts to bytes, little end first.
type encoder struct {
	data []byte
}

func (e *encoder) number(n int) { e.data = binary.LittleEndian.AppendUint32(e.data, uint32(n)) }

func (e *encoder) float(f float32) {
	e.data = binary.LittleEndian.AppendUint32(e.data, math.Float32bits(f))
}

func (e *encoder) text(s string) {
	e.number(len(s))
	e.data = append(e.data, s...)
}

// decoder takes from the front what encoder wrote. Once something does not fit it is
// broken and gives zero values only.
type decoder struct {
	data   string
	broken bool
}

func (d *decoder) fail() { d.data, d.broken = "", true }

// take gives the next n bytes, without copying them; none when there are not as many.
func (d *decoder) take(n int) string {
	if n < 0 || n > len(d.data) {
		d.fail()
		return ""
	}
	taken := d.data[:n]
	d.data = d.data[n:]
	return taken
}

func (d *decoder) number() int {
	if b := d.take(4); b != "" {
		return int(uint32At(b))
	}
	return 0
}

func (d *decoder) text() string { return d.take(d.count(1)) }

// count reads a number of items that take at least size bytes each: a number that cannot
// be true is refused before anything is allocated for it.
func (d *decoder) count(size int) int {
	n := d.number()
	if n > len(d.data)/size {
		d.fail()
		return 0
	}
	return n
}

// hash reads a number of 64 bits.
func (d *decoder) hash() uint64 {
	if b := d.take(8); b != "" {
		return uint64At(b)
	}
	return 0
}

// sum reads a number and adds it to another; the result fits in an int32.
func (d *decoder) sum(n int32) int32 { return n + int32(d.below(math.MaxInt32-int(n))) }

// below reads a number that must be smaller than limit.
func (d *decoder) below(limit int) int {
	n := d.number()
	if n >= limit {
		d.fail()
		return 0
	}
	return n
}

// uint16At, uint32At and uint64At read a number at the beginning of a text, which
// encoding/binary reads of slices alone.
func uint16At(s string) uint16 { return uint16(s[0]) | uint16(s[1])<<8 }

func uint32At(s string) uint32 {
	_ = s[3] // one check of the bounds for all
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

func uint64At(s string) uint64 { return uint64(uint32At(s)) | uint64(uint32At(s[4:]))<<32 }
