package bot

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"gutskin/knowledge"
	"gutskin/knowledge/answer"
)

// Answers is what the router asks; answer.Service is the one in use. It must be safe for
// use by several goroutines.
type Answers interface {
	// Ask answers a question; it fails when ctx is done.
	Ask(ctx context.Context, q knowledge.Question) (knowledge.Answer, error)
	// Topic answers with a topic that was chosen; false if there is no such topic.
	Topic(ctx context.Context, id string, q knowledge.Question) (knowledge.Answer, bool)
	// Complete finds up to limit ways to go on with what is typed, best first.
	Complete(ctx context.Context, q knowledge.Question, limit int) []string
	// Replies are the standing sentences.
	Replies() knowledge.Replies
}

// Rates and bounds of what one person and one channel can have.
const (
	personEvery, personBurst   = 3 * time.Second, 5
	channelEvery, channelBurst = time.Second, 10
	hintEvery                  = time.Minute
	maxConversations           = 5_000
	conversationKept           = 15 * time.Minute
)

// Router turns requests into replies, for every door in the same way: it recovers, limits,
// logs and defers. Make one with [NewRouter]; it is safe for use by several goroutines.
type Router struct {
	answers  Answers
	public   bool
	log      *slog.Logger
	now      func() time.Time
	memory   *answer.Memory
	people   *throttle
	channels *throttle
	hinted   *shelf[struct{}]
	times    timings
}

// NewRouter makes a router. publicByDefault is as in [Config]; now is the clock.
func NewRouter(answers Answers, publicByDefault bool, log *slog.Logger, now func() time.Time) *Router {
	return &Router{
		answers: answers, public: publicByDefault, log: log, now: now,
		memory:   answer.NewMemory(maxConversations, conversationKept, now),
		people:   newThrottle(personEvery, personBurst, now),
		channels: newThrottle(channelEvery, channelBurst, now),
		hinted:   newShelf[struct{}](maxAllowances, hintEvery, now),
		times:    defaults(),
	}
}

// Handle answers one request. It never panics. Only a message can be left without a reply:
// every other request gets one.
func (r *Router) Handle(ctx context.Context, req Request) (reply *Reply) {
	began := r.now()
	defer func() {
		if p := recover(); p != nil {
			r.log.Error("a handler panicked", "kind", req.Kind, "panic", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
			reply = apology(nil)
		}
		r.log.Debug("handled", "kind", req.Kind, "replied", reply != nil, "took", r.now().Sub(began))
	}()
	if reply, limited := r.limit(req); limited {
		return reply
	}
	reply, err := r.dispatch(ctx, req)
	if err != nil {
		if !expected(err) {
			r.log.Error("a request failed", "kind", req.Kind, "error", err)
		}
		return apology(err)
	}
	return r.complete(req, reply)
}

// dispatch is the list of everything that can be asked for.
func (r *Router) dispatch(ctx context.Context, req Request) (*Reply, error) {
	switch req.Kind {
	case KindAsk:
		return r.ask(ctx, req)
	case KindComplete:
		return r.suggestions(ctx, req), nil
	case KindMessage:
		return r.message(ctx, req)
	case KindButton:
		return r.button(ctx, req)
	}
	return nil, ErrUnknownCommand
}

// limit holds a request against the rates of its person and channel. Autocomplete comes
// with every key that is pressed and is not limited here.
func (r *Router) limit(req Request) (*Reply, bool) {
	if req.Kind == KindComplete {
		return nil, false
	}
	switch v := r.people.ask(req.Person); {
	case v == tooMany, v == tooManyStill && req.Kind != KindMessage:
		return &Reply{Content: sayTooFast, Private: true}, true
	case v == tooManyStill:
		return nil, true
	}
	if req.Kind == KindMessage && req.Shared && r.channels.ask(req.Channel) != allowed {
		return nil, true
	}
	return nil, false
}

// complete makes sure that a reply can be sent even where knowledge files are broken.
func (r *Router) complete(req Request, reply *Reply) *Reply {
	if req.Kind == KindComplete || reply == nil && req.Kind == KindMessage {
		return reply
	}
	if reply == nil || wordless(reply.Content) {
		r.log.Warn("a reply without words", "kind", req.Kind)
		return &Reply{Content: sayNothing, Private: true}
	}
	return reply
}
