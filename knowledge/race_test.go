//go:build race

package knowledge_test

// racing tells that the race detector is at work. It makes everything ten times slower, and this
// package, which starts no goroutine, has nothing for it to find: samples are enough.
const racing = true
