package bot

import (
	"context"
	"net/http"

	"github.com/bwmarrin/discordgo"

	"gutskin/bot/rest"
)

// messageResponder replies to one message.
type messageResponder struct {
	door  *gatewayDoor
	event messageEvent
}

// sentMessage is what is read of a message that Discord has taken.
type sentMessage struct {
	ID     snowflake  `json:"id"`
	Embeds []struct{} `json:"embeds"`
}

// Respond sends the reply. Where the bot may not reply, it writes a plain message; where
// its embeds were taken away, it puts everything into the text.
func (m messageResponder) Respond(ctx context.Context, reply *Reply) error {
	if reply == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, m.door.times.sending)
	defer cancel()
	message := body(reply, true).to(m.event.ID)
	sent, err := m.create(ctx, message)
	if rest.CodeOf(err) == rest.CodeNoHistory {
		message.Reference = nil
		sent, err = m.create(ctx, message)
	}
	if err != nil {
		return err
	}
	if reply.Embed != nil && len(sent.Embeds) == 0 && sent.ID != "" {
		return m.edit(ctx, sent.ID, body(reply, false))
	}
	return nil
}

// Defer does nothing: nobody waits for a message with a clock in hand.
func (m messageResponder) Defer(context.Context, bool) error { return nil }

// Follow sends the reply that took longer.
func (m messageResponder) Follow(ctx context.Context, reply *Reply) error {
	return m.Respond(ctx, reply)
}

func (m messageResponder) create(ctx context.Context, message wireMessage) (sentMessage, error) {
	var sent sentMessage
	url := discordgo.EndpointChannelMessages(string(m.event.ChannelID))
	err := m.door.rest.Do(ctx, rest.Call{Op: "create message", Method: http.MethodPost, URL: url, Bucket: url, Body: message, Out: &sent})
	return sent, err
}

func (m messageResponder) edit(ctx context.Context, id snowflake, message wireMessage) error {
	channel := string(m.event.ChannelID)
	return m.door.rest.Do(ctx, rest.Call{
		Op: "edit message", Method: http.MethodPatch, Body: message,
		URL:    discordgo.EndpointChannelMessage(channel, string(id)),
		Bucket: discordgo.EndpointChannelMessage(channel, ""),
	})
}
