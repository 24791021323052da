// Package sqlstore keeps the bot's records ([knowledge.Records]) in one SQLite file, or in
// PostgreSQL: votes, questions sent to the moderators, mutes, drafts, counts of what was asked
// and the settings of servers. docs/privacy.md says what that means for people, and
// docs/records.md what it means for operators.
//
// # Sealing
//
// What people wrote is sealed with AES-256-GCM under a [Key] that does not lie in the
// database: one that the caller brings, or that of a file beside an SQLite database. seal.go
// has the form; sealedColumns lists what is sealed.
//
// # Persons
//
// No id of a person is kept, only its HMAC-SHA256 under a random key of 32 bytes that is
// made with the database. Discord's ids can be counted through, so a plain hash of one is
// as good as the id to whoever has a list of members; a keyed hash is not. The key lies in
// the database, sealed: so it stays the same when the key that seals is changed.
//
// Beside a word of a question that had no answer stands the hash of word and person: another
// one at every word, so that without the key nobody can tell which words one person used.
//
// # Followers
//
// Whoever asked to be told when their question is answered has to be found again. Their id,
// their language and their question are therefore kept sealed, until they were told.
//
// # Deleting
//
// What is deleted is overwritten before [Store.Forget] and [Store.Expire] return: in SQLite's
// file and in its write-ahead log, or in PostgreSQL's tables, whose own log is the server's
// business.
//
// # Waiting
//
// Calls queue up for a connection, one of SQLite's and a few of PostgreSQL's, and their
// contexts are honoured in the queue. While another process keeps the database to itself, or
// PostgreSQL is away, calls wait until their context ends, five seconds at most, and then wrap
// [ErrBusy] or [ErrAway]. A statement that may have been carried out is not given again.
//
// # Two engines
//
// The queries are SQL that both understand. What the engines do each in their way is
// behind engine.go: sqlite.go and postgres.go, with the migrations of each.
package sqlstore
