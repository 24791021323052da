package sqlstore

import (
	"context"
	"fmt"
	"time"

	"gutskin/knowledge"
)

// AddTally adds to the count of the same day, kind and topic.
func (s *Store) AddTally(ctx context.Context, t knowledge.Tally) error {
	if err := t.Check(); err != nil {
		return err
	}
	err := s.exec(ctx, `INSERT INTO tallies (day, kind, topic, count) VALUES ($1, $2, $3, $4)
		ON CONFLICT (day, kind, topic) DO UPDATE SET count = tallies.count + excluded.count`,
		knowledge.DayOf(t.Day).UnixMilli(), string(t.Kind), t.Topic, t.Count)
	if err != nil {
		return fmt.Errorf("count questions: %w", err)
	}
	return nil
}

// Tallies lists the tallies from a day on.
func (s *Store) Tallies(ctx context.Context, from time.Time) ([]knowledge.Tally, error) {
	var tallies []knowledge.Tally
	err := s.try(ctx, func(ctx context.Context) error {
		tallies = nil
		rows, err := s.db.QueryContext(ctx,
			`SELECT day, kind, topic, count FROM tallies WHERE day >= $1 ORDER BY day, kind, topic`, knowledge.DayOf(from).UnixMilli())
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells what matters
		for rows.Next() {
			var t knowledge.Tally
			var day int64
			if err := rows.Scan(&day, &t.Kind, &t.Topic, &t.Count); err != nil {
				return err
			}
			t.Day = time.UnixMilli(day).UTC()
			tallies = append(tallies, t)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list what was asked: %w", err)
	}
	return tallies, nil
}
