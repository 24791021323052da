package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"gutskin/knowledge"
)

// Expire deletes what has been kept for as long as it may be, and then overwrites what that
// leaves behind in the files.
func (s *Store) Expire(ctx context.Context, now time.Time) error {
	left := now.Add(-knowledge.KeepLeftGuild).UnixMilli()
	err := s.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		for _, part := range []struct {
			statement string
			until     int64
		}{
			{`DELETE FROM votes WHERE at <= $1`, now.Add(-knowledge.KeepVotes).UnixMilli()},
			{`DELETE FROM questions WHERE at <= $1`, now.Add(-knowledge.KeepQuestions).UnixMilli()},
			{`DELETE FROM followers WHERE at <= $1`, now.Add(-knowledge.KeepQuestions).UnixMilli()},
			{`DELETE FROM answered WHERE at <= $1`, now.Add(-knowledge.KeepQuestions).UnixMilli()},
			{`DELETE FROM misses WHERE week <= $1`, knowledge.WeekOf(now.Add(-knowledge.KeepMisses)).UnixMilli()},
			{`DELETE FROM tallies WHERE day <= $1`, now.Add(-knowledge.KeepTallies).UnixMilli()},
			{`DELETE FROM mutes WHERE until <= $1`, now.UnixMilli()},
			{`DELETE FROM drafts WHERE at <= $1`, now.Add(-knowledge.KeepDrafts).UnixMilli()},
			{`DELETE FROM guild_settings WHERE guild IN (SELECT guild FROM guilds_left WHERE at <= $1)`, left},
			{`DELETE FROM questions WHERE guild IN (SELECT guild FROM guilds_left WHERE at <= $1)`, left},
			{`DELETE FROM followers WHERE guild IN (SELECT guild FROM guilds_left WHERE at <= $1)`, left},
			{`DELETE FROM mutes WHERE guild IN (SELECT guild FROM guilds_left WHERE at <= $1)`, left},
			{`DELETE FROM guilds_left WHERE at <= $1`, left},
		} {
			if _, err := tx.ExecContext(ctx, part.statement, part.until); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("delete what is past its time: %w", err)
	}
	// Even if nothing was deleted now: what somebody was reading when it was deleted could
	// not be overwritten then.
	s.unclean.Store(true)
	return s.clean(ctx)
}
