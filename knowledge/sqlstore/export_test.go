package sqlstore

import (
	"context"
	"io/fs"
)

// OpenWith opens a store with other migrations.
func OpenWith(ctx context.Context, path string, files fs.FS) (*Store, error) {
	return openWith(ctx, path, files)
}

// Migrations are the migrations as they are.
func Migrations() (fs.FS, error) { return fs.Sub(migrations, "migrations/sqlite") }

// Exec runs a statement on the store's own connection.
func (s *Store) Exec(ctx context.Context, statement string) error { return s.exec(ctx, statement) }

// Number reads a number over the store's own connection.
func (s *Store) Number(ctx context.Context, query string) (n int, err error) {
	return n, s.row(ctx, []any{&n}, query)
}
