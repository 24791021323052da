package search

// termPairs keeps the hashes of pairs of terms apart from those of pairs of words.
const termPairs = 0x2545f4914f6cdd1d

// deny is the hash of a feature when the text denies it.
func deny(hash uint64) uint64 { return hash ^ 0x6a09e667f3bcc909 }

// hashText is FNV-1a over a kind and a text. Two features with one hash would share a
// weight; among tens of thousands of 64-bit hashes that does not happen.
func hashText[T string | []byte](kind featureKind, text T) uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	h := (uint64(offset) ^ uint64(kind)) * prime
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * prime
	}
	return h
}

// join is the hash of a pair of words; before is 0 at the beginning of a clause.
func join(before, word uint64) uint64 {
	h := (before ^ 0x9e3779b97f4a7c15) * 0xff51afd7ed558ccd
	return (h ^ h>>32 ^ word) * 0xc4ceb9fe1a85ec53
}
