package bot

import (
	"context"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"

	"gutskin/bot/rest"
)

// interactionResponder answers one interaction. Its methods are called one after another.
type interactionResponder struct {
	door     *gatewayDoor
	event    interactionEvent
	received time.Time
	inPlace  bool // a deferral promises to change the message of the button
	private  bool // who sees a deferred message
}

// Respond gives the first answer.
func (i *interactionResponder) Respond(ctx context.Context, reply *Reply) error {
	if reply == nil {
		reply = &Reply{Content: sayNothing, Private: true}
	}
	switch {
	case reply.Choices != nil:
		return i.callback(ctx, choices(reply.Choices))
	case reply.Update:
		return i.callback(ctx, wireCallback{callbackUpdate, i.body(reply)})
	}
	return i.callback(ctx, wireCallback{callbackMessage, i.body(reply).privately(reply.Private)})
}

// Defer promises an answer: a new message, or a change of the button's.
func (i *interactionResponder) Defer(ctx context.Context, private bool) error {
	if i.inPlace {
		return i.callback(ctx, wireCallback{Type: callbackDeferredEdit})
	}
	i.private = private
	return i.callback(ctx, wireCallback{callbackDeferred, wireFlags{}.privately(private)})
}

// Follow keeps the promise. Who sees a deferred message was settled by the deferral; a
// reply for other eyes takes its place as a message of its own.
func (i *interactionResponder) Follow(ctx context.Context, reply *Reply) error {
	ctx, cancel := context.WithTimeout(ctx, i.door.times.sending)
	defer cancel()
	switch {
	case reply == nil:
		return i.token(ctx, "delete original", http.MethodDelete, i.original(), nil)
	case i.inPlace && reply.Update, !i.inPlace && reply.Private == i.private:
		return i.token(ctx, "edit original", http.MethodPatch, i.original(), i.body(reply))
	case !i.inPlace:
		if err := i.token(ctx, "delete original", http.MethodDelete, i.original(), nil); err != nil {
			return err
		}
	}
	return i.token(ctx, "create follow-up", http.MethodPost, i.webhook(), i.body(reply).privately(reply.Private))
}

func (i *interactionResponder) body(reply *Reply) wireMessage {
	return body(reply, i.event.embeds())
}

// callback sends the first answer before Discord stops waiting for it.
func (i *interactionResponder) callback(ctx context.Context, answer wireCallback) error {
	ctx, cancel := context.WithTimeout(ctx, i.door.times.callback-i.door.clock.Now().Sub(i.received))
	defer cancel()
	url := discordgo.EndpointInteractionResponse(string(i.event.ID), i.event.Token)
	return i.token(ctx, "answer interaction", http.MethodPost, url, answer)
}

func (i *interactionResponder) token(ctx context.Context, op, method, url string, body any) error {
	return i.door.rest.WithToken(ctx, rest.Call{Op: op, Method: method, URL: url, Bucket: i.event.Token, Body: body})
}

func (i *interactionResponder) webhook() string {
	return discordgo.EndpointWebhookToken(string(i.event.ApplicationID), i.event.Token)
}

func (i *interactionResponder) original() string {
	return discordgo.EndpointWebhookMessage(string(i.event.ApplicationID), i.event.Token, "@original")
}
