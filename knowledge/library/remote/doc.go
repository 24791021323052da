// Package remote speaks with a git server for the knowledge library: it fetches one branch
// and pushes to it, never by force. Every call has a deadline, what comes in is bounded and
// looked at before it is kept, and an error is one of a few categories that says what went
// wrong without any secret in it.
package remote
