package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// ErrNotEmpty is wrapped when records would be lost.
var ErrNotEmpty = errors.New("there are records already, which the backup would take the place of")

// Restore puts the records of a backup, of either engine, in place of what is here, and
// counts them: all of them or none. The whole backup is checked before anything is written.
// Unless replace is set it wraps [ErrNotEmpty] when anything is here. Other processes must
// not use the records meanwhile: they would go on with the key of the persons that was here.
func (s *Store) Restore(ctx context.Context, file io.ReaderAt, size int64, replace bool) (rows int, err error) {
	backup, err := openArchive(file, size)
	if err != nil {
		return 0, err
	}
	if err := s.check(ctx, backup); err != nil {
		return 0, err
	}
	tx, err := s.begun(ctx, nil)
	if err != nil {
		return 0, fmt.Errorf("begin to put back: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // fails after Commit only
	rows, err = s.putBack(ctx, tx, backup, replace)
	if err != nil {
		return 0, s.category(err)
	}
	var sealed []byte
	if err := tx.QueryRowContext(ctx, personKeyQuery).Scan(&sealed); err != nil {
		return 0, fmt.Errorf("read the key of the persons: %w", s.category(err))
	}
	key, err := s.ring.open(secretsValue, sealed)
	if err != nil {
		return 0, err
	}
	if err := tx.Commit(); err != nil {
		return 0, fmt.Errorf("put back: %w", s.category(err))
	}
	s.personKey = key
	s.unclean.Store(true)
	return rows, s.clean(ctx)
}

// check reads a whole backup and holds it against what can be kept: its version, its
// columns, its checksums, and whether our keys open what is sealed.
func (s *Store) check(ctx context.Context, backup archive) error {
	var known int64
	if err := s.row(ctx, []any{&known}, schemaVersion); err != nil {
		return fmt.Errorf("read the version: %w", err)
	}
	if backup.Schema > known {
		return fmt.Errorf("%w (version %d, this one knows %d)", ErrNewer, backup.Schema, known)
	}
	persons := false
	for _, table := range backup.Tables {
		columns, err := s.columns(ctx, table.Name)
		if err != nil {
			return fmt.Errorf("read the columns of %s: %w", table.Name, err)
		}
		err = backup.rows(table, func(row record) error {
			persons = persons || table.Name == "secrets" && row["name"] == "person"
			for name := range row {
				if !slices.Contains(columns, name) {
					return fmt.Errorf("%w: there is no column %q", ErrNotBackup, name)
				}
			}
			return s.opens(table.Name, row)
		})
		if err != nil {
			return err
		}
	}
	if !persons {
		return fmt.Errorf("%w: the key of the persons is missing", ErrNotBackup)
	}
	return nil
}

// opens tries the keys on what is sealed in a row.
func (s *Store) opens(table string, row record) error {
	for _, c := range sealedColumns {
		sealed, ok := row[c.column].([]byte)
		if c.table != table || row[c.column] == nil {
			continue
		}
		if !ok {
			return fmt.Errorf("%w: %s is not sealed", ErrNotBackup, c.column)
		}
		if _, err := s.ring.open(c.name(), sealed); err != nil {
			return err
		}
	}
	return nil
}

// columns names the columns of a table.
func (s *Store) columns(ctx context.Context, table string) (names []string, err error) {
	err = s.try(ctx, func(ctx context.Context) error {
		rows, err := s.db.QueryContext(ctx, "SELECT * FROM "+table+" LIMIT 0")
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells what matters
		if names, err = rows.Columns(); err != nil {
			return err
		}
		return rows.Err()
	})
	return names, err
}

// putBack writes a backup that was checked.
func (s *Store) putBack(ctx context.Context, tx *sql.Tx, backup archive, replace bool) (rows int, err error) {
	for _, table := range tables {
		gone, err := deleted(ctx, tx, "DELETE FROM "+table)
		if err != nil {
			return 0, fmt.Errorf("empty %s: %w", table, err)
		}
		if gone > 0 && !replace && table != "secrets" {
			return 0, ErrNotEmpty
		}
	}
	current := true
	for _, table := range backup.Tables {
		err := backup.rows(table, func(row record) error {
			rows++
			if sealed, ok := row["value"].([]byte); ok && table.Name == "secrets" {
				current = current && s.ring.current(sealed)
			}
			return insert(ctx, tx, table.Name, row)
		})
		if err != nil {
			return 0, fmt.Errorf("put back: %w", err)
		}
	}
	if !current {
		if err := s.ring.sealAll(ctx, tx, s.ring.open); err != nil {
			return 0, err
		}
	}
	if err := s.restored(ctx, tx); err != nil {
		return 0, fmt.Errorf("put back: %w", err)
	}
	return rows, nil
}

// insert writes one row, whose columns were checked.
func insert(ctx context.Context, tx *sql.Tx, table string, row record) error {
	var names, places []string
	var values []any
	for name, value := range row {
		names, values = append(names, name), append(values, value)
		places = append(places, fmt.Sprintf("$%d", len(values)))
	}
	_, err := tx.ExecContext(ctx, fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s)", table, strings.Join(names, ", "), strings.Join(places, ", ")), values...)
	return err
}
