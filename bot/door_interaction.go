package bot

import (
	"context"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"

	"gutskin/bot/reply"
	"gutskin/bot/rest"
	"gutskin/bot/router"
)

// firstAnswer delivers the first answer to an interaction.
type firstAnswer func(ctx context.Context, f first) error

// first is a first answer, with what the way to deliver it depends on.
type first struct {
	answer wireCallback
	file   *reply.File
	more   bool // whether requests follow for which Discord must know it
}

// interactionResponder answers one interaction. Its methods are called one after another.
type interactionResponder struct {
	door    *door
	event   interactionEvent
	request router.Request
	first   firstAnswer
	private bool // who sees a deferred message
}

// posting is how long a message of the bot's own may take before the person is answered.
const posting = time.Second

// Respond gives the first answer.
func (i *interactionResponder) Respond(ctx context.Context, said *reply.Reply) error {
	if said == nil { // a router gives every interaction a reply
		return i.Defer(ctx, true)
	}
	ctx, cancel := context.WithTimeout(ctx, i.door.times.sending)
	defer cancel()
	if said.Post != nil {
		said = i.post(ctx, said)
	}
	answer, err := i.answer(said)
	if err != nil {
		return err
	}
	more := said.Remove || len(said.Next) > 0
	err = i.callback(ctx, first{answer, said.File, more})
	if said.Update && rest.CodeOf(err) == rest.CodeUnknownMessage { // there is none left to be changed
		err = i.callback(ctx, first{wireCallback{callbackMessage, i.body(said).privately(true)}, said.File, more})
	}
	if err != nil {
		return err
	}
	if said.Remove {
		return i.remove(ctx, said)
	}
	return i.follow(ctx, said.Next)
}

// remove deletes the message of the control. Where Discord refuses, the person is told;
// that somebody was quicker is as good.
func (i *interactionResponder) remove(ctx context.Context, said *reply.Reply) error {
	err := i.token(ctx, "delete original", http.MethodDelete, i.original(), nil, nil)
	switch rest.CodeOf(err) {
	case rest.CodeUnknownMessage:
		return nil
	case rest.CodeNoAccess, rest.CodeNoPermission:
		if said.Content != "" {
			return i.follow(ctx, []*reply.Reply{reply.Whisper(said.Content)})
		}
	}
	return err
}

// answer is a reply as the first answer to an interaction.
func (i *interactionResponder) answer(said *reply.Reply) (wireCallback, error) {
	switch {
	case said.Choices != nil:
		return choices(said.Choices), nil
	case said.Form != nil:
		f, err := form(*said.Form)
		return wireCallback{callbackForm, f}, err
	case said.Remove:
		return wireCallback{Type: callbackDeferredEdit}, nil
	case said.Update:
		return wireCallback{callbackUpdate, i.body(said)}, nil
	}
	return wireCallback{callbackMessage, i.body(said).privately(said.Private)}, nil
}

// post writes the message of the bot's own that a reply asks for. What it gives is what
// the person is told.
func (i *interactionResponder) post(ctx context.Context, said *reply.Reply) *reply.Reply {
	ctx, cancel := context.WithTimeout(ctx, posting)
	defer cancel()
	p := said.Post
	message := i.body(p.Reply).once(i.event.ID)
	if p.To != "" {
		message = message.to(p.To, false)
	}
	channel := p.Channel
	if channel == "" {
		channel = string(i.event.ChannelID)
	}
	err := i.door.create(ctx, channel, message, func() wireMessage { return body(p.Reply, false) })
	if err == nil {
		return said
	}
	told := p.Failed
	switch code := rest.CodeOf(err); {
	case code == rest.CodeNoAccess, code == rest.CodeNoPermission, code == rest.CodeNoHistory,
		p.Channel != "" && code == rest.CodeUnknownChannel:
		told = p.Refused
	case p.To != "" && (code == rest.CodeFormBody || code == rest.CodeUnknownMessage):
		told = p.Gone
	default:
		i.door.log.Error("a message was not posted", "error", err)
	}
	i.door.router.NotPosted(context.WithoutCancel(ctx), i.request)
	return reply.Whisper(told)
}

