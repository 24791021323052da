package sqlstore

import (
	"context"
	"database/sql"
	"fmt"

	"gutskin/knowledge"
)

// Kept counts what is kept of a person, everywhere.
func (s *Store) Kept(ctx context.Context, person string) (knowledge.PersonRecords, error) {
	var kept knowledge.PersonRecords
	hash, err := s.person(person)
	if err != nil {
		return kept, err
	}
	err = s.row(ctx, []any{&kept.Votes, &kept.Questions, &kept.Mutes, &kept.Drafts, &kept.Follows}, `SELECT
		(SELECT count(*) FROM votes WHERE person = $1),
		(SELECT count(*) FROM questions WHERE person = $1),
		(SELECT count(*) FROM mutes WHERE person = $1),
		(SELECT count(*) FROM drafts WHERE person = $1),
		(SELECT count(*) FROM followers WHERE person = $1)`, hash)
	if err != nil {
		return knowledge.PersonRecords{}, fmt.Errorf("count what is kept of a person: %w", err)
	}
	err = s.try(ctx, func(ctx context.Context) error {
		misses, err := s.missesOf(ctx, s.db, person)
		kept.Misses = len(misses)
		return err
	})
	if err != nil {
		return knowledge.PersonRecords{}, fmt.Errorf("count the misses of a person: %w", err)
	}
	return kept, nil
}

// Forget deletes all that is kept of a person, and then overwrites what that leaves behind
// in the files. With an error the counts say what was deleted all the same.
func (s *Store) Forget(ctx context.Context, person string) (knowledge.PersonRecords, error) {
	var gone knowledge.PersonRecords
	hash, err := s.person(person)
	if err != nil {
		return gone, err
	}
	err = s.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		gone = knowledge.PersonRecords{}
		for _, part := range []struct {
			statement string
			count     *int
		}{
			{`DELETE FROM votes WHERE person = $1`, &gone.Votes},
			{`DELETE FROM questions WHERE person = $1`, &gone.Questions},
			{`DELETE FROM mutes WHERE person = $1`, &gone.Mutes},
			{`DELETE FROM drafts WHERE person = $1`, &gone.Drafts},
			{`DELETE FROM followers WHERE person = $1`, &gone.Follows},
		} {
			count, err := deleted(ctx, tx, part.statement, hash)
			if err != nil {
				return err
			}
			*part.count = count
		}
		gone.Misses, err = s.forgetMisses(ctx, tx, person)
		return err
	})
	if err != nil {
		return knowledge.PersonRecords{}, fmt.Errorf("delete what is kept of a person: %w", err)
	}
	if gone != (knowledge.PersonRecords{}) {
		s.unclean.Store(true)
	}
	return gone, s.clean(ctx)
}

// deleted runs a statement that deletes and counts what it did.
func deleted(ctx context.Context, tx *sql.Tx, statement string, args ...any) (int, error) {
	result, err := tx.ExecContext(ctx, statement, args...)
	if err != nil {
		return 0, err
	}
	count, err := result.RowsAffected()
	return int(count), err
}
