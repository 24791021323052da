package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"sync/atomic"
	"time"

	"gutskin/knowledge"
)

// How a call waits while another process keeps the database to itself.
const (
	patience = 5 * time.Second
	pause    = 5 * time.Millisecond
)

// Store keeps records in a database. Make one with [Open]; it is safe for use by several
// goroutines.
type Store struct {
	db  *sql.DB
	key []byte
	// unclean is whether deleted records may have left traces in the files. It is true at
	// first, because an earlier process may have ended in the middle.
	unclean atomic.Bool
}

var _ knowledge.Records = (*Store)(nil)

// Open opens the database in a file and brings it up to date. A file, or a folder, that is
// missing is made, for nobody but this user to read. The errors of this package say what
// else can be wrong and how to mend it.
func Open(ctx context.Context, path string) (*Store, error) {
	files, err := fs.Sub(migrations, "migrations/sqlite")
	if err != nil {
		return nil, fmt.Errorf("read the migrations: %w", err)
	}
	s, err := openWith(ctx, path, files)
	if err != nil {
		return nil, fmt.Errorf("open the database %s: %w", path, err)
	}
	return s, nil
}

func openWith(ctx context.Context, path string, files fs.FS) (*Store, error) {
	if err := prepare(path); err != nil {
		return nil, err
	}
	db, err := open(path)
	if err != nil {
		return nil, err
	}
	s := &Store{db: db}
	s.unclean.Store(true)
	err = s.try(ctx, func(ctx context.Context) error {
		if err := claim(ctx, db); err != nil {
			return err
		}
		if err := migrate(ctx, db, files); err != nil {
			return err
		}
		s.key, err = personKey(ctx, db)
		return err
	})
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return s, nil
}

// Close overwrites the traces of deleted records, if there are any left, and closes the
// database.
func (s *Store) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	return errors.Join(s.clean(ctx), s.db.Close())
}

// try runs work again while another process keeps the database to itself. The work must
// leave nothing behind when it fails.
func (s *Store) try(ctx context.Context, work func(context.Context) error) error {
	waiting, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		err := category(work(waiting))
		switch {
		case err == nil:
			return nil
		case ctx.Err() != nil && errors.Is(err, ErrBusy):
			return fmt.Errorf("%w: %w", err, ctx.Err())
		case ctx.Err() != nil:
			return ctx.Err()
		case waiting.Err() != nil:
			return fmt.Errorf("%w: waited for %v", ErrBusy, patience)
		case !errors.Is(err, ErrBusy):
			return err
		}
		select {
		case <-waiting.Done():
		case <-time.After(pause):
		}
	}
}

// exec runs one statement that writes.
func (s *Store) exec(ctx context.Context, statement string, args ...any) error {
	return s.try(ctx, func(ctx context.Context) error {
		_, err := s.db.ExecContext(ctx, statement, args...)
		return err
	})
}

// write runs statements that hold together or not at all.
func (s *Store) write(ctx context.Context, work func(context.Context, *sql.Tx) error) error {
	return s.try(ctx, func(ctx context.Context) error {
		tx, err := s.db.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		defer func() { _ = tx.Rollback() }() // fails after Commit only
		if err := work(ctx, tx); err != nil {
			return err
		}
		return tx.Commit()
	})
}

// row reads one row.
func (s *Store) row(ctx context.Context, into []any, query string, args ...any) error {
	return s.try(ctx, func(ctx context.Context) error {
		return s.db.QueryRowContext(ctx, query, args...).Scan(into...)
	})
}

// clean overwrites what deleted records have left behind.
func (s *Store) clean(ctx context.Context) error {
	if !s.unclean.Swap(false) {
		return nil
	}
	err := s.try(ctx, func(ctx context.Context) error { return scrub(ctx, s.db) })
	if err != nil {
		s.unclean.Store(true)
		return fmt.Errorf("overwrite what was deleted: %w", err)
	}
	return nil
}
