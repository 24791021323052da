package router

import (
	"context"
	"time"

	"gutskin/bot/reply"
)

// Responder delivers the reply to one request. A door makes one for each request.
type Responder interface {
	// Respond gives the first answer; nil means that there is nothing to say.
	Respond(ctx context.Context, said *reply.Reply) error
	// Typing shows that the bot is at it, where that can be shown.
	Typing(ctx context.Context) error
	// Defer says that the answer will take a moment; private tells who will see it.
	Defer(ctx context.Context, private bool) error
	// Follow gives the answer after Defer.
	Follow(ctx context.Context, said *reply.Reply) error
}

// Serve handles one request and has the reply delivered: at once if it is ready in time,
// else after a deferral.
func (r *Router) Serve(ctx context.Context, req Request, to Responder) error {
	ctx, end := r.Watch.Begin(ctx, string(req.Kind))
	err := r.serve(ctx, req, watched{to, r, req})
	end(err)
	if err != nil && req.Kind == KindMessage {
		r.unsaid(req)
	}
	return err
}

func (r *Router) serve(ctx context.Context, req Request, to Responder) error {
	work, cancel := context.WithTimeout(ctx, r.deadline(req))
	defer cancel()
	done := make(chan *reply.Reply, 1)
	go func() { done <- r.Handle(work, req) }()
	if said, ready := r.await(done, r.Typing-r.age(req)); ready {
		return to.Respond(ctx, said)
	}
	if err := to.Typing(ctx); err != nil {
		r.Log.Debug("typing could not be shown", "error", err)
	}
	if said, ready := r.await(done, r.Patience-r.age(req)); ready {
		return to.Respond(ctx, said)
	}
	if req.Kind == KindComplete {
		return to.Respond(ctx, &reply.Reply{Choices: []reply.Choice{}})
	}
	s := r.scene(ctx, req)
	if err := to.Defer(ctx, s.staysPrivate()); err != nil {
		return err
	}
	select {
	case said := <-done:
		return to.Follow(ctx, said)
	case <-work.Done():
		r.Log.Error("a handler did not finish", "kind", req.Kind)
		return to.Follow(ctx, s.apology(work.Err()))
	}
}

// staysPrivate tells whether a reply that is not there yet will be for the person alone.
func (s scene) staysPrivate() bool {
	speaksUp := s.Kind == KindCommand && (s.Command == CommandAsk || s.Command == CommandTips)
	return !speaksUp || s.wantsPrivate()
}

// await waits for a reply for a while.
func (r *Router) await(done <-chan *reply.Reply, wait time.Duration) (*reply.Reply, bool) {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case said := <-done:
		return said, true
	case <-timer.C:
		return nil, false
	}
}

// age is how long ago the event of a request arrived.
func (r *Router) age(req Request) time.Duration {
	if req.Received.IsZero() {
		return 0
	}
	return r.Now().Sub(req.Received)
}
