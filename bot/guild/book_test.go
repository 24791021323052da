package guild_test

import (
	"errors"
	"strconv"
	"sync"
	"testing"
	"time"

	"gutskin/bot/guild"
)

func TestReadersNeverWait(t *testing.T) {
	for name, m := range map[string]mood{"down": down, "slow": slow, "stuck": stuck} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			d.choose(t, "GB")
			d.store.be(m)
			d.pass(time.Minute)
			before := d.store.asked()
			patient(t, "reading", 250*time.Millisecond, func() {
				if got := d.Of(t.Context(), "1"); got.Country != "GB" {
					t.Errorf("the last known settings do not hold: %+v", got)
				}
			})
			patient(t, "reading what was never read", 250*time.Millisecond, func() {
				if got := d.Of(t.Context(), "2"); got.Country != "" {
					t.Errorf("settings of a server that has none: %+v", got)
				}
			})
			patient(t, "reading again", 0, func() {
				for range 100 {
					d.Of(t.Context(), "1")
				}
			})
			if n := d.store.asked() - before; n != 2 {
				t.Errorf("a store in trouble was asked %d times in a minute, want once a server", n)
			}
			for range 23 { // for a day, asked every hour
				d.pass(time.Hour)
				if m == down && d.Of(t.Context(), "1").Country != "GB" {
					t.Fatal("the last known settings do not hold for a day")
				}
			}
			d.pass(2 * time.Hour)
			if got := d.Of(t.Context(), "1"); got.Country != "" {
				t.Error("settings hold for more than a day without the store")
			}
		})
	}
}

func TestManagersAreToldAndNothingIsLost(t *testing.T) {
	for name, m := range map[string]mood{"down": down, "slow": slow, "stuck": stuck} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			d.choose(t, "GB")
			d.store.be(m)
			patient(t, "showing", 500*time.Millisecond, func() {
				if _, err := d.Read(t.Context(), "1"); !errors.Is(err, guild.ErrUnread) {
					t.Errorf("showing: %v", err)
				}
			})
			for range 2 { // the second one may have to wait for its turn
				patient(t, "changing", 1200*time.Millisecond, func() {
					_, err := d.Change(t.Context(), "1", func(s *guild.Settings) { s.Country = "DE" })
					if !errors.Is(err, guild.ErrNotSaved) {
						t.Errorf("changing: %v", err)
					}
				})
			}
			patient(t, "resetting", 1200*time.Millisecond, func() {
				if err := d.Reset(t.Context(), "1"); !errors.Is(err, guild.ErrNotSaved) {
					t.Errorf("resetting: %v", err)
				}
			})
			if m == stuck {
				return // what is stuck goes on when the test ends
			}
			d.store.be(well)
			if got, err := d.Read(t.Context(), "1"); err != nil || got.Country != "GB" {
				t.Errorf("afterwards: %+v, %v", got, err)
			}
			d.choose(t, "DE")
		})
	}
}

