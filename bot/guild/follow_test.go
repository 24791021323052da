package guild_test

import (
	"context"
	"log/slog"
	"sync"
	"testing"

	"gutskin/bot/guild"
)

// announcing is a store that says which settings another process has saved; what was said
// comes back once it was heard.
type announcing struct {
	guild.Store
	said chan string
}

func (a announcing) SettingsChanged(ctx context.Context, each func(string)) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case id := <-a.said:
			each(id)
			a.said <- id
		}
	}
}

// TestFollow lets another process change settings: this one has them at once when it is
// told, be it of this server or of any.
func TestFollow(t *testing.T) {
	d := newDesk(t)
	store := announcing{d.store, make(chan string)}
	book := guild.NewBook(store, slog.New(slog.DiscardHandler), d.clock)
	ctx, cancel := context.WithCancel(t.Context())
	var following sync.WaitGroup
	following.Go(func() { book.Follow(ctx) })
	defer following.Wait()
	defer cancel()

	tell := func(id string) {
		store.said <- id
		<-store.said
	}
	before := "" // of a server that has no settings yet
	for _, said := range []struct{ id, country string }{{"1", "GB"}, {"", "FR"}} {
		if got := book.Of(ctx, "1").Country; got != before {
			t.Errorf("before: %q, want %q", got, before)
		}
		d.choose(t, said.country) // by another book
		if got := book.Of(ctx, "1").Country; got != before {
			t.Errorf("without being told: %q, want %q", got, before)
		}
		tell(said.id)
		if got := book.Of(ctx, "1").Country; got != said.country {
			t.Errorf("told of %q: %q, want %q", said.id, got, said.country)
		}
		before = said.country
	}
	d.store.be(down)
	for _, id := range []string{"1", ""} {
		tell(id)
		if got := book.Of(ctx, "1").Country; got != before {
			t.Errorf("told of %q while the store is down: %q, want %q", id, got, before)
		}
	}
}
