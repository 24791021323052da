// Package bot is Discord in, Discord out.
//
// An event becomes a [router.Request], the router turns it into a [reply.Reply], and only a
// door sends that. Handlers and renderers are functions from value to value and know no
// network, so one router serves both doors and a test needs no Discord.
//
// What is between the bot and Discord, from the outside in:
//
//   - package gateway keeps a connection open, replaces one that is stuck and ends the bot
//     when Discord says that trying again is useless ([FatalError]); with [Config.PublicKey]
//     interactions come over HTTP instead, signed;
//   - the intake decodes events, drops what is not for us, stale or seen before, and only
//     enqueues: bounded workers do the work;
//   - the router recovers, limits, logs and defers;
//   - a door writes the reply in Discord's form and sends it through package rest, whose
//     one transport owns rates, retries, the circuit breaker and the redirect to another
//     Discord-compatible server.
//
// Nothing here logs what a person asked, nor who asked it.
package bot
