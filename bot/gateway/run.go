package gateway

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/bwmarrin/discordgo"
	"golang.org/x/sync/errgroup"
)

// Config is what gateway connections need. Every field but Shards and Content must be set.
type Config struct {
	// Session makes a session of the library's that is not open; one is asked for
	// whenever the last one cannot be resumed.
	Session func() (*discordgo.Session, error)
	// Advice asks Discord how to connect; see [Ask].
	Advice func(context.Context) (Advice, error)
	// Shards are those to run.
	Shards Shards
	// Content asks for the text of messages that are not for the bot: a privileged intent.
	Content bool
	// Timings are the spans of time to go by.
	Timings Timings
	// Health is kept up to date while Run works, except for [Health.Acknowledge].
	Health *Health
	// Log hears of lost connections.
	Log *slog.Logger
	// Now is the clock.
	Now func() time.Time
}

// Run keeps the connections of all shards open until ctx ends, then closes them and returns
// nil. It only fails where connecting again is useless: with a [FatalError], or with the
// error of Config.Session. The events of a shard go to handle one after another, those of
// different shards side by side; handle must only enqueue, since it runs under the library's
// lock.
func Run(ctx context.Context, cfg Config, handle func(shard int, e *discordgo.Event)) error {
	a := adviser{ask: cfg.Advice, times: cfg.Timings, log: cfg.Log}
	advice, err := a.wait(ctx)
	for err == nil {
		shards := cfg.Shards
		if shards.Advised() {
			shards = Shards{First: 0, Last: advice.Shards - 1, Count: advice.Shards}
		}
		if shards.Count > 1 {
			cfg.Log.Info("connecting in shards", "shards", shards.String(), "side_by_side", advice.Concurrency)
		}
		err = runShards(ctx, cfg, shards, newPace(advice, a, cfg.Now), handle)
		if !tooFew(err) || !cfg.Shards.Advised() {
			return err
		}
		outgrown := err
		if advice, err = a.wait(ctx); err == nil && advice.Shards <= shards.Count {
			return outgrown
		}
		cfg.Log.Warn("the bot has outgrown its shards", "were", shards.Count, "will_be", advice.Shards)
	}
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// runShards runs a connection per shard, until ctx ends or one of them fails.
func runShards(ctx context.Context, cfg Config, shards Shards, pace *pace, handle func(int, *discordgo.Event)) error {
	cfg.Health.expect(shards)
	group, ctx := errgroup.WithContext(ctx)
	for shard := shards.First; shard <= shards.Last; shard++ {
		s := &supervisor{
			make: cfg.Session, content: cfg.Content, times: cfg.Timings, log: cfg.Log, now: cfg.Now, pace: pace,
			shard: shard, count: shards.Count, health: cfg.Health, budget: &budget{now: cfg.Now},
			handle: func(e *discordgo.Event) { handle(shard, e) },
		}
		if shards.Count > 1 {
			s.log = cfg.Log.With("shard", shard)
		}
		group.Go(func() error { return s.run(ctx) })
	}
	return group.Wait()
}

// tooFew tells whether an error says that more shards are needed.
func tooFew(err error) bool {
	var f *FatalError
	return errors.As(err, &f) && f.Code == closeShardingRequired
}
