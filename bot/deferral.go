package bot

import (
	"context"
	"time"
)

// Responder delivers the reply to one request. A door makes one for each request.
type Responder interface {
	// Respond gives the first answer; nil means that there is nothing to say.
	Respond(ctx context.Context, reply *Reply) error
	// Defer says that the answer will take a moment; private tells who will see it.
	Defer(ctx context.Context, private bool) error
	// Follow gives the answer after Defer.
	Follow(ctx context.Context, reply *Reply) error
}

// Serve handles one request and has the reply delivered: at once if it is ready within a
// second and a half of the event, else after a deferral.
func (r *Router) Serve(ctx context.Context, req Request, to Responder) error {
	work, cancel := context.WithTimeout(ctx, r.times.handler)
	defer cancel()
	done := make(chan *Reply, 1)
	go func() { done <- r.Handle(work, req) }()
	wait := time.NewTimer(r.times.patience - r.age(req))
	defer wait.Stop()
	select {
	case reply := <-done:
		return to.Respond(ctx, reply)
	case <-wait.C:
	}
	if req.Kind == KindComplete {
		return to.Respond(ctx, &Reply{Choices: []string{}})
	}
	if err := to.Defer(ctx, r.private(req) || req.Kind != KindAsk); err != nil {
		return err
	}
	select {
	case reply := <-done:
		return to.Follow(ctx, reply)
	case <-work.Done():
		r.log.Error("a handler did not finish", "kind", req.Kind)
		return to.Follow(ctx, apology(work.Err()))
	}
}

// age is how long ago the event of a request arrived.
func (r *Router) age(req Request) time.Duration {
	if req.Received.IsZero() {
		return 0
	}
	return r.now().Sub(req.Received)
}
