package bot

import (
	"context"
	"encoding/json"
	"log/slog"
	"time"

	"gutskin/bot/gateway"
	"gutskin/bot/reply"
	"gutskin/bot/router"
)

// Timings are the bot's own, shortened for tests.
type Timings struct{ of timings }

// FastTimings make a bot that notices everything at once.
func FastTimings() Timings {
	t := defaults()
	t.gateway = gateway.Timings{
		// The library holds its lock for a second when it closes: that is not stuck.
		Open: 1500 * time.Millisecond, Check: 5 * time.Millisecond, Stuck: 2 * time.Second,
		Identify: time.Millisecond, Retry: 10 * time.Millisecond, RetryMax: 50 * time.Millisecond,
		HangUp: 20 * time.Millisecond,
	}
	t.register, t.gather = 10*time.Millisecond, 10*time.Millisecond
	t.telling = 20 * time.Millisecond
	t.notices, t.settle = 10*time.Millisecond, 100*time.Millisecond
	return Timings{t}
}

// Identify sets the least time between two identifies of one bucket.
func (t Timings) Identify(d time.Duration) Timings { t.of.gateway.Identify = d; return t }

// Patience sets when an answer is deferred.
func (t Timings) Patience(d time.Duration) Timings { t.of.patience = d; return t }

// Stale sets the age at which an interaction is dropped.
func (t Timings) Stale(d time.Duration) Timings { t.of.staleInteraction = d; return t }

// Drain sets how long begun work may take after the stop.
func (t Timings) Drain(d time.Duration) Timings { t.of.drain = d; return t }

// RunWith is Run with other timings.
func RunWith(ctx context.Context, cfg Config, answers router.Answers, store Store, log *slog.Logger, t Timings) error {
	return run(ctx, cfg, answers, store, log, t.of)
}

// DecodeEvent reads an event as the intake does and gives the request made of it; the bot
// is the user self with the role role in every server.
func DecodeEvent(kind string, data json.RawMessage, self, role string) (router.Request, bool) {
	if kind == "INTERACTION_CREATE" {
		i, err := decodeInteraction(data)
		return i.request(time.Time{}), err == nil
	}
	m, err := decodeMessage(data)
	if err != nil {
		return router.Request{}, false
	}
	number, _ := gateway.ShardOf(string(m.GuildID), 1)
	who := &identity{user: snowflake(self), count: 1, shards: map[int]*shardIdentity{
		number: {roles: map[snowflake]snowflake{m.GuildID: snowflake(role)}},
	}}
	return m.request(router.KindMessage, time.Time{}), m.concerns(who)
}

// Body is a reply as it is sent.
func Body(r *reply.Reply, embeds bool) any { return body(r, embeds) }

// Made is when an id was made.
func Made(id string) time.Time { return snowflake(id).made() }

// SameCommands compares two lists of commands.
var SameCommands = sameCommands

// Pool is a worker pool.
type Pool struct{ p *pool }

// NewPool starts one.
func NewPool(ctx context.Context, lanes, workers, queue int, h *Health, log *slog.Logger) Pool {
	return Pool{newPool(ctx, "test", poolSize{lanes, workers, queue}, h, log)}
}

// Submit and Drain are those of the pool.
func (p Pool) Submit(key string, job func(context.Context)) bool { return p.p.submit(key, job) }

// Drain drains the pool.
func (p Pool) Drain(ctx context.Context) error { return p.p.drain(ctx) }

// ShardOf is the shard of a server.
var ShardOf = gateway.ShardOf
