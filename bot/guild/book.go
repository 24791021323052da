package guild

import (
	"context"
	"fmt"
	"log/slog"
	"sync/atomic"
	"time"

	"golang.org/x/sync/singleflight"

	"gutskin/bot/shelf"
)

// Bounds of a book.
const (
	maxGuilds = 10_000
	// fresh is how long settings are used without asking the store again: another process
	// may have changed them.
	fresh = time.Minute
	// kept is how long they are used where the store does not answer.
	kept = 24 * time.Hour
	// waiting is how long a person waits for the store, and how long a manager does who
	// wants to see settings; saving is how long a change may take.
	waiting = 250 * time.Millisecond
	showing = 500 * time.Millisecond
	saving  = 1200 * time.Millisecond
)

// Book hands out the settings of servers. Make one with [NewBook]; it is safe for use by
// several goroutines.
type Book struct {
	store Store
	now   func() time.Time
	log   *slog.Logger
	known *shelf.Shelf[page]
	reads singleflight.Group
	// missed counts how often changes of other processes may have been missed.
	missed atomic.Int64
	// changing holds one token: a change reads what it writes, so there is one at a time.
	changing chan struct{}
}

// page is what is known of a server.
type page struct {
	settings Settings
	// asked is when the store was last asked, be it in vain; put is when the settings
	// came from it or went into it, zero if never.
	asked, put time.Time
	// missed is what the book had counted before it was asked.
	missed int64
}

// NewBook makes a book on a store; now is the clock.
func NewBook(store Store, log *slog.Logger, now func() time.Time) *Book {
	return &Book{store: store, now: now, log: log, known: shelf.New[page](maxGuilds, kept, now), changing: make(chan struct{}, 1)}
}

// Of are the settings of a server; for an empty id the zero value. Where the store fails
// or is slow, the settings last known hold for a day, else the zero value.
func (b *Book) Of(ctx context.Context, guild string) Settings {
	if guild == "" {
		return Settings{}
	}
	last, _ := b.known.Get(guild)
	if !last.asked.IsZero() && b.now().Sub(last.asked) < fresh && last.missed == b.missed.Load() {
		return last.settings
	}
	settings, err := b.ask(ctx, guild, waiting)
	if err == nil {
		return settings
	}
	if ctx.Err() != nil { // the doing of somebody who did not wait, and not the store's
		return last.settings
	}
	b.log.Warn("the settings of a server could not be read; the last known hold", "error", err)
	return b.failed(guild)
}

// Read are the settings of a server as the store has them now, for those who manage it.
// The error wraps ErrUnread or ErrBroken.
func (b *Book) Read(ctx context.Context, guild string) (Settings, error) {
	return b.ask(ctx, guild, showing)
}

// ask reads settings and waits for them no longer than a while; what comes later is
// remembered all the same. Those who ask at the same time share one question to the store.
func (b *Book) ask(ctx context.Context, guild string, wait time.Duration) (Settings, error) {
	ctx, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	answer := b.reads.DoChan(guild, func() (any, error) {
		apart, end := context.WithTimeout(context.WithoutCancel(ctx), saving)
		defer end()
		return b.read(apart, guild)
	})
	select {
	case a := <-answer:
		if a.Err != nil {
			return Settings{}, a.Err
		}
		return a.Val.(Settings), nil
	case <-ctx.Done():
		return Settings{}, fmt.Errorf("%w: %w", ErrUnread, ctx.Err())
	}
}

// read reads settings from the store and notes them, unless they were changed meanwhile.
func (b *Book) read(ctx context.Context, guild string) (Settings, error) {
	began, missed := b.now(), b.missed.Load()
	data, err := b.store.GuildSettings(ctx, guild)
	if err != nil {
		return Settings{}, fmt.Errorf("%w: %w", ErrUnread, err)
	}
	settings, err := Decode(data)
	if err != nil {
		return Settings{}, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	p := b.known.Change(guild, func(p page, _ bool) page {
		if p.put.After(began) {
			return p
		}
		return page{settings: settings, asked: b.now(), put: began, missed: missed}
	})
	return p.settings, nil
}

// failed notes that the store was asked in vain, so that one that is down is not asked at
// every turn, and gives the settings that hold: the last known, but not for longer by that.
func (b *Book) failed(guild string) Settings {
	return b.known.Change(guild, func(p page, _ bool) page {
		if b.now().Sub(p.put) > kept {
			p = page{}
		}
		p.asked, p.missed = b.now(), b.missed.Load()
		return p
	}).settings
}

// Left notes that the bot was removed from a server.
func (b *Book) Left(ctx context.Context, guild string) error {
	b.known.Drop(guild)
	if err := b.store.GuildLeft(ctx, guild, b.now()); err != nil {
		return fmt.Errorf("note that a server was left: %w", err)
	}
	return nil
}

// Joined notes that the bot is in a server, again perhaps.
func (b *Book) Joined(ctx context.Context, guild string) error {
	if err := b.store.GuildJoined(ctx, guild); err != nil {
		return fmt.Errorf("note that a server was joined: %w", err)
	}
	return nil
}

// Only notes that the bot is in the servers in and in no other: the others have removed it
// while it was not there to be told.
func (b *Book) Only(ctx context.Context, in []string) error {
	present := make(map[string]bool, len(in))
	for _, guild := range in {
		present[guild] = true
	}
	known, err := b.store.Guilds(ctx)
	if err != nil {
		return fmt.Errorf("look for servers that were left: %w", err)
	}
	for _, guild := range known {
		if present[guild] {
			continue
		}
		if err := b.Left(ctx, guild); err != nil {
			return err
		}
	}
	return nil
}
