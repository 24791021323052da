package bot_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"gutskin/bot"
	"gutskin/bot/localdiscord"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// stuck is a store whose calls end when nobody waits any more, and not before.
type stuck struct{}

func hang(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}

func (stuck) Vote(ctx context.Context, _ knowledge.Vote) error                 { return hang(ctx) }
func (stuck) SendQuestion(ctx context.Context, _ knowledge.SentQuestion) error { return hang(ctx) }
func (stuck) Mute(ctx context.Context, _, _ string, _ time.Time) error         { return hang(ctx) }
func (stuck) GuildLeft(ctx context.Context, _ string, _ time.Time) error       { return hang(ctx) }
func (stuck) GuildJoined(ctx context.Context, _ string) error                  { return hang(ctx) }
func (stuck) Guilds(ctx context.Context) ([]string, error)                     { return nil, hang(ctx) }
func (stuck) GuildSettings(ctx context.Context, _ string) ([]byte, error)      { return nil, hang(ctx) }
func (stuck) SaveGuildSettings(ctx context.Context, _ string, _ []byte) error  { return hang(ctx) }

func (stuck) Memo(ctx context.Context, _ string) ([]byte, error)     { return nil, hang(ctx) }
func (stuck) SaveMemo(ctx context.Context, _ string, _ []byte) error { return hang(ctx) }

func (stuck) SaveDraft(ctx context.Context, _ knowledge.Draft) error { return hang(ctx) }
func (stuck) DropDraft(ctx context.Context, _, _ string) error       { return hang(ctx) }

func (stuck) DropQuestion(ctx context.Context, _ string, _ int64) error  { return hang(ctx) }
func (stuck) DropGap(ctx context.Context, _ string) error                { return hang(ctx) }
func (stuck) CountMisses(ctx context.Context, _ ...knowledge.Miss) error { return hang(ctx) }
func (stuck) AddTallies(ctx context.Context, _ ...knowledge.Tally) error { return hang(ctx) }

func (stuck) Votes(ctx context.Context) ([]knowledge.TopicVotes, error) { return nil, hang(ctx) }

func (stuck) Questions(ctx context.Context, _ string, _ int) ([]knowledge.SentQuestion, error) {
	return nil, hang(ctx)
}

func (stuck) Gaps(ctx context.Context, _ int) ([]knowledge.Gap, error) { return nil, hang(ctx) }

func (stuck) Tallies(ctx context.Context, _ time.Time) ([]knowledge.Tally, error) {
	return nil, hang(ctx)
}

func (stuck) Draft(ctx context.Context, _, _ string) (knowledge.Draft, bool, error) {
	return knowledge.Draft{}, false, hang(ctx)
}

func (stuck) Drafts(ctx context.Context, _ string) ([]knowledge.Draft, error) {
	return nil, hang(ctx)
}

func (stuck) Muted(ctx context.Context, _, _ string, _ time.Time) (bool, error) {
	return false, hang(ctx)
}

func (stuck) Kept(ctx context.Context, _ string) (knowledge.PersonRecords, error) {
	return knowledge.PersonRecords{}, hang(ctx)
}

func (stuck) Forget(ctx context.Context, _ string) (knowledge.PersonRecords, error) {
	return knowledge.PersonRecords{}, hang(ctx)
}

// longest tells an answer from a hang, even on a machine that is busy with other tests: a
// person waits at most half as long. The test's log says how long it was.
const longest = 5 * time.Second

// TestStoreHangs finds everything that can be done with a bot that has its store, replaces
// that bot by one whose store hangs, and does it all: each button of the bot before it is
// answered in time, and nobody hears of the store except where silence would be untrue.
func TestStoreHangs(t *testing.T) {
	s := crawled()
	s.times = bot.FastTimings().Drain(100 * time.Millisecond) // what is noted of servers waits for the store, too
	b := ready(t, s)                                          // not beside other tests: they would take time that is measured here
	c := &crawler{bench: b, openings: openings(), locales: []string{"en-US"}}
	ways := c.ways()
	t.Logf("%d ways", len(ways))
	before := make([]way, len(ways)) // without the last press
	for i, w := range ways {
		before[i] = w
		before[i].presses = w.presses[:max(0, len(w.presses)-1)]
	}
	ready := c.goAll(before)
	b.quit()
	s.store = stuck{}
	b.launch(s)
	if err := b.WaitConnected(b.ctx); err != nil {
		t.Fatal(err)
	}
	b.say("early bird", localdiscord.DM, "acne?") // it has then heard of all these servers
	times := make([]time.Duration, len(ways))
	inParallel(len(ways), 16, func(i int) {
		if len(ways[i].presses) == 0 && strings.HasPrefix(ways[i].opening.name, "overheard") {
			return // who has chosen no help channels, as far as the bot knows, is left alone
		}
		began := time.Now()
		after, err := c.last(ready[i], ways[i])
		if times[i] = time.Since(began); times[i] > longest || err != nil {
			t.Errorf("%v: %v, %v", ways[i], times[i], err)
			return
		}
		checkSilence(t, ways[i], after)
	})
	t.Logf("the longest answer took %v", slices.Max(times))
}

// last is the last step of a way; a way without a press is begun again.
func (c *crawler) last(v view, w way) (view, error) {
	if n := len(w.presses); n > 0 {
		return c.press(v, w.presses[n-1])
	}
	fresh, err := c.visit(w.locale)
	if err != nil {
		return view{}, err
	}
	return w.opening.do(c.bench, fresh)
}

// checkSilence checks that an answer does not give the store's failure away, unless it has to.
func checkSilence(t *testing.T, w way, v view) {
	t.Helper()
	if v.message == nil {
		return
	}
	catalog, err := words.Load()
	if err != nil {
		t.Error(err)
	}
	e, said := catalog.For(w.locale).Errors, v.message.Content
	switch said {
	case e.TooSlow, e.Nothing, e.TooFast, e.ChannelBusy, e.Outdated:
		t.Errorf("%v: %s", w, said)
	case e.Failed: // of a mute that was not kept
		if !strings.HasPrefix(w.opening.name, "overheard") {
			t.Errorf("%v: %s", w, said)
		}
	}
}

func (stuck) SettingsChanged(ctx context.Context, _ func(string)) error { return hang(ctx) }

func (stuck) Lock(ctx context.Context, _ string) (func(), bool, error) { return nil, false, hang(ctx) }
