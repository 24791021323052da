package sqlstore

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"gutskin/knowledge"
)

// AddTallies adds each to the count of the same day, kind and topic, all or none.
func (s *Store) AddTallies(ctx context.Context, tallies ...knowledge.Tally) error {
	for _, t := range tallies {
		if err := t.Check(); err != nil {
			return err
		}
	}
	tallies = slices.SortedFunc(slices.Values(tallies), compareTallies)
	err := s.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		add, err := tx.PrepareContext(ctx, `INSERT INTO tallies (day, kind, topic, count) VALUES ($1, $2, $3, $4)
			ON CONFLICT (day, kind, topic) DO UPDATE SET count = tallies.count + excluded.count`)
		if err != nil {
			return err
		}
		defer func() { _ = add.Close() }() // ends with the transaction anyway
		for _, t := range tallies {
			if _, err := add.ExecContext(ctx, knowledge.DayOf(t.Day).UnixMilli(), string(t.Kind), t.Topic, t.Count); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("count questions: %w", err)
	}
	return nil
}

// compareTallies orders tallies by their key: see [missRow.compare].
func compareTallies(a, b knowledge.Tally) int {
	return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Topic, b.Topic))
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
