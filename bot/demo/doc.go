// Package demo is a page in the browser that looks and behaves like a small Discord, and
// the JSON interface behind it, over a running [localdiscord.Server]. It knows nothing of
// the bot in it: whatever a person does goes to the bot as on Discord, and whatever the
// bot answers is shown.
//
// # Who acts
//
// Requests that act, or read, say as whom: "?as=mia". Mia and Ben are members, Mona is a
// moderator; a server that [Populate] has prepared has roles for Ben and Mona. Values have Discord's own shapes in JSON: those of package localdiscord.
//
//	GET    /                            the page; /static/… its files
//	GET    /api/state?as=               me, people, bot, guild, channels, dm, locale, locales, connected,
//	                                    cursor, and the interactions that are still open
//	GET    /api/channels/{channel}/messages?as=&before=&limit=
//	                                    {"messages": oldest first, with own and can_delete, "more"}
//	GET    /api/events?as=&cursor=      server-sent events, see below
//	POST   /api/messages?as=            {"channel","text","reply_to"}, or a form with these and files
//	PATCH  /api/channels/{channel}/messages/{message}?as=   {"text"}
//	DELETE /api/channels/{channel}/messages/{message}?as=   deletes, or dismisses an ephemeral one
//	POST   /api/threads?as=             {"channel","name","message"}
//	GET    /api/commands?as=&channel=   as they are offered to this person here, in their language
//	POST   /api/autocomplete?as=        {"channel","command","option","value","options"} → {"choices"}
//	POST   /api/commands?as=            {"channel","command","options"}; with files a form, the JSON in its
//	                                    field "json", each file under the name of its option
//	POST   /api/message-commands?as=    {"channel","message","name"}
//	POST   /api/user-commands?as=       {"channel","user","name"}
//	POST   /api/components?as=          {"channel","message","custom_id","values"}
//	POST   /api/modals?as=              {"interaction","fields": {custom_id: [values]}}
//	DELETE /api/modals/{interaction}?as=   closes the form without sending it off
//	GET    /api/interactions/{interaction}?as=
//	POST   /api/locale?as=              {"locale"} → the state
//	GET    /api/behind?as=              the last interactions, requests, and why the last answer was given
//	GET    /files/{attachment}/{name}   the bytes of an attachment
//
// What begins an interaction gives {"id","kind","state","channel","message","modal",
// "error"} as soon as the bot has acknowledged it, at the latest after three seconds.
// The state is waiting, thinking, done or failed; message is the answer's identifier,
// modal the form as long as it is open. Errors are {"error": a sentence} with a fitting
// status.
//
// # Events
//
// The identifier of an event is the cursor after it. A page takes the cursor of the state
// before it reads anything else; when it comes back with the last one (Last-Event-ID, or
// the query), it misses nothing. Events are:
//
//	message      the message, new or changed
//	delete       {"channel","message"}: deleted or dismissed
//	typing       {"channel","on"}: ten seconds at most, unless it is said again
//	channel      {"channel"}: the list has changed; by that one, if it is named
//	commands     {}: others are offered
//	interaction  as above
//	connection   {"connected"}
//	reset        {}: the cursor is too old or of another run; load everything anew
//
// # Safety
//
// It is meant for one's own machine. The Host header must be a loopback name with our
// port, which keeps out a foreign name that resolves to 127.0.0.1; requests from other
// origins are refused, those that only read too; bodies are bounded and read strictly;
// nothing uploaded is ever shown as anything but a picture; the page may load nothing
// from elsewhere and run no script but its own. [Demo.Serve] bounds the time that a slow
// client can take, and the number of event streams.
package demo
