package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"gutskin/knowledge"
)

// GuildSettings is what SaveGuildSettings was given last; nil if nothing.
func (s *Store) GuildSettings(ctx context.Context, guild string) ([]byte, error) {
	var sealed []byte
	err := s.row(ctx, []any{&sealed}, `SELECT data FROM guild_settings WHERE guild = $1`, guild)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the settings of a server: %w", err)
	}
	data, err := s.ring.open(settingsData, sealed)
	if err != nil {
		return nil, fmt.Errorf("read the settings of a server: %w", err)
	}
	return data, nil
}

// SaveGuildSettings keeps a server's settings; empty data removes them.
func (s *Store) SaveGuildSettings(ctx context.Context, guild string, data []byte) error {
	if err := knowledge.CheckID("a server", guild); err != nil {
		return err
	}
	if len(data) > knowledge.MaxGuildSettings {
		return fmt.Errorf("%w: settings have at most %d bytes", knowledge.ErrBadRecord, knowledge.MaxGuildSettings)
	}
	statement := `INSERT INTO guild_settings (guild, data) VALUES ($1, $2) ON CONFLICT (guild) DO UPDATE SET data = excluded.data`
	args := []any{guild, s.ring.seal(settingsData, data)}
	if len(data) == 0 {
		statement, args = `DELETE FROM guild_settings WHERE guild = $1`, args[:1]
	}
	err := s.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, statement, args...); err != nil {
			return err
		}
		return s.announce(ctx, tx, guild)
	})
	if err != nil {
		return fmt.Errorf("keep the settings of a server: %w", err)
	}
	return nil
}

// Guilds lists the servers of which settings, questions or mutes are kept, in the order of
// their ids.
func (s *Store) Guilds(ctx context.Context) ([]string, error) {
	var guilds []string
	err := s.try(ctx, func(ctx context.Context) error {
		guilds = nil
		rows, err := s.db.QueryContext(ctx, `SELECT guild FROM guild_settings UNION
			SELECT guild FROM questions WHERE guild <> '' UNION SELECT guild FROM mutes ORDER BY guild`)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells what matters
		for rows.Next() {
			var guild string
			if err := rows.Scan(&guild); err != nil {
				return err
			}
			guilds = append(guilds, guild)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list the servers: %w", err)
	}
	return guilds, nil
}

// GuildLeft says that the bot was removed from a server; only the first time counts until
// GuildJoined takes it back.
func (s *Store) GuildLeft(ctx context.Context, guild string, at time.Time) error {
	if err := knowledge.CheckID("a server", guild); err != nil {
		return err
	}
	err := s.exec(ctx, `INSERT INTO guilds_left (guild, at) VALUES ($1, $2) ON CONFLICT (guild) DO NOTHING`, guild, at.UnixMilli())
	if err != nil {
		return fmt.Errorf("keep that a server was left: %w", err)
	}
	return nil
}

// GuildJoined says that the bot is in a server.
func (s *Store) GuildJoined(ctx context.Context, guild string) error {
	if err := knowledge.CheckID("a server", guild); err != nil {
		return err
	}
	if err := s.exec(ctx, `DELETE FROM guilds_left WHERE guild = $1`, guild); err != nil {
		return fmt.Errorf("keep that a server was joined: %w", err)
	}
	return nil
}
