// Package analysis turns text into terms, the same way for knowledge files and for
// questions: folding, word breaks, stemming, stop words, lay words and typos.
//
// It is pure and deterministic. An [Analyzer] is immutable once made and safe for use by
// several goroutines.
package analysis
