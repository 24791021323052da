package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"

	"gutskin/bot/rest"
)

// intake is where events of the gateway come in. It runs on the library's goroutine, so it
// only decodes, filters and enqueues.
type intake struct {
	who          *identity
	door         *gatewayDoor
	messages     *pool
	interactions *pool
	seen         *shelf[struct{}]
	clock        *rest.Clock
	times        timings
	health       *Health
	ready        func() // called at each READY
	log          *slog.Logger
	stopped      atomic.Bool
}

// newIntake makes an intake with its workers, who work under ctx. ready is set by the
// caller.
func newIntake(ctx context.Context, cfg Config, door *gatewayDoor) *intake {
	// A channel's messages are answered one after another, interactions as they come.
	messages := poolSize{lanes: max(1, cfg.Workers/2), workers: 1, queue: 2 * cfg.Queue / cfg.Workers}
	interactions := poolSize{lanes: 1, workers: cfg.Workers, queue: cfg.Queue}
	return &intake{
		who: new(identity), door: door,
		messages:     newPool(ctx, "messages", messages, cfg.Health, door.log),
		interactions: newPool(ctx, "interactions", interactions, cfg.Health, door.log),
		seen:         newShelf[struct{}](maxSeen, seenKept, door.clock.Now),
		clock:        door.clock, times: door.times, health: cfg.Health, ready: func() {}, log: door.log,
	}
}

// Replayed events come within minutes; so many are remembered.
const (
	maxSeen  = 10_000
	seenKept = 10 * time.Minute
)

// event takes one event. Whatever it holds, the connection goes on.
func (in *intake) event(e *discordgo.Event) {
	defer func() {
		if v := recover(); v != nil {
			in.log.Error("an event panicked", "panic", fmt.Sprintf("%T", v), "stack", string(debug.Stack()))
		}
	}()
	if e == nil {
		return
	}
	if err := in.take(e.Type, e.RawData); err != nil {
		in.log.Warn("an event could not be read", "type", clip(e.Type, 40), "error", readError(err))
	}
}

// take sorts events by type. Those that are not named here do not concern the bot.
func (in *intake) take(kind string, data json.RawMessage) error {
	switch kind {
	case "READY":
		if err := in.who.ready(data); err != nil {
			return err
		}
		in.health.gateway.Acknowledge(in.clock.Now())
		in.log.Info("connected to Discord")
		in.ready()
	case "RESUMED":
		in.health.gateway.Acknowledge(in.clock.Now())
		in.log.Info("connected to Discord again")
	case "GUILD_CREATE":
		return in.who.guild(data)
	case "GUILD_DELETE":
		return in.who.left(data)
	case "MESSAGE_CREATE":
		return in.message(data)
	case "INTERACTION_CREATE":
		return in.interaction(data)
	}
	return nil
}

func (in *intake) message(data json.RawMessage) error {
	m, err := decodeMessage(data)
	if err != nil || in.stopped.Load() || !m.concerns(in.who) {
		return err
	}
	if !in.seen.add(string(m.ID), struct{}{}) || in.clock.Age(m.ID.made()) > in.times.staleMessage {
		in.log.Debug("a message was dropped: seen before, or too old")
		return nil
	}
	req := m.request(in.clock.Now())
	in.messages.submit(string(m.ChannelID), func(ctx context.Context) { in.door.message(ctx, m, req) })
	return nil
}

func (in *intake) interaction(data json.RawMessage) error {
	i, err := decodeInteraction(data)
	if err != nil || in.stopped.Load() {
		return err
	}
	if !in.seen.add(string(i.ID), struct{}{}) || in.clock.Age(i.ID.made()) > in.times.staleInteraction {
		in.log.Info("an interaction was dropped: seen before, or too old to be answered")
		return nil
	}
	req := i.request(in.clock.Now())
	in.interactions.submit(string(i.ID), func(ctx context.Context) { in.door.interaction(ctx, i, req) })
	return nil
}

// readError is a decoding error without the data, which may be what somebody wrote.
func readError(err error) string {
	if errors.Is(err, errIncomplete) {
		return err.Error()
	}
	return fmt.Sprintf("%T", err)
}
