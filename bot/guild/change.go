package guild

import (
	"context"
	"fmt"
)

// Change lets a function change the settings of a server and saves them. It gives the new
// ones. The error wraps ErrInvalid, ErrBroken or ErrNotSaved; nothing has changed then.
func (b *Book) Change(ctx context.Context, guild string, change func(*Settings)) (Settings, error) {
	return b.inTurn(ctx, func(ctx context.Context) (Settings, error) {
		data, err := b.store.GuildSettings(ctx, guild)
		if err != nil {
			return Settings{}, fmt.Errorf("%w: %w", ErrNotSaved, err)
		}
		settings, err := Decode(data)
		if err != nil {
			return Settings{}, fmt.Errorf("%w: %w", ErrBroken, err)
		}
		settings = settings.Clone()
		change(&settings)
		if data, err = settings.Encode(); err != nil {
			return Settings{}, err
		}
		return settings, b.save(ctx, guild, settings, data)
	})
}

// Reset takes all settings of a server back, also those that are not understood. The error
// wraps ErrNotSaved; nothing has changed then.
func (b *Book) Reset(ctx context.Context, guild string) error {
	_, err := b.inTurn(ctx, func(ctx context.Context) (Settings, error) {
		return Settings{}, b.save(ctx, guild, Settings{}, nil)
	})
	return err
}

// save saves settings and notes them.
func (b *Book) save(ctx context.Context, guild string, settings Settings, data []byte) error {
	if err := b.store.SaveGuildSettings(ctx, guild, data); err != nil {
		return fmt.Errorf("%w: %w", ErrNotSaved, err)
	}
	now := b.now()
	b.known.Put(guild, page{settings: settings, asked: now, put: now, missed: b.missed.Load()})
	return nil
}

// inTurn makes one change after another, for a change reads what it writes. It waits
// neither for its turn nor for the store longer than a change may take.
func (b *Book) inTurn(ctx context.Context, change func(context.Context) (Settings, error)) (Settings, error) {
	type outcome struct {
		settings Settings
		err      error
	}
	ctx, cancel := context.WithTimeout(ctx, saving)
	defer cancel()
	select {
	case b.changing <- struct{}{}:
	case <-ctx.Done():
		return Settings{}, fmt.Errorf("%w: %w", ErrNotSaved, ctx.Err())
	}
	done := make(chan outcome, 1)
	go func() {
		defer func() { <-b.changing }()
		settings, err := change(ctx)
		done <- outcome{settings, err}
	}()
	select {
	case o := <-done:
		return o.settings, o.err
	case <-ctx.Done():
		return Settings{}, fmt.Errorf("%w: %w", ErrNotSaved, ctx.Err())
	}
}
