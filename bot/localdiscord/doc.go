// Package localdiscord is a Discord on loopback: the REST API, the gateway and
// the people on the other side, in one process and without an account.
//
// A bot connects to it as it connects to Discord. A test, or a page in a
// browser, then acts as the people do and reads what they would see:
//
//	discord, err := localdiscord.Start(ctx, localdiscord.Options{})
//	// give discord.URL() and discord.Token() to the bot and start it
//	alice := discord.Member("alice")
//	asked, err := alice.Slash("#general", "ask", localdiscord.Opt("question", "why?"))
//	reply, err := asked.Response(ctx)
//
// It is honest where bots fail: an interaction not answered within three
// seconds is gone, its token dies after fifteen minutes, limits on lengths and
// rates are enforced with Discord's own error codes, intents decide what a
// session hears, and a session can be resumed, refused or cut. The clock can be
// replaced, so that no test has to sleep. What breaks rarely on Discord breaks
// here on demand: see [Faults].
//
// Everything is kept in memory under one lock, which is taken at three doors:
// a REST request, a gateway payload, and a method of [Server], [Member],
// [Interaction] or [Faults].
package localdiscord
