package bot

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
)

// Run is the bot: it connects to Discord and answers until ctx ends, then finishes what it
// has begun and returns nil. An error is one of the configuration, or a [FatalError].
func Run(ctx context.Context, cfg Config, answers Answers, log *slog.Logger) error {
	return run(ctx, cfg, answers, log, defaults())
}

func run(ctx context.Context, cfg Config, answers Answers, log *slog.Logger, times timings) error {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	// What has begun goes on for a moment after ctx ends, so it has a context of its own.
	work, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	b, err := build(work, cfg.withDefaults(), answers, log, times)
	if err != nil {
		return err
	}
	defer b.http.CloseIdleConnections()
	ended := make(chan error, 1)
	go func() { ended <- b.supervisor.run(work) }()
	select {
	case err = <-ended:
		b.stop(work)
		end()
	case <-ctx.Done():
		log.Info("stopping: finishing what has begun")
		b.stop(work)
		end()
		err = <-ended
	}
	b.background.Wait()
	log.Info("stopped")
	return err
}

// built is the bot with all its parts.
type built struct {
	intake     *intake
	supervisor *supervisor
	http       *http.Transport
	times      timings
	log        *slog.Logger
	background sync.WaitGroup
}

// build wires the parts; work is the context of everything that they do.
func build(work context.Context, cfg Config, answers Answers, log *slog.Logger, times timings) (*built, error) {
	base, err := cfg.base()
	if err != nil {
		return nil, err
	}
	b := &built{http: newHTTP(cfg.Workers), times: times, log: log}
	c := &clock{now: time.Now}
	client := newClient(newTransport(b.http, base, c, log))
	session, err := newSession(cfg, client)
	if err != nil {
		return nil, err
	}
	api := newREST(session, c.now)
	router := NewRouter(answers, cfg.PublicByDefault, log, c.now)
	router.times = times
	b.intake = newIntake(work, cfg, newGatewayDoor(router, api, c, times, log))
	commands := &registrar{rest: api, log: log, retry: times.retry}
	b.intake.ready = sync.OnceFunc(func() {
		b.background.Go(func() { commands.run(work, b.intake.who.app()) })
	})
	b.supervisor = &supervisor{
		make:   func() (*discordgo.Session, error) { return newSession(cfg, client) },
		handle: b.intake.event, times: times, health: cfg.Health, log: log, now: c.now,
		budget: &budget{now: c.now, every: times.identify},
	}
	return b, nil
}
