// Package gateway keeps connections to Discord's gateway alive: one for each shard of the
// bot that this process runs.
//
// [Run] connects, looks after the connections, resumes a session that can be resumed and
// makes a new one otherwise, until its context ends or Discord says that trying again is
// useless ([FatalError]). It owns what the library does not do or does badly: deadlines,
// heartbeats that are no longer answered, a library that hangs in its own lock, how many
// shards there are, and the pace and number of identifies, which must stay far below the one
// that costs the token.
//
// It only hands events on; what they mean is the caller's business.
package gateway
