package main

import (
	"context"
	"io"
	"log/slog"
	"runtime/debug"
	"sync"

	"github.com/spf13/cobra"

	"gutskin/bot"
	"gutskin/bot/desk/kept"
	"gutskin/cmd/internal/config"
	"gutskin/knowledge/answer"
	"gutskin/knowledge/library"
)

func (a *app) serveCommand() *cobra.Command {
	var dir *string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Runs the Discord bot",
		Long: `Runs the Discord bot until it is stopped (SIGTERM or Ctrl-C); what it has begun it
finishes. It needs a token: "gutskin config" tells where it is set and what else is.
A knowledge folder that is missing or empty is filled with the built-in files, and a
change of a file there is live within three seconds.`,
		Example: `  GUTSKIN_DISCORD_TOKEN=… gutskin serve
  GUTSKIN_DISCORD_TOKEN_FILE=/run/secrets/token gutskin serve --knowledge ./my-knowledge`,
		Args: none,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.serve(cmd.Context(), *dir) },
	}
	dir = knowledgeFlag(cmd)
	return cmd
}

func (a *app) serve(ctx context.Context, dir string) error {
	c, err := settings(dir)
	if err != nil {
		return err
	}
	token, err := c.Token()
	if err != nil {
		return usageError{err}
	}
	return a.serveBot(ctx, c, token, nil)
}

// prepare is something to be done with the answers and the records before the bot starts.
type prepare func(ctx context.Context, service *answer.Service, records openedRecords) error

// serveBot runs the bot as the settings say until the context ends.
func (a *app) serveBot(ctx context.Context, c config.Config, token string, first prepare) error {
	beside, err := c.Remote()
	if err != nil {
		return usageError{err}
	}
	logger := slog.New(logHandler(redacting{a.stderr, append(beside.Secrets(), secretsOf(c, token)...)}, c))
	defer debug.SetGCPercent(smallHeap())
	records, err := openRecords(ctx, c, logger)
	if err != nil {
		return err
	}
	defer records.close()
	lib, stopWatching, err := keepLibrary(ctx, c, beside, logger)
	if err != nil {
		return err
	}
	defer stopWatching()
	stopWebhook, err := serveWebhook(ctx, c, beside.WebhookSecret, lib, logger)
	if err != nil {
		return err
	}
	defer stopWebhook()
	logger.InfoContext(ctx, "starting", "version", version(), "knowledge", knowledgeName(c),
		"topics", len(lib.Current().Base().Topics), "discord", discordName(c))
	watch, stopWatch, err := startWatch(ctx, logger)
	if err != nil {
		return err
	}
	defer stopWatch()
	health, store, files := new(bot.Health), watch.Store(records), servedFiles{lib}
	watch.Observe(health, files)
	state := serving{health: health, files: files, store: store.Sound, overHTTP: c.DiscordPublicKey != "", httpOnly: c.HTTPOnly()}
	stop, err := serveHealth(ctx, c.HealthAddress, healthHandler(state, watch.Handler()), logger)
	if err != nil {
		return err
	}
	defer stop()
	service := newService(lib, c)
	if first != nil {
		if err := first(ctx, service, records); err != nil {
			return err
		}
	}
	settings, err := botConfig(c, token, lib)
	if err != nil {
		return err
	}
	settings.Health, settings.Watch = health, watch
	return bot.Run(ctx, settings, watch.Answers(service), store, logger)
}

// botConfig is what the bot must be told of the settings.
func botConfig(c config.Config, token string, lib *library.Library) (bot.Config, error) {
	first, last, count, err := c.ShardNumbers()
	if err != nil {
		return bot.Config{}, usageError{err}
	}
	return bot.Config{
		Token: token, API: c.DiscordAPI, Shards: bot.Shards{First: first, Last: last, Count: count},
		PublicByDefault: c.PublicByDefault(), HelpChannels: c.AnswersUnasked(), Version: version(),
		PublicKey: c.DiscordPublicKey, InteractionsAddress: c.InteractionsAddress, HTTPOnly: c.HTTPOnly(),
		ModeratorGuild: c.ModeratorGuild, Library: deskLibrary{kept.Library{Library: lib, Options: answerOptions(c)}},
	}, nil
}

// keepLibrary opens the knowledge as its keeper, watches its folder and keeps it in step with
// the remote until it is told to stop.
func keepLibrary(ctx context.Context, c config.Config, beside config.Remote, logger *slog.Logger) (lib *library.Library, stop func(), err error) {
	options := libraryOptions(c, logger)
	options.Keep, options.Remote = true, libraryRemote(beside)
	if lib, err = library.Open(ctx, options); err != nil {
		return nil, nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	var watching sync.WaitGroup
	watching.Go(func() { lib.Watch(ctx) })
	watching.Go(func() { lib.Sync(ctx) })
	return lib, func() { cancel(); watching.Wait() }, nil
}

// logHandler writes the log as the settings want it.
func logHandler(w io.Writer, c config.Config) slog.Handler {
	options := &slog.HandlerOptions{Level: c.Level()}
	if c.LogFormat == "json" {
		return slog.NewJSONHandler(w, options)
	}
	return slog.NewTextHandler(w, options)
}

func knowledgeName(c config.Config) string {
	if c.KnowledgeDir == "" {
		return "built-in"
	}
	return c.KnowledgeDir
}

func discordName(c config.Config) string {
	if c.DiscordAPI == "" {
		return "discord.com"
	}
	return c.DiscordAPI
}

// servingGC is how much the heap may grow before it is collected, in per cent. A bot makes
// little garbage and sits beside others: the memory is worth the processor time.
const servingGC = 30

// smallHeap keeps the heap small, unless the environment (GOGC) has said what it is to be, and
// gives the former setting.
func smallHeap() int {
	before := debug.SetGCPercent(servingGC)
	if before != standardGC {
		debug.SetGCPercent(before)
	}
	return before
}

// standardGC is what holds where nobody has said anything.
const standardGC = 100
