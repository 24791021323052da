package gateway

import (
	"context"
	"log/slog"
	"time"

	"github.com/bwmarrin/discordgo"
)

// Config is what a gateway connection needs. Every field but Content must be set.
type Config struct {
	// Session makes a session of the library's that is not open; one is asked for
	// whenever the last one cannot be resumed.
	Session func() (*discordgo.Session, error)
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

// Run keeps a connection open until ctx ends, then closes it and returns nil. It only fails
// where connecting again is useless: with a [FatalError], or with the error of
// Config.Session. Each event goes to handle, one after another; handle must only enqueue,
// since it runs under the library's lock.
func Run(ctx context.Context, cfg Config, handle func(*discordgo.Event)) error {
	s := &supervisor{
		make: cfg.Session, content: cfg.Content, handle: handle, times: cfg.Timings, health: cfg.Health, log: cfg.Log, now: cfg.Now,
		budget: &budget{now: cfg.Now, every: cfg.Timings.Identify},
	}
	return s.run(ctx)
}
