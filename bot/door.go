package bot

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"

	"gutskin/bot/rest"
	"gutskin/bot/router"
	"gutskin/bot/shelf"
)

// door delivers replies, whichever way the events came in. Doors alone send.
type door struct {
	router *router.Router
	rest   *rest.Client
	clock  *rest.Clock
	times  timings
	barred *shelf.Shelf[struct{}] // channels where the bot may not write, for a while
	log    *slog.Logger
}

// How many channels without permission are remembered, and for how long: asking again and
// again for what Discord refuses gets an address banned.
const (
	maxBarred  = 5_000
	barredKept = 10 * time.Minute
)

func newDoor(router *router.Router, r *rest.Client, c *rest.Clock, times timings, log *slog.Logger) *door {
	return &door{
		router: router, rest: r, clock: c, times: times,
		barred: shelf.New[struct{}](maxBarred, barredKept, c.Now), log: log,
	}
}

// message answers a message, unless the bot may not write there.
func (d *door) message(ctx context.Context, m messageEvent, req router.Request) {
	if _, barred := d.barred.Get(req.Channel); barred {
		return
	}
	d.log.Debug("message", "shared", req.Shared)
	err := d.router.Serve(ctx, req, messageResponder{d, m, req.Kind == router.KindOverheard})
	d.report(req, err)
}

// interaction answers an interaction, unless it has waited for a worker for too long. first
// delivers the first answer.
func (d *door) interaction(ctx context.Context, i interactionEvent, req router.Request, first firstAnswer) {
	if d.clock.Now().Sub(req.Received) > d.times.callback {
		d.log.Warn("an interaction waited too long to be answered", "kind", req.Kind)
		return
	}
	err := d.router.Serve(ctx, req, &interactionResponder{door: d, event: i, request: req, first: first})
	d.report(req, err)
}

// report logs what became of a reply. Much of what Discord refuses is no fault.
func (d *door) report(req router.Request, err error) {
	switch code := rest.CodeOf(err); code {
	case 0:
		if err != nil {
			d.log.Error("a reply was not delivered", "kind", req.Kind, "error", err)
		}
	case rest.CodeClosedDM, rest.CodeNoMutualGuild, rest.CodeUnknownChannel, rest.CodeUnknownMessage,
		rest.CodeSlowmode, rest.CodeWriteRate, rest.CodeAcknowledged:
		d.log.Debug("a reply was not wanted", "kind", req.Kind, "code", code)
	case rest.CodeNoAccess, rest.CodeNoPermission:
		if req.Kind == router.KindMessage || req.Kind == router.KindOverheard {
			d.barred.Put(req.Channel, struct{}{})
		}
		d.log.Info("the bot may not write in a channel; it will not try again for a while", "code", code)
	case rest.CodeUnknownInteraction, rest.CodeUnknownWebhook, rest.CodeInvalidToken:
		d.log.Warn("a reply came too late", "kind", req.Kind, "code", code)
	default:
		d.log.Error("a reply was refused", "kind", req.Kind, "error", err)
	}
}

// sentMessage is what is read of a message that Discord has taken.
type sentMessage struct {
	ID     snowflake  `json:"id"`
	Embeds []struct{} `json:"embeds"`
}

// create writes a message of the bot's own into a channel. Where its embeds were taken
// away, because it may not show them there, plain takes its place.
func (d *door) create(ctx context.Context, channel string, message wireMessage, plain func() wireMessage) error {
	var sent sentMessage
	url := discordgo.EndpointChannelMessages(channel)
	err := d.rest.Do(ctx, rest.Call{Op: "create message", Method: http.MethodPost, URL: url, Bucket: url, Body: message, Out: &sent})
	if err != nil || len(message.Embeds) == len(sent.Embeds) || sent.ID == "" {
		return err
	}
	return d.rest.Do(ctx, rest.Call{
		Op: "edit message", Method: http.MethodPatch, Body: plain(),
		URL:    discordgo.EndpointChannelMessage(channel, string(sent.ID)),
		Bucket: discordgo.EndpointChannelMessage(channel, ""),
	})
}
