// Package architecture holds the rules of the house as tests and nothing else: which
// package may import which, what the pure packages must not know, what is allowed in one
// place only, and how long, documented and named things are. docs/architecture.md says why.
//
// rules_test.go is the table to change when the house changes; the files of testdata show
// each rule being broken.
package architecture