// Typing does nothing: a deferral says it better.
func (i *interactionResponder) Typing(context.Context) error { return nil }

// Defer promises an answer: a new message, or a change of the control's.
func (i *interactionResponder) Defer(ctx context.Context, private bool) error {
	if i.edits() {
		return i.callback(ctx, first{answer: wireCallback{Type: callbackDeferredEdit}})
	}
	i.private = private
	return i.callback(ctx, first{answer: wireCallback{callbackDeferred, wireFlags{}.privately(private)}})
}

// Follow keeps the promise. Who sees a deferred message was settled by the deferral; a
// reply for other eyes takes its place as a message of its own. A form cannot come late.
func (i *interactionResponder) Follow(ctx context.Context, said *reply.Reply) error {
	ctx, cancel := context.WithTimeout(ctx, i.door.times.sending)
	defer cancel()
	if said != nil && said.Post != nil {
		said = i.post(ctx, said)
	}
	switch {
	case said != nil && said.Remove:
		return i.remove(ctx, said)
	case said == nil, said.Form != nil:
		return i.token(ctx, "delete original", http.MethodDelete, i.original(), nil, nil)
	case i.edits() && said.Update, !i.edits() && said.Private == i.private:
		err := i.token(ctx, "edit original", http.MethodPatch, i.original(), i.body(said), said.File)
		if err != nil {
			return err
		}
		return i.follow(ctx, said.Next)
	case !i.edits():
		if err := i.token(ctx, "delete original", http.MethodDelete, i.original(), nil, nil); err != nil {
			return err
		}
	}
	return i.follow(ctx, append([]*reply.Reply{said}, said.Next...))
}

// edits tells whether a deferral promises to change the message of the control.
func (i *interactionResponder) edits() bool {
	return i.request.Source.ID != "" && i.request.InPlace()
}

// follow sends messages after the first one.
func (i *interactionResponder) follow(ctx context.Context, next []*reply.Reply) error {
	for _, n := range next {
		message := i.body(n).privately(n.Private)
		if err := i.token(ctx, "create follow-up", http.MethodPost, i.webhook(), message, n.File); err != nil {
			return err
		}
	}
	return nil
}

func (i *interactionResponder) body(said *reply.Reply) wireMessage {
	return body(said, i.event.embeds())
}

// callback sends the first answer before Discord stops waiting for it.
func (i *interactionResponder) callback(ctx context.Context, f first) error {
	ctx, cancel := context.WithTimeout(ctx, i.door.times.callback-i.door.clock.Now().Sub(i.request.Received))
	defer cancel()
	return i.first(ctx, f)
}

// byREST gives the first answer by a request.
func (d *door) byREST(i interactionEvent) firstAnswer {
	return func(ctx context.Context, f first) error {
		url := discordgo.EndpointInteractionResponse(string(i.ID), i.Token)
		return d.rest.WithToken(ctx, rest.Call{
			Op: "answer interaction", Method: http.MethodPost, URL: url, Bucket: i.Token, Body: f.answer, File: attached(f.file),
		})
	}
}

func (i *interactionResponder) token(ctx context.Context, op, method, url string, body any, file *reply.File) error {
	return i.door.rest.WithToken(ctx, rest.Call{
		Op: op, Method: method, URL: url, Bucket: i.event.Token, Body: body, File: attached(file),
	})
}

func attached(f *reply.File) *rest.File {
	if f == nil {
		return nil
	}
	return &rest.File{Name: f.Name, Data: f.Data}
}

func (i *interactionResponder) webhook() string {
	return discordgo.EndpointWebhookToken(string(i.event.ApplicationID), i.event.Token)
}

func (i *interactionResponder) original() string {
	return discordgo.EndpointWebhookMessage(string(i.event.ApplicationID), i.event.Token, "@original")
}
