package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"testing"
)

// OpenWith opens a store with other migrations.
func (p Place) OpenWith(ctx context.Context, files fs.FS) (*Store, error) {
	return p.openWith(ctx, files)
}

// Migrations are the migrations as they are.
func (p Place) Migrations() (fs.FS, error) { return p.migrations() }

// SealedSince is the migration that is no file.
const SealedSince = sealedSince

// Exec runs a statement on the store's own connection.
func (s *Store) Exec(ctx context.Context, statement string) error { return s.exec(ctx, statement) }

// Number reads a number over the store's own connection.
func (s *Store) Number(ctx context.Context, query string) (n int, err error) {
	return n, s.row(ctx, []any{&n}, query)
}

// Values reads a column of bytes over the store's own connection.
func (s *Store) Values(ctx context.Context, t testing.TB, query string) (values [][]byte) {
	t.Helper()
	rows, err := s.db.QueryContext(ctx, query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var value []byte
		if err := rows.Scan(&value); err != nil {
			t.Fatal(err)
		}
		values = append(values, value)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return values
}

// Columns lists the columns of every table in their order, with what the values are.
func (s *Store) Columns(ctx context.Context) (map[string][]string, error) {
	found := map[string][]string{}
	for _, table := range tables {
		rows, err := s.db.QueryContext(ctx, "SELECT * FROM "+table+" LIMIT 0")
		if err != nil {
			return nil, err
		}
		types, err := rows.ColumnTypes()
		if err = errors.Join(err, rows.Close()); err != nil {
			return nil, err
		}
		for _, c := range types {
			kind := c.DatabaseTypeName()
			switch kind {
			case "INT8":
				kind = "INTEGER"
			case "BYTEA":
				kind = "BLOB"
			}
			found[table] = append(found[table], c.Name()+" "+kind)
		}
	}
	return found, nil
}

// SealAgain runs the migration that seals once more, as a process does that begins at the
// same moment as another one.
func (s *Store) SealAgain(ctx context.Context, p Place) error {
	return s.write(ctx, func(ctx context.Context, tx *sql.Tx) error { return (&sealing{place: p}).run(ctx, tx) })
}
