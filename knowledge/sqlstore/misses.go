package sqlstore

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"time"

	"gutskin/knowledge"
)

// Bounds of what is counted in a week, so that nobody fills the disk by asking.
const (
	maxMissesAWeek = 2_000
	maxMissAskers  = 100 // of one word
)

// CountMiss counts the words of a question that had no answer.
func (s *Store) CountMiss(ctx context.Context, m knowledge.Miss) error {
	if err := m.Check(); err != nil {
		return err
	}
	week := knowledge.WeekOf(m.At).UnixMilli()
	err := s.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		for _, word := range m.Words {
			_, err := tx.ExecContext(ctx, `INSERT INTO misses (week, word, person) SELECT $1, $2, $3
				WHERE (SELECT count(*) FROM misses WHERE week = $1) < $4
				AND (SELECT count(*) FROM misses WHERE week = $1 AND word = $2) < $5
				ON CONFLICT (week, word, person) DO NOTHING`,
				week, word, s.asker(word, m.Person), maxMissesAWeek, maxMissAskers)
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("count a miss: %w", err)
	}
	return nil
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
