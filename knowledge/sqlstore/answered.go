package sqlstore

import (
	"context"
	"fmt"
	"time"

	"gutskin/knowledge"
)

// MarkAnswered says that a gap is answered since a revision of the knowledge.
func (s *Store) MarkAnswered(ctx context.Context, gap knowledge.GapKey, revision string, at time.Time) error {
	if err := knowledge.CheckAnswered(gap, revision, at); err != nil {
		return err
	}
	err := s.exec(ctx, `INSERT INTO answered (gap, revision, at) VALUES ($1, $2, $3)
		ON CONFLICT (gap) DO UPDATE SET revision = excluded.revision, at = excluded.at`, string(gap), revision, at.UnixMilli())
	if err != nil {
		return fmt.Errorf("mark a gap as answered: %w", err)
	}
	return nil
}

// MarkUnanswered takes that back for all gaps that a revision has answered.
func (s *Store) MarkUnanswered(ctx context.Context, revision string) error {
	if err := s.exec(ctx, `DELETE FROM answered WHERE revision = $1`, revision); err != nil {
		return fmt.Errorf("mark gaps as unanswered: %w", err)
	}
	return nil
}

// Answered are the revisions since which gaps are answered.
func (s *Store) Answered(ctx context.Context) (map[knowledge.GapKey]string, error) {
	var found map[knowledge.GapKey]string
	err := s.try(ctx, func(ctx context.Context) error {
		found = map[knowledge.GapKey]string{}
		rows, err := s.db.QueryContext(ctx, `SELECT gap, revision FROM answered`)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells what matters
		for rows.Next() {
			var gap, revision string
			if err := rows.Scan(&gap, &revision); err != nil {
				return err
			}
			found[knowledge.GapKey(gap)] = revision
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list the answered gaps: %w", err)
	}
	return found, nil
}
