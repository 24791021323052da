package main

import (
	"context"
	"io"
	"log/slog"
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
	logger := slog.New(logHandler(redacting{a.stderr, []byte(token)}, c))
	records, err := openRecords(ctx, c, logger)
	if err != nil {
		return err
	}
	defer records.close()
	lib, stopWatching, err := keepLibrary(ctx, c, logger)
	if err != nil {
		return err
	}
	defer stopWatching()
	logger.InfoContext(ctx, "starting", "version", version(), "knowledge", knowledgeName(c),
		"topics", len(lib.Current().Base().Topics), "discord", discordName(c))
	health := new(bot.Health)
	stop, err := serveHealth(ctx, c.HealthAddress, health, logger)
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
	return bot.Run(ctx, bot.Config{
		Token: token, API: c.DiscordAPI, PublicByDefault: c.PublicByDefault(), Version: version(), Health: health,
		PublicKey: c.DiscordPublicKey, InteractionsAddress: c.InteractionsAddress,
		HelpChannels:   c.AnswersUnasked(),
		ModeratorGuild: c.ModeratorGuild, Library: deskLibrary{kept.Library{Library: lib, Options: answerOptions(c)}},
	}, service, records, logger)
}

// keepLibrary opens the knowledge as its keeper and watches its folder until it is told to
// stop.
func keepLibrary(ctx context.Context, c config.Config, logger *slog.Logger) (lib *library.Library, stop func(), err error) {
	options := libraryOptions(c, logger)
	options.Keep = true
	if lib, err = library.Open(ctx, options); err != nil {
		return nil, nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	var watching sync.WaitGroup
	watching.Go(func() { lib.Watch(ctx) })
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
