package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"gutskin/bot/demo"
	"gutskin/bot/localdiscord"
	"gutskin/cmd/internal/config"
)

// demoAddress is where the demo is unless somebody else is there: the port spells GUTS on
// the keys of a telephone.
const demoAddress = "127.0.0.1:4887"

// demoOptions are the flags of demo.
type demoOptions struct {
	address        string
	allowRemote    bool
	open, dontOpen bool
	data           string
	knowledge      *string
}

func (a *app) demoCommand() *cobra.Command {
	var o demoOptions
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "A local Discord in the browser with the real bot in it; no token, no account",
		Long: `Runs a small Discord on this machine, the real bot connected to it, and a page in the
browser to use both, until it is stopped (Ctrl-C). It needs no token, no account and no
network, and takes no notice of settings that belong to a real Discord.

Messages are kept in memory and are gone when it ends. With --data, votes, drafts,
settings of the server and the knowledge that was edited are kept; without it they are
in a temporary folder, which is removed.`,
		Example: `  gutskin demo
  gutskin demo --data ./my-demo
  gutskin demo --knowledge ./my-knowledge --no-open`,
		Args: none,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.demo(cmd.Context(), o) },
	}
	flags := cmd.Flags()
	flags.StringVar(&o.address, "address", demoAddress, "serve the page at `HOST:PORT`; another port if that one is taken")
	flags.BoolVar(&o.allowRemote, "allow-remote", false, "permit an address that other machines reach: whoever reaches it can do everything")
	flags.BoolVar(&o.open, "open", false, "open the browser (default: if there is a screen)")
	flags.BoolVar(&o.dontOpen, "no-open", false, "only print the address")
	flags.StringVar(&o.data, "data", "", "keep records and knowledge in `DIR`")
	o.knowledge = flags.String("knowledge", "", "edit the knowledge files in `DIR` (default: a copy of the built-in ones)")
	return cmd
}

func (a *app) demo(ctx context.Context, o demoOptions) error {
	if o.open && o.dontOpen {
		return usagef("--open and --no-open exclude each other")
	}
	c, err := config.LoadLocal()
	if err != nil {
		return usageError{err}
	}
	listener, err := a.demoListener(ctx, o)
	if err != nil {
		return err
	}
	defer func() { _ = listener.Close() }() // a second time, if the page has been served
	remove, err := o.folders(&c)
	if err != nil {
		return err
	}
	defer remove()
	// The local Discord outlives the bot, which takes its leave from it.
	discord, err := localdiscord.Start(context.WithoutCancel(ctx), demoDiscord())
	if err != nil {
		return err
	}
	defer func() { _ = discord.Close() }() // it records nothing that could fail
	err = a.runDemo(ctx, o, c, discord, listener)
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return nil // stopped while it started
	}
	return err
}

// runDemo runs the bot and the page until the context or one of the two ends.
func (a *app) runDemo(ctx context.Context, o demoOptions, c config.Config, discord *localdiscord.Server, listener net.Listener) error {
	var why explainer
	page, err := demo.New(discord, demo.Options{Explain: why.explain, AllowRemote: o.allowRemote})
	if err != nil {
		return err
	}
	if err := describeChannels(discord); err != nil {
		return err
	}
	c.DiscordAPI, c.ModeratorGuild, c.HelpChannels = discord.URL(), discord.Guilds()[0].ID, "true"
	if c.LogLevel == "info" {
		c.LogLevel = "warn" // the page shows what happens
	}
	ctx, end := context.WithCancel(ctx)
	defer end()
	running, ctx := errgroup.WithContext(ctx)
	running.Go(func() error {
		defer end()
		return a.serveBot(ctx, c, discord.Token(), func(ctx context.Context, service answers, records openedRecords) error {
			why.service.Store(service)
			return openHelpChannel(ctx, discord, records)
		})
	})
	running.Go(func() error { return page.Serve(ctx, listener) })
	running.Go(func() error {
		for _, command := range []string{"ask", "knowledge"} { // those of everybody, and those of moderators
			if _, err := discord.WaitCommand(ctx, command); err != nil {
				return nil
			}
		}
		a.welcome(o, listener.Addr())
		return nil
	})
	return running.Wait()
}

// founded is when the server of the demo came into being, so that it is the same one at
// each start.
func founded() time.Time { return time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC) }

// demoHistory is how many requests and interactions the page can look back at.
const demoHistory = 500

func demoDiscord() localdiscord.Options {
	options := localdiscord.Options{
		BotName: "gutskin", GuildName: "Gut & Skin", Channels: []string{"general", "help", "moderators"},
		Founded: founded(), History: demoHistory, PrivilegedIntents: localdiscord.IntentMessageContent,
	}
	demo.Populate(&options)
	return options
}

// folders says where records and knowledge are, and how to clear up.
func (o demoOptions) folders(c *config.Config) (remove func(), err error) {
	remove = func() {}
	dir := o.data
	if dir == "" {
		if dir, err = os.MkdirTemp("", "gutskin-demo-"); err != nil {
			return remove, fmt.Errorf("make a temporary folder: %w", err)
		}
		remove = func() { _ = os.RemoveAll(dir) }
	}
	c.DataDir, c.KnowledgeDir = dir, *o.knowledge
	if c.KnowledgeDir == "" {
		c.KnowledgeDir = filepath.Join(dir, "knowledge")
	}
	return remove, nil
}

// demoListener listens where the flags say, or on another port if that one is taken.
func (a *app) demoListener(ctx context.Context, o demoOptions) (net.Listener, error) {
	host, port, err := net.SplitHostPort(o.address)
	if err != nil {
		return nil, usagef("--address is %q: write it like %s", o.address, demoAddress)
	}
	if ip := net.ParseIP(host); !o.allowRemote && host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, usagef("--address is %q, which other machines may reach: write it like %s, or add --allow-remote", o.address, demoAddress)
	}
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", o.address)
	if err != nil && port != "0" {
		taken := err
		if listener, err = config.Listen(ctx, "tcp", net.JoinHostPort(host, "0")); err == nil {
			fmt.Fprintf(a.stderr, "gutskin: port %s cannot be used, so it is another one: %s\n", clean(port), clean(taken.Error()))
		}
	}
	if err != nil {
		return nil, fmt.Errorf("--address: %w", err)
	}
	return listener, nil
}
