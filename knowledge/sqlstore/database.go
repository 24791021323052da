package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync/atomic"
	"time"
)

// How a call waits while the database is not to be had.
const (
	patience     = 5 * time.Second
	shortestWait = 5 * time.Millisecond
	longestWait  = 200 * time.Millisecond
)

// errUndone is wrapped when a statement was certainly not carried out, so that it may be
// given again.
var errUndone = errors.New("nothing was changed")

// database is an engine with the ways in which statements are given to it.
type database struct {
	db *sql.DB
	engine
	// unclean is whether deleted records may have left traces in the files. Of a file it is
	// true at first, because an earlier process may have ended in the middle.
	unclean atomic.Bool
}

// Close overwrites the traces of deleted records, if there are any left, and closes the
// database.
func (d *database) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	return errors.Join(d.clean(ctx), d.db.Close())
}

// try runs work again while the database is not to be had. The work must leave nothing
// behind when it fails.
func (d *database) try(ctx context.Context, work func(context.Context) error) error {
	waiting, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	wait, why := shortestWait, error(nil)
	for {
		err := d.category(work(waiting))
		again := errors.Is(err, ErrBusy) || errors.Is(err, errUndone)
		switch {
		case err == nil:
			return nil
		case ctx.Err() != nil && again:
			return fmt.Errorf("%w: %w", err, ctx.Err())
		case ctx.Err() != nil:
			return ctx.Err()
		case waiting.Err() != nil && why != nil: // what the last attempt says is that it was cut short
			return fmt.Errorf("%w: waited for %v", why, patience)
		case waiting.Err() != nil && again:
			return fmt.Errorf("%w: waited for %v", err, patience)
		case waiting.Err() != nil:
			return fmt.Errorf("%w: waited for %v", d.silent(), patience)
		case !again:
			return err
		}
		why = err
		select {
		case <-waiting.Done():
		case <-time.After(wait):
		}
		wait = min(2*wait, longestWait)
	}
}

// exec runs one statement that writes.
func (d *database) exec(ctx context.Context, statement string, args ...any) error {
	return d.try(ctx, func(ctx context.Context) error {
		_, err := d.db.ExecContext(ctx, statement, args...)
		return err
	})
}

// write runs statements that hold together or not at all.
func (d *database) write(ctx context.Context, work func(context.Context, *sql.Tx) error) error {
	return d.try(ctx, func(ctx context.Context) error {
		tx, err := d.db.BeginTx(ctx, nil)
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
func (d *database) row(ctx context.Context, into []any, query string, args ...any) error {
	return d.try(ctx, func(ctx context.Context) error {
		return d.db.QueryRowContext(ctx, query, args...).Scan(into...)
	})
}

// clean overwrites what deleted records have left behind.
func (d *database) clean(ctx context.Context) error {
	if !d.unclean.Swap(false) {
		return nil
	}
	err := d.try(ctx, d.scrub)
	if err != nil {
		d.unclean.Store(true)
		return fmt.Errorf("overwrite what was deleted: %w", err)
	}
	return nil
}
