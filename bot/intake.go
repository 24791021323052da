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

	"gutskin/bot/guild"
	"gutskin/bot/reply"
	"gutskin/bot/rest"
	"gutskin/bot/router"
	"gutskin/bot/shelf"
)

// intake is where events come in. It runs on the goroutine of whoever brings them, so it
// only decodes, filters and enqueues.
type intake struct {
	who      *identity
	threads  threads
	door     *door
	settings *guild.Book
	listens  bool // whether messages that are not for the bot are looked at
	pools    pools
	seen     *shelf.Shelf[struct{}]
	clock    *rest.Clock
	times    timings
	health   *Health
	ready    func() // called at each READY
	log      *slog.Logger
	stopped  atomic.Bool
}

// newIntake makes an intake with its workers, who work under ctx. ready is set by the
// caller.
func newIntake(ctx context.Context, cfg Config, door *door, settings *guild.Book) *intake {
	return &intake{
		who: new(identity), threads: newThreads(door.clock.Now), door: door, settings: settings, listens: cfg.HelpChannels,
		pools: newPools(ctx, cfg, door.log),
		seen:  shelf.New[struct{}](maxSeen, seenKept, door.clock.Now),
		clock: door.clock, times: door.times, health: cfg.Health, ready: func() {}, log: door.log,
	}
}

// Replayed events come within minutes; so many are remembered.
const (
	maxSeen  = 10_000
	seenKept = 10 * time.Minute
)

// event takes one event of a shard. Whatever it holds, the connection goes on.
func (in *intake) event(shard int, e *discordgo.Event) {
	defer func() {
		if v := recover(); v != nil {
			in.log.Error("an event panicked", "panic", fmt.Sprintf("%T", v), "stack", string(debug.Stack()))
		}
	}()
	if e == nil {
		return
	}
	if err := in.take(shard, e.Type, e.RawData); err != nil {
		in.log.Warn("an event could not be read", "type", reply.Clip(e.Type, 40), "error", readError(err))
	}
}

// take sorts events by type. Those that are not named here do not concern the bot.
func (in *intake) take(shard int, kind string, data json.RawMessage) error {
	switch kind {
	case "READY":
		if err := in.who.ready(data); err != nil {
			return err
		}
		in.health.gateway.Acknowledge(shard, in.clock.Now())
		in.log.Info("connected to Discord", "shard", shard)
		in.ready()
		in.only()
	case "RESUMED":
		in.health.gateway.Acknowledge(shard, in.clock.Now())
		in.log.Info("connected to Discord again", "shard", shard)
	case "GUILD_CREATE":
		return errors.Join(in.joined(data), in.threads.learn(data))
	case "GUILD_DELETE":
		return in.left(data)
	case "THREAD_CREATE", "THREAD_UPDATE", "THREAD_LIST_SYNC":
		return in.threads.learn(data)
	case "THREAD_DELETE":
		return in.threads.forget(data)
	case "MESSAGE_CREATE":
		return in.message(data)
	case "INTERACTION_CREATE":
		return in.interaction(data)
	}
	return nil
}

func (in *intake) message(data json.RawMessage) error {
	m, err := decodeMessage(data)
	if err != nil || in.stopped.Load() {
		return err
	}
	kind, pool := router.KindMessage, in.pools.messages
	if !m.concerns(in.who) {
		if !in.listens || !m.overheard(in.who) {
			return nil
		}
		kind, pool = router.KindOverheard, in.pools.overheard
	}
	if !in.seen.Add(string(m.ID), struct{}{}) || in.clock.Age(m.ID.made()) > in.times.staleMessage {
		in.log.Debug("a message was dropped: seen before, or too old")
		return nil
	}
	req := m.request(kind, in.clock.Now())
	req.Parent = in.threads.parent(m.ChannelID)
	pool.submit(string(m.ChannelID), func(ctx context.Context) { in.door.message(ctx, m, req) })
	return nil
}

func (in *intake) interaction(data json.RawMessage) error {
	i, err := decodeInteraction(data)
	if err != nil || in.stopped.Load() {
		return err
	}
	if !in.fresh(i) {
		return nil
	}
	req := i.request(in.clock.Now())
	in.pools.interactions.submit(string(i.ID), func(ctx context.Context) {
		in.door.interaction(ctx, i, req, in.door.byREST(i))
	})
	return nil
}

// fresh tells whether an interaction can still be answered and was not seen before.
func (in *intake) fresh(i interactionEvent) bool {
	if in.seen.Add(string(i.ID), struct{}{}) && in.clock.Age(i.ID.made()) <= in.times.staleInteraction {
		return true
	}
	in.log.Info("an interaction was dropped: seen before, or too old to be answered")
	return false
}

// joined notes a server that the bot is in.
func (in *intake) joined(data json.RawMessage) error {
	server, err := in.who.joined(data)
	if err != nil || server == "" {
		return err
	}
	in.note(server, in.settings.Joined)
	return nil
}

// left notes a server that has removed the bot.
func (in *intake) left(data json.RawMessage) error {
	server, err := in.who.left(data)
	if err != nil || server == "" {
		return err
	}
	in.note(server, in.settings.Left)
	return nil
}

// only notes which servers the bot is in, all others having removed it while it was away. It
// waits for the last shard, and leaves it where other processes have some of them.
func (in *intake) only() {
	servers, all := in.who.servers()
	if !all {
		return
	}
	in.note("", func(ctx context.Context, _ string) error { return in.settings.Only(ctx, servers) })
}

// note writes something down about a server, in its turn.
func (in *intake) note(server snowflake, write func(context.Context, string) error) {
	in.pools.notes.submit(string(server), func(ctx context.Context) {
		ctx, cancel := context.WithTimeout(ctx, in.times.sending)
		defer cancel()
		if err := write(ctx, string(server)); err != nil {
			in.log.Error("a server could not be noted", "error", err)
		}
	})
}

// readError is a decoding error without the data, which may be what somebody wrote.
func readError(err error) string {
	if errors.Is(err, errIncomplete) {
		return err.Error()
	}
	return fmt.Sprintf("%T", err)
}
