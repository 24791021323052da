package router

import (
	"context"
	"time"

	"gutskin/bot/guild"
	"gutskin/bot/reply"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// Extra is what another package adds to the router: commands by name, controls and forms
// by the action of their custom id. None of them may be there already.
type Extra struct {
	Commands, Completes map[string]Handler
	Controls, Forms     map[reply.Action]Control
}

// patient is how long what another package does may take: a preview trains the matcher,
// which takes a small machine long, and Discord waits a quarter of an hour for a deferred
// answer.
const patient = 2 * time.Minute

// deadline is how long a request may take in all.
func (r *Router) deadline(req Request) time.Duration {
	id, _ := reply.DecodeCustomID(req.Control)
	_, command := r.Extra.Commands[req.Command]
	_, control := r.Extra.Controls[id.Action]
	_, form := r.Extra.Forms[id.Action]
	if req.Kind == KindCommand && command || req.Kind == KindControl && control || req.Kind == KindForm && form {
		return max(patient, r.Deadline)
	}
	return r.Deadline
}

// Handler answers a command of another package.
type Handler func(ctx context.Context, s Scene) (*reply.Reply, error)

// Control answers a control or a form of another package. What the id says may be forged.
type Control func(ctx context.Context, s Scene, id reply.CustomID) (*reply.Reply, error)

// Scene is what a handler of another package works with: the request, and what its place
// decides. The router makes it.
type Scene struct {
	Request
	// Words are those of the interface as this person reads them.
	Words *words.Words
	// Settings are those of the server; the zero value elsewhere.
	Settings guild.Settings

	router *Router
	scene  scene
}

func (r *Router) opened(s scene) Scene { return Scene{s.Request, s.words, s.settings, r, s} }

// Replace lets a reply take the place of the message whose control was used, where there is
// one that nobody else reads. Elsewhere it is a message for the person alone.
func (s Scene) Replace(said *reply.Reply) *reply.Reply {
	said.Private = true
	if s.Source.ID != "" && s.Source.Private {
		said.Update = true
	}
	return said
}

// AsMember is an answer as a member reads it who asks in private, with the topics of
// another state of the knowledge. Its buttons can be seen and not pressed.
func (s Scene) AsMember(a knowledge.Answer, from Answers) *reply.Reply {
	r := *s.router
	r.Answers = from
	said := r.render(s.scene, a, audience{private: true})
	for i := range said.Rows {
		for n := range said.Rows[i].Buttons {
			said.Rows[i].Buttons[n].Disabled = true
		}
		if said.Rows[i].Menu != nil {
			said.Rows = said.Rows[:i] // a menu cannot be shown without being usable
			break
		}
	}
	return said
}

// extended adds what other packages have to the table of handlers.
func (r *Router) extended(h handlers) handlers {
	for name, handle := range r.Extra.Commands {
		h.commands[name] = r.lent(handle)
	}
	for name, handle := range r.Extra.Completes {
		h.completes[name] = r.lent(handle)
	}
	for action, handle := range r.Extra.Controls {
		h.controls[action] = r.lentControl(handle)
	}
	for action, handle := range r.Extra.Forms {
		h.forms[action] = r.lentControl(handle)
	}
	return h
}

func (r *Router) lent(handle Handler) handler {
	return func(ctx context.Context, s scene) (*reply.Reply, error) { return handle(ctx, r.opened(s)) }
}

func (r *Router) lentControl(handle Control) control {
	return func(ctx context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
		return handle(ctx, r.opened(s), id)
	}
}
