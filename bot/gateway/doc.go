// Package gateway keeps one connection to Discord's gateway alive.
//
// [Run] connects, looks after the connection, resumes a session that can be resumed and
// makes a new one otherwise, until its context ends or Discord says that trying again is
// useless ([FatalError]). It owns what the library does not do or does badly: deadlines,
// heartbeats that are no longer answered, a library that hangs in its own lock, and the
// number of identifies, which must stay far below the one that costs the token.
//
// It only hands events on; what they mean is the caller's business.
package gateway
