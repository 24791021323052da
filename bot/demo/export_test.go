package demo

import "time"

// MaxStreams is for the tests.
const MaxStreams = maxStreams

// Hurry lets clients take no longer than d for a request.
func Hurry(demo *Demo, d time.Duration) {
	demo.times.header, demo.times.body, demo.times.idle = d, d, d
}

// HurryStreams lets them take no longer to read an event, and says something as often.
func HurryStreams(demo *Demo, d time.Duration) {
	demo.times.event, demo.times.silent = d, d
}

// FileName is for the tests.
func FileName(name string) string { return fileName(name) }
