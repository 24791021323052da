package bot

import (
	"context"
	"log/slog"
	"time"

	"gutskin/bot/rest"
)

// gatewayDoor delivers the replies to what came over the gateway. Doors alone send.
type gatewayDoor struct {
	router *Router
	rest   *rest.Client
	clock  *rest.Clock
	times  timings
	barred *shelf[struct{}] // channels where the bot may not write, for a while
	log    *slog.Logger
}

// How many channels without permission are remembered, and for how long: asking again and
// again for what Discord refuses gets an address banned.
const (
	maxBarred  = 5_000
	barredKept = 10 * time.Minute
)

func newGatewayDoor(router *Router, r *rest.Client, c *rest.Clock, times timings, log *slog.Logger) *gatewayDoor {
	return &gatewayDoor{
		router: router, rest: r, clock: c, times: times,
		barred: newShelf[struct{}](maxBarred, barredKept, c.Now), log: log,
	}
}

// message answers a message, unless the bot may not write there.
func (d *gatewayDoor) message(ctx context.Context, m messageEvent, req Request) {
	if _, barred := d.barred.get(req.Channel); barred {
		return
	}
	d.log.Debug("message", "shared", req.Shared)
	err := d.router.Serve(ctx, req, messageResponder{d, m})
	d.report(req, err)
}

// interaction answers an interaction, unless it has waited for a worker for too long.
func (d *gatewayDoor) interaction(ctx context.Context, i interactionEvent, req Request) {
	if d.clock.Now().Sub(req.Received) > d.times.callback {
		d.log.Warn("an interaction waited too long to be answered", "kind", req.Kind)
		return
	}
	err := d.router.Serve(ctx, req, &interactionResponder{door: d, event: i, received: req.Received, inPlace: req.InPlace})
	d.report(req, err)
}

// report logs what became of a reply. Much of what Discord refuses is no fault.
func (d *gatewayDoor) report(req Request, err error) {
	switch code := rest.CodeOf(err); code {
	case 0:
		if err != nil {
			d.log.Error("a reply was not delivered", "kind", req.Kind, "error", err)
		}
	case rest.CodeClosedDM, rest.CodeNoMutualGuild, rest.CodeUnknownChannel, rest.CodeUnknownMessage,
		rest.CodeSlowmode, rest.CodeWriteRate, rest.CodeAcknowledged:
		d.log.Debug("a reply was not wanted", "kind", req.Kind, "code", code)
	case rest.CodeNoAccess, rest.CodeNoPermission:
		if req.Kind == KindMessage {
			d.barred.put(req.Channel, struct{}{})
		}
		d.log.Info("the bot may not write in a channel; it will not try again for a while", "code", code)
	case rest.CodeUnknownInteraction, rest.CodeUnknownWebhook, rest.CodeInvalidToken:
		d.log.Warn("a reply came too late", "kind", req.Kind, "code", code)
	default:
		d.log.Error("a reply was refused", "kind", req.Kind, "error", err)
	}
}
