package rest

import (
	"context"
	"net/http"
	"strings"
	"time"
)

// Watch is told of requests, for the figures of whoever runs the bot. Its methods never
// wait and never fail, and may be called by several goroutines. Nothing that it is told
// names a person, a place or a text.
type Watch interface {
	// Begin marks the start of a piece of work, named by a constant. The work is done
	// within the context that it gives, and end is called once, with how it ended.
	Begin(ctx context.Context, work string) (within context.Context, end func(error))
	// Requested counts one attempt at a request. The status is that of HTTP, 0 if there
	// was no answer.
	Requested(class Class, status int, took time.Duration)
	// Limited counts an answer that told the bot to wait.
	Limited(limit Limit)
}

// Class is what a request is for: a route without its ids.
type Class string

// The classes of request.
const (
	ClassCallback Class = "callback"  // the first answer to an interaction
	ClassOriginal Class = "original"  // a change of that answer
	ClassFollowUp Class = "follow-up" // a further answer
	ClassMessage  Class = "message"   // a message of the bot's own
	ClassTyping   Class = "typing"
	ClassCommands Class = "commands" // the list of commands
	ClassGateway  Class = "gateway"  // where the gateway is
	ClassOther    Class = "other"
)

// Classes lists all of them.
func Classes() []Class {
	return []Class{ClassCallback, ClassOriginal, ClassFollowUp, ClassMessage, ClassTyping, ClassCommands, ClassGateway, ClassOther}
}

// Limit is whose limit a request ran into.
type Limit string

// The kinds of limit.
const (
	LimitRoute  Limit = "route"
	LimitGlobal Limit = "global"
	LimitBan    Limit = "ban" // by the proxy before Discord
)

// Limits lists all of them.
func Limits() []Limit { return []Limit{LimitRoute, LimitGlobal, LimitBan} }

// classOf is the class of a request.
func classOf(req *http.Request) Class {
	path := req.URL.Path
	switch {
	case strings.HasSuffix(path, "/callback"):
		return ClassCallback
	case strings.Contains(path, "/webhooks/"):
		if strings.Contains(path, "/messages/") {
			return ClassOriginal
		}
		return ClassFollowUp
	case strings.HasSuffix(path, "/typing"):
		return ClassTyping
	case strings.Contains(path, "/channels/") && strings.Contains(path, "/messages"):
		return ClassMessage
	case strings.HasSuffix(path, "/commands"):
		return ClassCommands
	case strings.HasSuffix(path, "/gateway"), strings.HasSuffix(path, "/gateway/bot"):
		return ClassGateway
	}
	return ClassOther
}

// unwatched is what a client has whom nobody watches.
type unwatched struct{}

// Begin leaves the context as it is.
func (unwatched) Begin(ctx context.Context, _ string) (context.Context, func(error)) {
	return ctx, func(error) {}
}

// Requested tells nobody.
func (unwatched) Requested(Class, int, time.Duration) {}

// Limited tells nobody.
func (unwatched) Limited(Limit) {}
