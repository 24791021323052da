package bot

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"gutskin/bot/ballot"
	"gutskin/bot/desk"
	"gutskin/bot/gateway"
	"gutskin/bot/guild"
	"gutskin/bot/rest"
	"gutskin/bot/router"
	"gutskin/bot/tally"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// FatalError ends the bot: Discord has said that connecting again is useless until a
// person has changed something.
type FatalError = gateway.FatalError

// Shards are the shards of the bot that this process runs; see [gateway.Shards].
type Shards = gateway.Shards

// Store is what the bot keeps beyond a restart. It must be safe for use by several
// goroutines.
type Store interface {
	router.Records
	guild.Store
	tally.Store
	desk.Drafts
	desk.Records
	Followers
	desk.Memos
	knowledge.Locks
}

// Run is the bot: it connects to Discord and answers until ctx ends, then finishes what it
// has begun and returns nil. An error is one of the configuration, or a [FatalError].
func Run(ctx context.Context, cfg Config, answers router.Answers, store Store, log *slog.Logger) error {
	return run(ctx, cfg, answers, store, log, defaults())
}

func run(ctx context.Context, cfg Config, answers router.Answers, store Store, log *slog.Logger, times timings) error {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	// What has begun goes on for a moment after ctx ends, so it has a context of its own.
	work, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	cfg = cfg.withDefaults()
	b, err := build(work, cfg, answers, store, log, times)
	if err != nil {
		return err
	}
	defer b.rest.Close()
	defer b.closeFiles()
	closeDoor, err := b.listen(work, cfg)
	if err != nil {
		return err
	}
	b.closeDoor = closeDoor
	ended := make(chan error, 1)
	go func() { ended <- b.connect(work, cfg) }()
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
	rest       *rest.Client
	gateway    gateway.Config
	times      timings
	log        *slog.Logger
	background sync.WaitGroup
	// closeDoor closes the HTTP door.
	closeDoor func(context.Context)
	// closeFiles closes the connections of downloads.
	closeFiles func()
}

// build wires the parts; work is the context of everything that they do.
func build(work context.Context, cfg Config, answers router.Answers, store Store, log *slog.Logger, times timings) (*built, error) {
	base, err := cfg.base()
	if err != nil {
		return nil, err
	}
	catalog, err := words.Load()
	if err != nil {
		return nil, fmt.Errorf("bot: %w", err)
	}
	clock := rest.NewClock(time.Now)
	api, err := rest.New(rest.Config{
		Token: cfg.Token, Version: cfg.Version, Base: base, Workers: cfg.Workers, Clock: clock, Log: log, Watch: cfg.Watch,
	})
	if err != nil {
		return nil, err
	}
	b := &built{rest: api, times: times, log: log}
	counts := tally.New(store, store, salt(), times.gather, clock.Now, log)
	b.background.Go(func() { counts.Run(work) })
	votes := ballot.New(counts, log)
	b.background.Go(func() { votes.Run(work) })
	settings := guild.NewBook(store, log, clock.Now)
	b.background.Go(func() { settings.Follow(work) })
	files := rest.NewDownloader(base)
	b.closeFiles = files.Close
	moderating := cfg.desk(answers, store, attachments{files}, log, clock.Now)
	answering := router.New(router.Parts{
		Answers: answers, Records: votes, Counts: counts, Watch: cfg.Watch, Settings: settings, Words: catalog, Public: cfg.PublicByDefault,
		HelpChannels: cfg.HelpChannels, Home: cfg.home(),
		Secret: secret(cfg.Token), Log: log, Now: clock.Now, Patience: times.patience, Extra: moderating.Extra(),
	})
	door := newDoor(answering, api, clock, times, log)
	b.intake = newIntake(work, cfg, door, settings)
	if cfg.Shards.Leads() && !cfg.HTTPOnly {
		told := newNotices(cfg, moderating, api, store, settings, catalog, times, log)
		b.lead(work, cfg, store, catalog, teller{door, store, log}, told)
	}
	b.gateway = gateway.Config{
		Session: api.Session, Shards: cfg.Shards, Content: cfg.HelpChannels, Timings: times.gateway,
		Advice: func(ctx context.Context) (gateway.Advice, error) { return gateway.Ask(ctx, api) },
		Health: &cfg.Health.gateway, Log: log, Now: clock.Now,
	}
	return b, nil
}

// lead has this process do what is done once for the whole bot.
func (b *built) lead(work context.Context, cfg Config, store Store, catalog words.Catalog, followers teller, told *notices) {
	b.background.Go(func() { alone(work, store, "tell followers", b.log, followers.run) })
	commands := &registrar{rest: b.rest, commands: Commands(catalog), log: b.log, retry: b.times.register}
	moved := &former{rest: b.rest, home: cfg.home(), memos: store, log: b.log, retry: b.times.register}
	own := &registrar{rest: b.rest, commands: DeskCommands(catalog), guild: cfg.ModeratorGuild, log: b.log, retry: b.times.register}
	b.intake.ready = sync.OnceFunc(func() {
		b.background.Go(func() { commands.run(work, b.intake.who.app()) })
		b.background.Go(func() { moved.run(work, b.intake.who.app()) })
		if cfg.home() != "" {
			b.background.Go(func() { own.run(work, b.intake.who.app()) })
			b.background.Go(func() { alone(work, store, "tell moderators", b.log, told.run) })
		}
	})
}

// connect stays connected to the gateway, if that is wanted, until the context ends.
func (b *built) connect(ctx context.Context, cfg Config) error {
	if cfg.HTTPOnly {
		<-ctx.Done()
		return nil
	}
	return gateway.Run(ctx, b.gateway, b.intake.event)
}

// salt tells people apart as long as the process runs, and no longer.
func salt() []byte {
	b := make([]byte, sha256.Size)
	_, _ = rand.Read(b) // it never fails
	return b
}

// home is the moderators' server; empty where there is no desk.
func (c Config) home() string {
	if c.Library == nil {
		return ""
	}
	return c.ModeratorGuild
}

// desk is the moderators' desk; nil where there is none.
func (c Config) desk(answers router.Answers, store Store, files desk.Attachments, log *slog.Logger, now func() time.Time) *desk.Desk {
	if c.home() == "" {
		return nil
	}
	return desk.New(desk.Parts{
		Guild: c.ModeratorGuild, Library: c.Library, Drafts: store, Records: store, Attachments: files, Live: answers, Log: log, Now: now,
	})
}

// secret is made of the token, which is all that the bot surely has again after a restart.
func secret(token string) []byte {
	sum := sha256.Sum256([]byte("gutskin: who asked\n" + token))
	return sum[:]
}
