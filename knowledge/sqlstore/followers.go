package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"gutskin/knowledge"
)

// Follow keeps that the author of the question sent at a time wants to be told.
func (s *Store) Follow(ctx context.Context, person string, sent time.Time, locale string) (bool, error) {
	if err := knowledge.CheckFollower(person, sent, locale); err != nil {
		return false, err
	}
	hash, err := s.person(person)
	if err != nil {
		return false, err
	}
	there := false
	err = s.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		there = false
		f := knowledge.Follower{Person: person, Locale: locale}
		var guild string
		var words []byte
		row := tx.QueryRowContext(ctx, `SELECT id, guild, text FROM questions WHERE person = $1 AND at = $2 ORDER BY id DESC LIMIT 1`, hash, sent.UnixMilli())
		if err := row.Scan(&f.Question, &guild, &words); err != nil {
			if errors.Is(err, sql.ErrNoRows) {
				return nil
			}
			return err
		}
		text, err := s.ring.open(questionsText, words)
		if err != nil {
			return err
		}
		f.Text = string(text)
		sealed, err := s.sealFollower(f)
		if err != nil {
			return err
		}
		there = true
		_, err = tx.ExecContext(ctx, `INSERT INTO followers (question, person, guild, sealed, at) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (question) DO NOTHING`, f.Question, hash, guild, sealed, sent.UnixMilli())
		return err
	})
	if err != nil {
		return false, fmt.Errorf("keep who is to be told: %w", err)
	}
	return there, nil
}

// Unfollow takes that back, and then overwrites what that leaves behind in the files.
func (s *Store) Unfollow(ctx context.Context, person string, sent time.Time) error {
	hash, err := s.person(person)
	if err != nil {
		return err
	}
	if err := s.exec(ctx, `DELETE FROM followers WHERE person = $1 AND at = $2`, hash, sent.UnixMilli()); err != nil {
		return fmt.Errorf("delete who is to be told: %w", err)
	}
	s.unclean.Store(true)
	return s.clean(ctx)
}

// Owe says that a question is answered, so that its follower is to be told.
func (s *Store) Owe(ctx context.Context, guild string, question int64, now time.Time) (bool, error) {
	return s.oneChanged(ctx, "owe a follower an answer",
		`UPDATE followers SET due = $1 WHERE question = $2 AND guild = $3 AND due IS NULL`, now.UnixMilli(), question, guild)
}

// Owed lists followers who are to be told, those owed longest first. One that the present
// key does not open can never be told, and is deleted.
func (s *Store) Owed(ctx context.Context, limit int) ([]knowledge.Follower, error) {
	var found []knowledge.Follower
	var lost []int64
	err := s.try(ctx, func(ctx context.Context) error {
		found, lost = nil, nil
		rows, err := s.db.QueryContext(ctx, `SELECT question, sealed FROM followers
			WHERE due IS NOT NULL AND tried IS NULL ORDER BY due, question LIMIT $1`, max(limit, 0))
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells what matters
		for rows.Next() {
			var question int64
			var data []byte
			if err := rows.Scan(&question, &data); err != nil {
				return err
			}
			if f, err := s.openFollower(question, data); err == nil {
				found = append(found, f)
			} else {
				lost = append(lost, question)
			}
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list who is to be told: %w", err)
	}
	for _, question := range lost {
		if err := s.EndTelling(ctx, question, knowledge.TellingOver); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// BeginTelling says that a follower is being told. Of several who say so, one is the first.
func (s *Store) BeginTelling(ctx context.Context, question int64, now time.Time) (bool, error) {
	return s.oneChanged(ctx, "begin to tell a follower",
		`UPDATE followers SET tried = $1 WHERE question = $2 AND due IS NOT NULL AND tried IS NULL`, now.UnixMilli(), question)
}

// EndTelling deletes a follower, or lets them be told another time. What was deleted is
// overwritten at the next [Store.Expire].
func (s *Store) EndTelling(ctx context.Context, question int64, how knowledge.Telling) error {
	s.unclean.Store(true)
	err := s.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		for _, statement := range endings(how) {
			if _, err := tx.ExecContext(ctx, statement, question); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("end telling a follower: %w", err)
	}
	return nil
}

// endings are what is done to the follower of a question.
func endings(how knowledge.Telling) []string {
	switch how {
	case knowledge.TellingLater:
		return []string{`UPDATE followers SET tried = NULL WHERE question = $1`}
	case knowledge.TellingUnanswered:
		return []string{
			`DELETE FROM followers WHERE question = $1 AND NOT EXISTS (SELECT 1 FROM questions WHERE id = $1)`,
			`UPDATE followers SET due = NULL, tried = NULL WHERE question = $1`,
		}
	}
	return []string{`DELETE FROM followers WHERE question = $1`}
}

// ResumeTelling settles what an earlier process was in the middle of.
func (s *Store) ResumeTelling(ctx context.Context, since time.Time) error {
	s.unclean.Store(true)
	err := s.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		for _, statement := range []string{
			`DELETE FROM followers WHERE tried <= $1`, `UPDATE followers SET tried = NULL WHERE tried > $1`,
		} {
			if _, err := tx.ExecContext(ctx, statement, since.UnixMilli()); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("settle who was being told: %w", err)
	}
	return nil
}

// oneChanged runs a statement and tells whether it changed a row.
func (s *Store) oneChanged(ctx context.Context, what, statement string, args ...any) (bool, error) {
	count := 0
	err := s.write(ctx, func(ctx context.Context, tx *sql.Tx) (err error) {
		count, err = deleted(ctx, tx, statement, args...)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("%s: %w", what, err)
	}
	return count > 0, nil
}
