package bot

import (
	"context"
	"net/http"

	"github.com/bwmarrin/discordgo"

	"gutskin/bot/reply"
	"gutskin/bot/rest"
)

// messageResponder replies to one message.
type messageResponder struct {
	door  *door
	event messageEvent
	// unasked: nobody waits for the reply, and nobody needs it once the message is gone.
	unasked bool
}

// Respond sends the reply, and what follows it. Where the bot may not reply, it writes a
// plain message.
func (m messageResponder) Respond(ctx context.Context, said *reply.Reply) error {
	if said == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, m.door.times.sending)
	defer cancel()
	plain := func() wireMessage { return body(said, false) }
	message := body(said, true).to(string(m.event.ID), !m.unasked).once(m.event.ID)
	err := m.door.create(ctx, string(m.event.ChannelID), message, plain)
	code := rest.CodeOf(err)
	if m.unasked && (code == rest.CodeFormBody || code == rest.CodeUnknownMessage) {
		m.door.log.Info("an unasked reply was not taken: its message is gone, most likely", "code", code)
		return nil
	}
	if code == rest.CodeNoHistory {
		message.Reference = nil
		err = m.door.create(ctx, string(m.event.ChannelID), message, plain)
	}
	for _, next := range said.Next {
		if err != nil {
			return err
		}
		err = m.door.create(ctx, string(m.event.ChannelID), body(next, true), func() wireMessage { return body(next, false) })
	}
	return err
}

// Typing shows that the bot is writing, for ten seconds or until it has written. Most of
// what it overhears it does not answer.
func (m messageResponder) Typing(ctx context.Context) error {
	if m.unasked {
		return nil
	}
	url := discordgo.EndpointChannelTyping(string(m.event.ChannelID))
	return m.door.rest.Do(ctx, rest.Call{Op: "show typing", Method: http.MethodPost, URL: url, Bucket: url})
}

// Defer does nothing: nobody waits for a message with a clock in hand.
func (m messageResponder) Defer(context.Context, bool) error { return nil }

// Follow sends the reply that took longer.
func (m messageResponder) Follow(ctx context.Context, said *reply.Reply) error {
	return m.Respond(ctx, said)
}
