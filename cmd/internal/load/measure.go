package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gutskin/bot/localdiscord"
)

// rounds is how many times processor time is measured of each bot, by turns.
const rounds = 3

// calm and busy are how many interactions a second processor time is measured at: a bot that
// wakes up for each, and one that hardly sleeps.
const calm, busy = 200, 1000

// processorTime compares the processor time of an interaction with that of a bare bot.
func (b *bench) processorTime(ctx context.Context) error {
	_, _ = fmt.Fprintf(b.out, "\nProcessor time of an interaction, median of %d:\n\n", rounds)
	_, _ = fmt.Fprint(b.out, "| interactions a second | bare discordgo with a constant answer | gutskin | ratio |\n|---|---|---|---|\n")
	for _, rate := range []int{calm, busy} {
		spent := map[bool][]time.Duration{}
		for range rounds {
			for _, ours := range []bool{false, true} {
				each, err := b.each(ctx, ours, rate)
				if err != nil {
					return err
				}
				spent[ours] = append(spent[ours], each)
			}
		}
		bare, ours := median(spent[false]), median(spent[true])
		_, _ = fmt.Fprintf(b.out, "| %d | %s | %s | %.2f |\n", rate,
			bare.Round(time.Microsecond), ours.Round(time.Microsecond), float64(ours)/float64(bare))
	}
	return nil
}

// each is the processor time of one interaction under load.
func (b *bench) each(ctx context.Context, ours bool, rate int) (each time.Duration, err error) {
	err = b.with(ctx, ours, nil, func(discord *localdiscord.Server, p *process) error {
		people := newPeople(discord, channelsAsked)
		if _, err := people.ask(ctx, rate, rate); err != nil { // warm up
			return err
		}
		before, err := p.cpu()
		if err != nil {
			return err
		}
		o, err := people.ask(ctx, rate, rate*b.seconds)
		if err != nil {
			return err
		}
		after, err := p.cpu()
		each = (after - before) / time.Duration(max(1, len(o.Took)))
		return err
	})
	return each, err
}

// manyServers measures the memory of a bot in many servers.
func (b *bench) manyServers(ctx context.Context) error {
	_, _ = fmt.Fprint(b.out, "\n| servers | resident memory | highest |\n|---|---|---|\n")
	for _, servers := range []int{1, b.servers / 10, b.servers} {
		join := func(discord *localdiscord.Server) {
			for i := range servers - 1 {
				discord.AddGuild(fmt.Sprint("server ", i))
			}
		}
		err := b.with(ctx, true, join, func(discord *localdiscord.Server, p *process) error {
			people := newPeople(discord, 1)
			if _, err := people.ask(ctx, 100, 500); err != nil {
				return err
			}
			u, err := p.usage()
			_, _ = fmt.Fprintf(b.out, "| %d | %s | %s |\n", servers, mebibytes(u.Resident), mebibytes(u.Peak))
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// soakRows is how many rows the soak prints.
const soakRows = 5

// soaking asks as much in a while as four times that while would bring, and looks whether
// anything grows.
func (b *bench) soaking(ctx context.Context) error {
	const rate = 100
	_, _ = fmt.Fprint(b.out, "\n| minutes | questions | p99 | unanswered | resident memory | threads | files |\n|---|---|---|---|---|---|---|\n")
	return b.with(ctx, true, nil, func(discord *localdiscord.Server, p *process) error {
		people := newPeople(discord, channelsAsked)
		began := time.Now()
		for range soakRows {
			o, err := people.ask(ctx, rate, int(b.soak.Seconds())*rate/soakRows)
			if err != nil {
				return err
			}
			u, err := p.usage()
			if err != nil {
				return err
			}
			_, _ = fmt.Fprintf(b.out, "| %.1f | %d | %s | %d | %s | %d | %d |\n", time.Since(began).Minutes(), people.asked,
				milliseconds(o.percentile(0.99)), o.Failed, mebibytes(u.Resident), u.Threads, u.Files)
		}
		return nil
	})
}

func median(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)/2]
}

func milliseconds(d time.Duration) string { return fmt.Sprintf("%.1f ms", d.Seconds()*1000) }
