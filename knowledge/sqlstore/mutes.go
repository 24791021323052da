package sqlstore

import (
	"context"
	"fmt"
	"time"

	"gutskin/knowledge"
)

// Mute asks that a person gets no unasked replies in a server until a time.
func (s *Store) Mute(ctx context.Context, person, guild string, until time.Time) error {
	hash, err := s.person(person)
	if err != nil {
		return err
	}
	if err := knowledge.CheckID("a server", guild); err != nil {
		return err
	}
	err = s.exec(ctx, `INSERT INTO mutes (person, guild, until) VALUES ($1, $2, $3)
		ON CONFLICT (person, guild) DO UPDATE SET until = excluded.until`, hash, guild, until.UnixMilli())
	if err != nil {
		return fmt.Errorf("keep a mute: %w", err)
	}
	return nil
}

// Muted reports whether a person asked for no unasked replies in a server.
func (s *Store) Muted(ctx context.Context, person, guild string, now time.Time) (bool, error) {
	hash, err := s.person(person)
	if err != nil {
		return false, err
	}
	var muted int
	err = s.row(ctx, []any{&muted}, `SELECT count(*) FROM mutes WHERE person = $1 AND guild = $2 AND until > $3`,
		hash, guild, now.UnixMilli())
	if err != nil {
		return false, fmt.Errorf("look for a mute: %w", err)
	}
	return muted > 0, nil
}
