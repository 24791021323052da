// Package sqlstore keeps the bot's records ([knowledge.Records]) in one SQLite file: votes,
// questions sent to the moderators, mutes, drafts, counts of what was asked and the settings
// of servers. docs/privacy.md says what that means for people.
//
// # Persons
//
// No id of a person is kept, only its HMAC-SHA256 under a random key of 32 bytes that is
// made with the database. Discord's ids can be counted through, so a plain hash of one is
// as good as the id to whoever has a list of members; a keyed hash is not. The key lies in
// the same file: that protects whoever sees a part of the data, such as a log, a table or a
// screen, and not against somebody who has the whole file. A key from outside the file is
// to come.
//
// Beside a word of a question that had no answer stands the hash of word and person: another
// one at every word, so that without the key nobody can tell which words one person used.
//
// # Followers
//
// Whoever asked to be told when their question is answered has to be found again. Their id,
// their language and their question are therefore kept encrypted, by AES-256-GCM under a key
// derived from the one above, until they were told.
//
// # Deleting
//
// What is deleted is overwritten, in the file and in its write-ahead log, before
// [Store.Forget] and [Store.Expire] return.
//
// # Waiting
//
// One connection does all the work, so calls of one process queue up and their contexts are
// honoured in the queue. Another process may use the same file: calls wait for it until
// their context ends, five seconds at most, and then wrap [ErrBusy].
//
// # Another database
//
// The queries are SQL that PostgreSQL understands as well. What belongs to SQLite stands
// in sqlite.go, file.go and migrations/sqlite.
package sqlstore
