package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"gutskin/bot/localdiscord"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

// bench is what every measurement needs.
type bench struct {
	ours, bare, folder string
	out                io.Writer
	rates              []int
	seconds, servers   int
	soak               time.Duration
}

// measurements are those that -what names, in their order.
var measurements = []struct {
	name    string
	measure func(*bench, context.Context) error
}{
	{"ack", (*bench).acknowledgements},
	{"cpu", (*bench).processorTime},
	{"servers", (*bench).manyServers},
	{"soak", (*bench).soaking},
}

func run(ctx context.Context, args []string, out io.Writer) (err error) {
	flags := flag.NewFlagSet("load", flag.ContinueOnError)
	what := flags.String("what", "ack,cpu,servers", "what to measure: ack, cpu, servers, soak, with commas between")
	rates := flags.String("rates", "50,200,500,1000,2000", "interactions a second to measure acknowledgements at, up to the first that is too much")
	b := &bench{out: out}
	flags.IntVar(&b.seconds, "seconds", 10, "how long each load lasts")
	flags.IntVar(&b.servers, "servers", 10_000, "how many servers to join")
	flags.DurationVar(&b.soak, "soak", 15*time.Minute, "how long the soak lasts")
	if err := flags.Parse(args); err != nil {
		return err
	}
	for rate := range strings.SplitSeq(*rates, ",") {
		n, err := strconv.Atoi(rate)
		if err != nil || n < 1 || n > 10_000 {
			return fmt.Errorf("rate %q: a number from 1 to 10000", rate)
		}
		b.rates = append(b.rates, n)
	}
	slices.Sort(b.rates)
	if b.folder, err = os.MkdirTemp("", "gutskin-load"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(b.folder)) }()
	build := builder{b.folder}
	if b.ours, err = build.build(ctx, "./cmd/gutskin"); err != nil {
		return err
	}
	if b.bare, err = build.build(ctx, "./bot/internal/barebot"); err != nil {
		return err
	}
	return b.all(ctx, strings.Split(*what, ","))
}

func (b *bench) all(ctx context.Context, names []string) error {
	for _, name := range names {
		known := false
		for _, m := range measurements {
			if m.name != name {
				continue
			}
			known = true
			if err := m.measure(b, ctx); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		if !known {
			return fmt.Errorf("%q is nothing that can be measured: see -h", name)
		}
	}
	return nil
}

// remembered is how many requests the local Discord remembers, so that it does not grow.
const remembered = 1000

// with runs a bot on a Discord of its own while f works with both. That one has no limits:
// they would hide ours.
func (b *bench) with(ctx context.Context, ours bool, prepare func(*localdiscord.Server), f func(*localdiscord.Server, *process) error) error {
	discord, err := localdiscord.Start(ctx, localdiscord.Options{Limits: localdiscord.Limits{Off: true}, History: remembered})
	if err != nil {
		return err
	}
	if prepare != nil {
		prepare(discord)
	}
	var p *process
	if ours {
		p, err = startOurs(ctx, b.ours, b.folder, discord)
	} else {
		p, err = startBare(ctx, b.bare, discord)
	}
	if err == nil {
		err = f(discord, p)
		p.kill()
	}
	return errors.Join(err, discord.Close())
}
