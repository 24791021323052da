package sqlstore

import (
	"bytes"
	"cmp"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"gutskin/knowledge"
)

// Bounds of what is counted in a week, so that nobody fills the disk by asking.
const (
	maxMissesAWeek = 2_000
	maxMissAskers  = 100 // of one word
)

// CountMisses counts the words of questions that had no answer, of all or of none.
func (s *Store) CountMisses(ctx context.Context, misses ...knowledge.Miss) error {
	var rows []missRow
	for _, m := range misses {
		if err := m.Check(); err != nil {
			return err
		}
		for _, word := range m.Words {
			rows = append(rows, missRow{knowledge.WeekOf(m.At).UnixMilli(), word, s.asker(word, m.Person)})
		}
	}
	slices.SortFunc(rows, missRow.compare)
	err := s.write(ctx, func(ctx context.Context, tx *sql.Tx) error { return addMisses(ctx, tx, rows) })
	if err != nil {
		return fmt.Errorf("count misses: %w", err)
	}
	return nil
}

// missRow is a word that somebody missed.
type missRow struct {
	week  int64
	word  string
	asker []byte
}

// compare orders rows by their key. Transactions that write in one order cannot wait for
// each other in a circle.
func (r missRow) compare(other missRow) int {
	return cmp.Or(cmp.Compare(r.week, other.week), cmp.Compare(r.word, other.word), bytes.Compare(r.asker, other.asker))
}

// addMisses adds rows in their order, as far as their weeks and words have room.
func addMisses(ctx context.Context, tx *sql.Tx, rows []missRow) error {
	insert, err := tx.PrepareContext(ctx,
		`INSERT INTO misses (week, word, person) VALUES ($1, $2, $3) ON CONFLICT (week, word, person) DO NOTHING`)
	if err != nil {
		return err
	}
	defer func() { _ = insert.Close() }() // ends with the transaction anyway
	var last missRow
	var ofWeek, ofWord int64 // how many are there
	for _, r := range rows {
		if r.week != last.week {
			if ofWeek, err = countMisses(ctx, tx, "week = $1", r.week); err != nil {
				return err
			}
		}
		if r.week != last.week || r.word != last.word {
			if ofWord, err = countMisses(ctx, tx, "week = $1 AND word = $2", r.week, r.word); err != nil {
				return err
			}
		}
		last = r
		if ofWeek >= maxMissesAWeek || ofWord >= maxMissAskers {
			continue
		}
		result, err := insert.ExecContext(ctx, r.week, r.word, r.asker)
		if err != nil {
			return err
		}
		added, err := result.RowsAffected()
		if err != nil {
			return err
		}
		ofWeek, ofWord = ofWeek+added, ofWord+added
	}
	return nil
}

// countMisses counts the rows of a condition.
func countMisses(ctx context.Context, tx *sql.Tx, condition string, args ...any) (n int64, err error) {
	err = tx.QueryRowContext(ctx, "SELECT count(*) FROM misses WHERE "+condition, args...).Scan(&n)
	return n, err
}

// asker is what is kept in place of a person beside one word: another value at every word.
func (s *Store) asker(word, person string) []byte {
	mac := hmac.New(sha256.New, s.personKey)
	mac.Write([]byte("miss\x00" + word + "\x00" + person))
	return mac.Sum(nil)
}

// Gaps lists the words that enough different people used.
func (s *Store) Gaps(ctx context.Context, limit int) ([]knowledge.Gap, error) {
	var gaps []knowledge.Gap
	err := s.try(ctx, func(ctx context.Context) error {
		gaps = nil
		rows, err := s.db.QueryContext(ctx, `SELECT word, count(DISTINCT person) AS askers, max(week) FROM misses
			GROUP BY word HAVING count(DISTINCT person) >= $1 ORDER BY askers DESC, max(week) DESC, word LIMIT $2`,
			knowledge.MinPeople, max(limit, 0))
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells what matters
		for rows.Next() {
			var g knowledge.Gap
			var week int64
			if err := rows.Scan(&g.Word, &g.Askers, &week); err != nil {
				return err
			}
			g.Week = time.UnixMilli(week).UTC()
			gaps = append(gaps, g)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list the gaps: %w", err)
	}
	return gaps, nil
}

// DropGap deletes all counts of a word, and then overwrites what that leaves behind in the
// files.
func (s *Store) DropGap(ctx context.Context, word string) error {
	err := s.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM misses WHERE word = $1`, word); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `DELETE FROM answered WHERE gap = $1`, string(knowledge.WordGap(word)))
		return err
	})
	if err != nil {
		return fmt.Errorf("delete a gap: %w", err)
	}
	s.unclean.Store(true)
	return s.clean(ctx)
}

// querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// miss is the key of one row.
type miss struct {
	week   int64
	word   string
	person []byte
}

// missesOf finds the rows of a person: their hash has to be worked out for every word.
func (s *Store) missesOf(ctx context.Context, db querier, person string) ([]miss, error) {
	rows, err := db.QueryContext(ctx, `SELECT week, word, person FROM misses ORDER BY word`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells what matters
	var out []miss
	var word string
	var hash []byte
	for rows.Next() {
		var m miss
		if err := rows.Scan(&m.week, &m.word, &m.person); err != nil {
			return nil, err
		}
		if hash == nil || m.word != word {
			word, hash = m.word, s.asker(m.word, person)
		}
		if hmac.Equal(hash, m.person) {
			out = append(out, m)
		}
	}
	return out, rows.Err()
}

// forgetMisses deletes the rows of a person and counts them.
func (s *Store) forgetMisses(ctx context.Context, tx *sql.Tx, person string) (int, error) {
	found, err := s.missesOf(ctx, tx, person)
	if err != nil {
		return 0, err
	}
	for _, m := range found {
		if _, err := tx.ExecContext(ctx, `DELETE FROM misses WHERE week = $1 AND word = $2 AND person = $3`, m.week, m.word, m.person); err != nil {
			return 0, err
		}
	}
	return len(found), nil
}
