package bot_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"gutskin/bot"
	"gutskin/bot/localdiscord"
)

// withShards is a local Discord that advises a number of shards and lets one in every
// moment.
func withShards(n int) setup {
	return setup{
		long:    true,
		options: localdiscord.Options{Shards: n, MaxConcurrency: 2, Limits: localdiscord.Limits{Identify: 50 * time.Millisecond}},
		times:   bot.FastTimings().Identify(60 * time.Millisecond),
	}
}

// guildOn makes servers until one belongs to a shard.
func (b *bench) guildOn(shard, count int) localdiscord.Guild {
	b.t.Helper()
	for i := range 1000 {
		g := b.AddGuild(fmt.Sprintf("server %d", i))
		if got, err := bot.ShardOf(g.ID, count); err != nil {
			b.t.Fatal(err)
		} else if got == shard {
			return g
		}
	}
	b.t.Fatal("no server of that shard")
	return localdiscord.Guild{}
}

// askIn uses /ask in a server's first channel.
func (b *bench) askIn(g localdiscord.Guild) {
	b.t.Helper()
	b.ask("alice", b.Channels(g.ID)[0].ID, "acne?")
}

// TestShardsAsAdvised holds that there are as many connections as Discord advises, that each
// serves its servers, the first one the direct messages too, and that none came too soon.
func TestShardsAsAdvised(t *testing.T) {
	b := start(t, withShards(5))
	b.wait("all shards", b.health.Ready)
	if ready, all := b.health.Acknowledged(); ready != 5 || all != 5 {
		t.Errorf("%d of %d shards ready, want 5", ready, all)
	}
	for shard := range 5 {
		b.askIn(b.guildOn(shard, 5))
	}
	b.say("alice", localdiscord.DM, "acne?")
	if n := b.health.Connections(); n != 5 {
		t.Errorf("%d connections opened for 5 shards: one identified too soon", n)
	}
	if n := b.requests("PUT", "/commands"); n != 1 {
		t.Errorf("the commands were registered %d times", n)
	}
}

// TestShardsInTwoProcesses holds that two processes serve all servers together, each its
// own, and that the first one registers the commands.
func TestShardsInTwoProcesses(t *testing.T) {
	t.Parallel()
	s := withShards(1)
	s.config = func(c *bot.Config) { c.Shards = bot.Shards{First: 2, Last: 3, Count: 4} }
	second := discordOnly(t, s)
	second.launch(s)
	second.wait("the second process", second.health.Ready)
	if n := second.requests("PUT", "/commands"); n != 0 {
		t.Errorf("the second process registered commands %d times", n)
	}
	first := *second
	first.health = new(bot.Health)
	s.config = func(c *bot.Config) {
		c.Shards, c.Health = bot.Shards{First: 0, Last: 1, Count: 4}, first.health
	}
	first.launch(s)
	first.wait("the first process", first.health.Ready)
	if _, err := first.WaitCommand(first.ctx, "ask"); err != nil {
		t.Fatal(err)
	}
	for shard := range 4 {
		first.askIn(first.guildOn(shard, 4))
	}
	got := first.Sessions()
	slices.SortFunc(got, func(a, b [2]int) int { return a[0] - b[0] })
	if want := [][2]int{{0, 4}, {1, 4}, {2, 4}, {3, 4}}; !slices.Equal(got, want) {
		t.Errorf("sessions %v, want %v", got, want)
	}
}

// TestOutgrown holds that a bot that Discord refuses for its number of shards asks for the
// new one.
func TestOutgrown(t *testing.T) {
	b := start(t, withShards(1))
	b.wait("a connection", b.health.Ready)
	b.SetShards(3)
	b.Faults().CloseGateway(4009)
	b.wait("three shards", func() bool {
		ready, all := b.health.Acknowledged()
		return ready == 3 && all == 3
	})
	for shard := range 3 {
		b.askIn(b.guildOn(shard, 3))
	}
}

// TestOneShardOfMany holds that the loss of one connection leaves the others alone.
func TestOneShardOfMany(t *testing.T) {
	b := start(t, withShards(3))
	b.wait("all shards", b.health.Ready)
	b.Faults().RefuseResume(3)
	b.Faults().DropGateway()
	b.wait("new sessions", func() bool { return b.health.Connections() > 3 && b.health.Ready() })
	for shard := range 3 {
		b.askIn(b.guildOn(shard, 3))
	}
	if n := b.requests("PUT", "/commands"); n != 1 {
		t.Errorf("the commands were registered %d times", n)
	}
}

// TestNoSessionsLeft holds that a bot that has used up its sessions of the day waits.
func TestNoSessionsLeft(t *testing.T) {
	t.Parallel()
	s := setup{options: localdiscord.Options{Limits: localdiscord.Limits{Identifies: 1}}}
	b := discordOnly(t, s)
	b.launch(s)
	b.wait("a connection", b.health.Ready)
	b.Faults().CloseGateway(4009)
	b.wait("the warning", func() bool { return b.logged("too many sessions started today") })
	if got := b.Sessions(); len(got) != 0 {
		t.Errorf("sessions %v in spite of it", got)
	}
}

// TestBadShards holds that numbers that cannot be are refused before anything is asked of
// Discord.
func TestBadShards(t *testing.T) {
	for _, shards := range []bot.Shards{{First: 1, Last: 0, Count: 2}, {First: 0, Last: 2, Count: 2}, {First: -1, Last: 0, Count: 1}, {Last: 1}} {
		if err := bot.Run(t.Context(), bot.Config{Token: "x", Shards: shards}, nil, nil, nil); err == nil {
			t.Errorf("%+v was taken", shards)
		}
	}
}
