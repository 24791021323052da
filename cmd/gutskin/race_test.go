//go:build race

package main

// racing tells that the race detector, which makes everything ten times slower, is at work.
const racing = true
