package sqlstore

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/pressly/goose/v3"
)

// sealedSince is the version of the tables in which values are sealed. In those before it
// they lay open, and the key of the persons beside them.
const sealedSince = 7

// personKeyQuery reads the key of the persons, which is sealed.
const personKeyQuery = `SELECT value FROM secrets WHERE name = 'person'`

// sealing is the migration that seals what lay open.
type sealing struct {
	place Place
	// changed is whether there was anything that lay open.
	changed bool
}

// migration is the step as goose runs it, in one transaction, on both engines.
func (s *sealing) migration() *goose.Migration {
	return goose.NewGoMigration(sealedSince, &goose.GoFunc{RunTx: s.run}, nil)
}

func (s *sealing) run(ctx context.Context, tx *sql.Tx) error {
	keys, err := s.place.readKeys(true)
	if err != nil {
		return err
	}
	ring, err := newKeyring(keys)
	if err != nil {
		return err
	}
	err = ring.sealAll(ctx, tx, func(column string, value []byte) ([]byte, error) {
		// A process that begins at the same moment may have done this step already.
		if opened, err := ring.open(column, value); err == nil {
			return opened, nil
		}
		s.changed = true
		return value, nil
	})
	if err != nil {
		return err
	}
	key := make([]byte, keyBytes)
	if _, err := rand.Read(key); err != nil {
		return fmt.Errorf("make a key: %w", err)
	}
	// It is sealed before the database sees it: a row that is changed leaves traces.
	_, err = tx.ExecContext(ctx, `INSERT INTO secrets (name, value) VALUES ('person', $1) ON CONFLICT (name) DO NOTHING`, ring.seal(secretsValue, key))
	if err != nil {
		return fmt.Errorf("keep the key of the persons: %w", err)
	}
	return nil
}

// sealAll seals every value that is to be sealed; opened gives it as it was.
func (r keyring) sealAll(ctx context.Context, tx *sql.Tx, opened func(column string, value []byte) ([]byte, error)) error {
	for _, c := range sealedColumns {
		rows, err := keysOf(ctx, tx, c)
		if err != nil {
			return fmt.Errorf("seal %s: %w", c.name(), err)
		}
		for _, row := range rows {
			if err := r.sealOne(ctx, tx, c, row, opened); err != nil {
				return fmt.Errorf("seal %s: %w", c.name(), err)
			}
		}
	}
	return nil
}

// keysOf lists what tells the rows of a table apart: the values may be large, and are looked
// at one by one.
func keysOf(ctx context.Context, tx *sql.Tx, c sealedColumn) ([][]any, error) {
	rows, err := tx.QueryContext(ctx, "SELECT "+strings.Join(c.key, ", ")+" FROM "+c.table)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells what matters
	var found [][]any
	for rows.Next() {
		row, into := make([]any, len(c.key)), make([]any, len(c.key))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		found = append(found, row)
	}
	return found, rows.Err()
}

func (r keyring) sealOne(ctx context.Context, tx *sql.Tx, c sealedColumn, row []any, opened func(string, []byte) ([]byte, error)) error {
	var where []string
	for i, name := range c.key {
		where = append(where, fmt.Sprintf("%s = $%d", name, i+1))
	}
	condition := strings.Join(where, " AND ")
	var value []byte
	query := fmt.Sprintf("SELECT %s FROM %s WHERE %s", c.column, c.table, condition)
	if err := tx.QueryRowContext(ctx, query, row...).Scan(&value); err != nil {
		return err
	}
	value, err := opened(c.name(), value)
	if err != nil {
		return err
	}
	statement := fmt.Sprintf("UPDATE %s SET %s = $%d WHERE %s", c.table, c.column, len(row)+1, condition)
	_, err = tx.ExecContext(ctx, statement, append(row, r.seal(c.name(), value))...)
	return err
}

// unlock finds the keys, opens with them the key of the persons, and lets the first key seal
// what another one has sealed; it reports whether there was any.
func (s *Store) unlock(ctx context.Context, p Place) (resealed bool, err error) {
	keys, err := p.readKeys(false)
	if err != nil {
		return false, err
	}
	if s.ring, err = newKeyring(keys); err != nil {
		return false, err
	}
	var sealed []byte
	err = s.db.QueryRowContext(ctx, personKeyQuery).Scan(&sealed)
	if errors.Is(err, sql.ErrNoRows) {
		return false, fmt.Errorf("%w: the key of the persons is missing", ErrDamaged)
	}
	if err != nil {
		return false, fmt.Errorf("read the key of the persons: %w", err)
	}
	if s.personKey, err = s.ring.open(secretsValue, sealed); err != nil {
		return false, err
	}
	if s.ring.current(sealed) {
		return false, nil
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer func() { _ = tx.Rollback() }() // fails after Commit only
	if err := s.ring.sealAll(ctx, tx, s.ring.open); err != nil {
		return false, err
	}
	return true, tx.Commit()
}
