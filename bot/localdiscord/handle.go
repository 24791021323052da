package localdiscord

import (
	"context"
	"fmt"
	"time"
)

// Interaction is something that a person did and that the bot has to answer.
type Interaction struct {
	server *Server
	of     *interaction
}

// ID is the interaction's identifier.
func (i *Interaction) ID() string { return i.of.id }

// Token is what the bot answers with.
func (i *Interaction) Token() string { return i.of.token }

// Payload is the interaction as the bot was sent it, in JSON.
func (i *Interaction) Payload() []byte { return i.of.payload }

// Reply is how far the bot's answer has come.
type Reply struct {
	// Type is the first answer's kind, zero while there is none.
	Type CallbackType
	// After is the time from the interaction to the first answer.
	After time.Duration
	// Message is the answer, or the message that was updated. Nil if there is
	// none or if it was deleted.
	Message *Message
	// FollowUps are further messages that still exist.
	FollowUps []Message
	// Edits counts the changes since the first answer.
	Edits int
	// Modal is the form that the bot showed, if it did.
	Modal *Modal
	// Choices are what the bot offered for completion.
	Choices []Choice
}

// Complete tells whether a person sees an answer: no longer "is thinking…", and
// after a deferred update a change.
func (r Reply) Complete() bool {
	switch r.Type {
	case 0:
		return false
	case CallbackDeferredMessage:
		return r.Message == nil || !r.Message.Loading()
	case CallbackDeferredUpdate:
		return r.Edits > 0 || len(r.FollowUps) > 0
	}
	return true
}

// Response waits for a complete answer. It is ErrNoReply after three seconds
// without any, by the server's clock, and as soon as an endpoint has failed.
func (i *Interaction) Response(ctx context.Context) (Reply, error) {
	return i.Wait(ctx, Reply.Complete)
}

// Acknowledged waits for the first answer, which may be a deferral.
func (i *Interaction) Acknowledged(ctx context.Context) (Reply, error) {
	return i.Wait(ctx, func(r Reply) bool { return r.Type != 0 })
}

// Wait waits until the answer is as done wants it.
func (i *Interaction) Wait(ctx context.Context, done func(Reply) bool) (Reply, error) {
	w := i.server.world
	return await(ctx, w, "an answer", func() (Reply, bool, error) {
		r := i.of.reply()
		switch {
		case done(r):
			return r, true, nil
		case i.of.callback == 0 && i.of.failure != nil:
			return r, false, fmt.Errorf("interaction %s: %w: %w", i.of.id, ErrNoReply, i.of.failure)
		case w.late(i.of):
			return r, false, fmt.Errorf("interaction %s: %w", i.of.id, ErrNoReply)
		case w.now().Sub(i.of.created) > tokenLifetime:
			return r, false, fmt.Errorf("interaction %s: token expired: %w", i.of.id, ErrNoReply)
		}
		return r, false, nil
	})
}

// Reply is the answer as it is now.
func (i *Interaction) Reply() Reply {
	var r Reply
	i.server.world.read(func() { r = i.of.reply() })
	return r
}

func (i *interaction) reply() Reply {
	r := Reply{Type: i.callback, Edits: i.edits, Modal: i.modal, Choices: i.choices}
	if i.callback != 0 {
		r.After = i.answered.Sub(i.created)
	}
	if i.original != nil && i.channel.find(i.original.ID) != nil {
		r.Message = &Message{}
		*r.Message = i.original.Message
	}
	for _, p := range i.followUps {
		if i.channel.find(p.ID) != nil {
			r.FollowUps = append(r.FollowUps, p.Message)
		}
	}
	return r
}
