package router

import (
	"context"
	"time"

	"gutskin/bot/reply"
	"gutskin/knowledge"
)

// Watch is told what becomes of requests, for the figures of whoever runs the bot. Its
// methods never wait and never fail, and may be called by several goroutines. Nothing that
// it is told names a person, a place or a text.
type Watch interface {
	// Begin marks the start of a piece of work, named by a constant. The work is done
	// within the context that it gives, and end is called once, with how it ended.
	Begin(ctx context.Context, work string) (within context.Context, end func(error))
	// Answered counts the reply to a question.
	Answered(q Answered)
	// Acknowledged says how long after an interaction's arrival Discord had taken the first
	// answer, which may be a promise. Messages are not acknowledged.
	Acknowledged(kind Kind, took time.Duration)
	// Replied says how long after a request's arrival its reply was delivered.
	Replied(kind Kind, took time.Duration)
}

// Answered is a question that has its reply.
type Answered struct {
	Door Door
	// OverHTTP tells that the question came by a web request, and not over the gateway.
	OverHTTP bool
	Outcome  knowledge.Kind
}

// Door is the way in which a question is put.
type Door string

// The doors for questions.
const (
	DoorSlash     Door = "slash"     // /ask
	DoorMenu      Door = "menu"      // a command on somebody's message
	DoorDirect    Door = "dm"        // a direct message
	DoorMention   Door = "mention"   // a message that mentions the bot
	DoorOverheard Door = "overheard" // a message in a help channel
	DoorControl   Door = "control"   // a button, a menu or a form
)

// Doors lists all of them.
func Doors() []Door {
	return []Door{DoorSlash, DoorMenu, DoorDirect, DoorMention, DoorOverheard, DoorControl}
}

// Kinds lists the kinds of request.
func Kinds() []Kind {
	return []Kind{KindCommand, KindComplete, KindControl, KindForm, KindMessage, KindOverheard, KindUnknown}
}

// door is the way in which a request puts a question.
func (r Request) door() Door {
	switch {
	case r.Kind == KindCommand && r.Target != nil:
		return DoorMenu
	case r.Kind == KindCommand:
		return DoorSlash
	case r.Kind == KindMessage && r.Shared:
		return DoorMention
	case r.Kind == KindMessage:
		return DoorDirect
	case r.Kind == KindOverheard:
		return DoorOverheard
	}
	return DoorControl
}

// watched is a responder that tells how long its request has waited.
type watched struct {
	Responder
	router  *Router
	request Request
}

// Respond gives the first answer, which is the reply as well.
func (w watched) Respond(ctx context.Context, said *reply.Reply) error {
	err := w.Responder.Respond(ctx, said)
	if err == nil && said != nil {
		w.acknowledged()
		w.router.Watch.Replied(w.request.Kind, w.router.age(w.request))
	}
	return err
}

// Defer promises a reply.
func (w watched) Defer(ctx context.Context, private bool) error {
	err := w.Responder.Defer(ctx, private)
	if err == nil {
		w.acknowledged()
	}
	return err
}

func (w watched) acknowledged() {
	if w.request.Kind != KindMessage && w.request.Kind != KindOverheard {
		w.router.Watch.Acknowledged(w.request.Kind, w.router.age(w.request))
	}
}

// Follow keeps the promise.
func (w watched) Follow(ctx context.Context, said *reply.Reply) error {
	err := w.Responder.Follow(ctx, said)
	if err == nil && said != nil {
		w.router.Watch.Replied(w.request.Kind, w.router.age(w.request))
	}
	return err
}

// unwatched is what a router has whom nobody watches.
type unwatched struct{}

// Begin leaves the context as it is.
func (unwatched) Begin(ctx context.Context, _ string) (context.Context, func(error)) {
	return ctx, func(error) {}
}

// Answered tells nobody.
func (unwatched) Answered(Answered) {}

// Acknowledged tells nobody.
func (unwatched) Acknowledged(Kind, time.Duration) {}

// Replied tells nobody.
func (unwatched) Replied(Kind, time.Duration) {}
