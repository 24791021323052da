//go:build race

package sqlstore_test

// racing tells that the race detector is at work. It makes SQLite, which is Go here, ten times
// slower: what is done many times is done less often.
const racing = true