// TestBrokenSettings holds that what is not understood is neither used nor thrown away, and
// that a manager can start anew.
func TestBrokenSettings(t *testing.T) {
	for name, data := range map[string]string{
		"no JSON": "{", "another shape": `{"country":["GB"]}`, "impossible": `{"emergency":"<@1>"}`, "null in it": `{"hidden":[null,null]}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			if err := d.store.Store.SaveGuildSettings(t.Context(), "1", []byte(data)); err != nil {
				t.Fatal(err)
			}
			if got := d.Of(t.Context(), "1"); got.Country != "" || got.Emergency != "" {
				t.Errorf("used: %+v", got)
			}
			if _, err := d.Read(t.Context(), "1"); !errors.Is(err, guild.ErrBroken) {
				t.Errorf("shown: %v", err)
			}
			if _, err := d.Change(t.Context(), "1", func(s *guild.Settings) { s.Country = "DE" }); !errors.Is(err, guild.ErrBroken) {
				t.Errorf("changed: %v", err)
			}
			if kept, err := d.store.Store.GuildSettings(t.Context(), "1"); err != nil || string(kept) != data {
				t.Errorf("in the store: %s, %v", kept, err)
			}
			if err := d.Reset(t.Context(), "1"); err != nil {
				t.Fatal(err)
			}
			d.choose(t, "DE")
		})
	}
}

func TestTwoProcesses(t *testing.T) {
	one, two := newDesk(t), newDesk(t)
	two.store.Store = open(t, one.path)
	one.choose(t, "GB")
	if got := two.Of(t.Context(), "1"); got.Country != "GB" {
		t.Fatalf("the other process reads %+v", got)
	}
	one.choose(t, "DE")
	two.pass(59 * time.Second)
	if got := two.Of(t.Context(), "1"); got.Country != "GB" {
		t.Error("the store is asked more than once a minute")
	}
	two.pass(time.Second)
	if got := two.Of(t.Context(), "1"); got.Country != "DE" {
		t.Errorf("after a minute the other process reads %+v", got)
	}
	one.pass(time.Minute)
	if _, err := two.Change(t.Context(), "1", func(s *guild.Settings) { s.Crisis = "Line 1" }); err != nil {
		t.Fatal(err)
	}
	if got, err := one.Read(t.Context(), "1"); err != nil || got.Country != "DE" || got.Crisis != "Line 1" {
		t.Errorf("a change of the other process took something away: %+v, %v", got, err)
	}
}

func TestChangesAtTheSameTime(t *testing.T) {
	d := newDesk(t)
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			_, err := d.Change(t.Context(), "1", func(s *guild.Settings) { s.HelpChannels = append(s.HelpChannels, strconv.Itoa(i)) })
			if err != nil {
				t.Error(err)
			}
		})
		all.Go(func() { d.Of(t.Context(), "1") })
	}
	all.Wait()
	if got := d.Of(t.Context(), "1"); len(got.HelpChannels) != 20 {
		t.Errorf("%d of 20 changes are there", len(got.HelpChannels))
	}
	if got, err := d.Read(t.Context(), "1"); err != nil || len(got.HelpChannels) != 20 {
		t.Errorf("in the store: %+v, %v", got, err)
	}
}

func TestInvalidChange(t *testing.T) {
	d := newDesk(t)
	d.choose(t, "GB")
	if _, err := d.Change(t.Context(), "1", func(s *guild.Settings) { s.Emergency = "a\nb" }); !errors.Is(err, guild.ErrInvalid) {
		t.Errorf("got %v", err)
	}
	if got := d.Of(t.Context(), "1"); got.Country != "GB" || got.Emergency != "" {
		t.Errorf("afterwards: %+v", got)
	}
}

// TestLeaving holds that settings outlive the bot's stay for a while, and what servers are
// taken for left.
func TestLeaving(t *testing.T) {
	d := newDesk(t)
	store := open(t, d.path)
	for _, id := range []string{"stays", "left", "back"} {
		if _, err := d.Change(t.Context(), id, func(s *guild.Settings) { s.Country = "GB" }); err != nil {
			t.Fatal(err)
		}
	}
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	check(d.Only(t.Context(), []string{"stays", "new"}))
	d.pass(29 * 24 * time.Hour)
	check(d.Joined(t.Context(), "back"))
	check(store.Expire(t.Context(), d.clock()))
	if got := d.Of(t.Context(), "left"); got.Country != "GB" {
		t.Error("settings do not outlive the bot's stay")
	}
	check(d.Only(t.Context(), []string{"stays", "new", "back"})) // the time does not begin anew
	d.pass(24 * time.Hour)
	check(store.Expire(t.Context(), d.clock()))
	for id, want := range map[string]string{"stays": "GB", "back": "GB", "left": ""} {
		if got, err := d.Read(t.Context(), id); err != nil || got.Country != want {
			t.Errorf("%s: %+v, %v", id, got, err)
		}
	}
}
