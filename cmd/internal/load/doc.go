// Command load puts load on the bot, as a process of its own connected to a local Discord,
// and prints what it measured as the tables of docs/performance.md.
//
//	go run ./cmd/internal/load [-what ack,cpu,servers,soak] [-seconds 20] …
//
// It stays on loopback and is bounded in time and count. The local Discord and the people on
// it run in this process, on the same processors: times are more than the bot's own share.
// It reads the processor time and the memory of the bot from /proc, so it needs Linux.
package main
