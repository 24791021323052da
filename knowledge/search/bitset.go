package search

import (
	"iter"
	"math/bits"
)

// bitset is a set of small numbers. It puts the features of a text in order, each once, in
// less time than sorting them takes.
type bitset []uint64

// newBitset makes an empty set of numbers below size, in room when that is large enough;
// room must be zero.
func newBitset(size int, room []uint64) bitset {
	if words := (size + 63) / 64; words <= len(room) {
		return room[:words]
	}
	return make(bitset, (size+63)/64)
}

func (b bitset) add(n int32) { b[n>>6] |= 1 << (n & 63) }

func (b bitset) has(n int32) bool { return len(b) > 0 && b[n>>6]&(1<<(n&63)) != 0 }

// count is how many numbers are in the set.
func (b bitset) count() int {
	n := 0
	for _, word := range b {
		n += bits.OnesCount64(word)
	}
	return n
}

// with yields the numbers that are in either set, in ascending order; an empty set may be nil.
func (b bitset) with(other bitset) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for i := range max(len(b), len(other)) {
			var word uint64
			if i < len(b) {
				word = b[i]
			}
			if i < len(other) {
				word |= other[i]
			}
			for ; word != 0; word &= word - 1 {
				if !yield(int32(i<<6 + bits.TrailingZeros64(word))) {
					return
				}
			}
		}
	}
}
