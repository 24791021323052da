package guild

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"gutskin/bot/shelf"
)

// Store keeps the settings of servers as they were encoded. It must be safe for use by
// several goroutines.
type Store interface {
	// GuildSettings are those of a server; nil if there are none.
	GuildSettings(ctx context.Context, guild string) ([]byte, error)
	// SaveGuildSettings replaces them.
	SaveGuildSettings(ctx context.Context, guild string, data []byte) error
	// GuildLeft starts the time after which a server's settings are deleted, GuildJoined
	// ends it.
	GuildLeft(ctx context.Context, guild string, at time.Time) error
	GuildJoined(ctx context.Context, guild string) error
}

// ErrNotSaved is returned by Book.Change when the store did not take the change.
var ErrNotSaved = errors.New("the settings were not saved")

// Bounds of a book.
const (
	maxGuilds = 10_000
	// fresh is how long settings are used without asking the store again: another process
	// may have changed them.
	fresh = time.Minute
	// kept is how long they are used where the store does not answer.
	kept = 24 * time.Hour
	// reading is how long a person waits for the store, saving how long a manager does.
	reading = 250 * time.Millisecond
	saving  = 1500 * time.Millisecond
)

// Book hands out the settings of servers. Make one with [NewBook]; it is safe for use by
// several goroutines.
type Book struct {
	store Store
	now   func() time.Time
	log   *slog.Logger
	known *shelf.Shelf[page]

	changing sync.Mutex // one change at a time: a change reads what it writes
}

type page struct {
	settings Settings
	read     time.Time
}

// NewBook makes a book on a store; now is the clock.
func NewBook(store Store, log *slog.Logger, now func() time.Time) *Book {
	return &Book{store: store, now: now, log: log, known: shelf.New[page](maxGuilds, kept, now)}
}

// Of are the settings of a server; for an empty id the zero value. Where the store fails
// or is slow, the settings last known hold, else the zero value.
func (b *Book) Of(ctx context.Context, guild string) Settings {
	if guild == "" {
		return Settings{}
	}
	last, _ := b.known.Get(guild)
	if !last.read.IsZero() && b.now().Sub(last.read) < fresh {
		return last.settings
	}
	ctx, cancel := context.WithTimeout(ctx, reading)
	defer cancel()
	settings, err := b.read(ctx, guild)
	if err != nil {
		b.log.Warn("the settings of a server could not be read; the last known hold", "error", err)
		settings = last.settings
	}
	// A failure is remembered too, so that a store that is down is not asked at every turn.
	b.known.Put(guild, page{settings, b.now()})
	return settings
}

func (b *Book) read(ctx context.Context, guild string) (Settings, error) {
	data, err := b.store.GuildSettings(ctx, guild)
	if err != nil {
		return Settings{}, fmt.Errorf("read server settings: %w", err)
	}
	return Decode(data)
}

// Change lets a function change the settings of a server and saves them. It gives the new
// ones. The error wraps ErrInvalid or ErrNotSaved; nothing has changed then.
func (b *Book) Change(ctx context.Context, guild string, change func(*Settings)) (Settings, error) {
	b.changing.Lock()
	defer b.changing.Unlock()
	ctx, cancel := context.WithTimeout(ctx, saving)
	defer cancel()
	settings, err := b.read(ctx, guild)
	if err != nil {
		return Settings{}, fmt.Errorf("%w: %w", ErrNotSaved, err)
	}
	settings = settings.Clone()
	change(&settings)
	data, err := settings.Encode()
	if err != nil {
		return Settings{}, err
	}
	if err := b.store.SaveGuildSettings(ctx, guild, data); err != nil {
		return Settings{}, fmt.Errorf("%w: %w", ErrNotSaved, err)
	}
	b.known.Put(guild, page{settings, b.now()})
	return settings, nil
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
