// Package knowledge holds the words of the trade: topics, tips, articles, boundary
// subjects, red flags and the question and answer that travel between a door and the
// matcher. It parses and validates the files that a moderator writes and names every
// problem with its file, line, column and mend.
//
// The package is pure: it reads from an [io/fs.FS] that its caller hands over and
// knows neither the operating system nor a clock, network, log or goroutine. Values
// returned by it are not changed afterwards and may be shared between goroutines.
package knowledge
