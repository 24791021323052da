package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	gooseengine "github.com/pressly/goose/v3/database"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// applicationID marks our files in SQLite's header: "gusk".
const applicationID = 0x6775736b

// pragmas are set on every connection. The busy timeout is short because SQLite does not
// look at the context while it waits; [database.try] waits for longer.
var pragmas = []string{
	"busy_timeout(20)",
	"journal_mode(wal)",
	"synchronous(normal)",
	"foreign_keys(on)",
	"secure_delete(on)",
	// The image of the container has no folder for temporary files.
	"temp_store(memory)",
	"trusted_schema(off)",
}

// sqliteEngine keeps the records in one file.
type sqliteEngine struct{ db *sql.DB }

// openSQLite gives a pool of one connection: the queue in front of it honours contexts, and
// there is nobody in this process to wait for inside SQLite.
func openSQLite(path string) (engine, error) {
	if err := prepare(path); err != nil {
		return nil, err
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrAccess, err)
	}
	slashed := filepath.ToSlash(absolute)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	source := url.URL{Scheme: "file", Path: slashed, RawQuery: url.Values{
		"_pragma": pragmas, "_txlock": {"immediate"}, "_dqs": {"0"}, "_defensive": {"1"},
	}.Encode()}
	db, err := sql.Open("sqlite", source.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return sqliteEngine{db}, nil
}

func (e sqliteEngine) pool() *sql.DB { return e.db }

func (sqliteEngine) dialect() gooseengine.Dialect { return gooseengine.DialectSQLite3 }

// claim marks an empty file as ours, and refuses the database of another program and one
// that is damaged.
func (e sqliteEngine) claim(ctx context.Context) error {
	tx, err := e.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // fails after Commit only
	var id, tables int
	if err := tx.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return err
	}
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
		return err
	}
	switch {
	case id == applicationID:
		return sound(ctx, tx)
	case id != 0 || tables != 0:
		return ErrNoDatabase
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID)); err != nil {
		return err
	}
	return tx.Commit()
}

// sound reads the whole database, and wraps [ErrDamaged] at the first contradiction.
func sound(ctx context.Context, tx *sql.Tx) error {
	var verdict string
	if err := tx.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return fmt.Errorf("%w: %s", ErrDamaged, verdict)
	}
	return nil
}

// alone needs no lock: each step of the work takes SQLite's own.
func (sqliteEngine) alone(ctx context.Context, work func(context.Context) error) error {
	return work(ctx)
}

// lock is always granted: a file belongs to one machine, and one bot serves from it.
func (sqliteEngine) lock(ctx context.Context, _ string) (release func(), ok bool, err error) {
	return func() {}, ctx.Err() == nil, ctx.Err()
}

// announce tells nobody, and listen waits in vain: see lock.
func (sqliteEngine) announce(context.Context, *sql.Tx, string) error { return nil }

func (sqliteEngine) listen(ctx context.Context, _ func(string)) error {
	<-ctx.Done()
	return ctx.Err()
}

// scrub removes what deleted records have left behind in the file and in its write-ahead
// log. secure_delete is not enough for that: it overwrites a record where it stood last, and
// not the copies that pages keep in their slack when SQLite moves records between them
// (3 of 120 random runs of the test "forget leaves no trace"). VACUUM writes every page anew.
func (e sqliteEngine) scrub(ctx context.Context) error {
	if _, err := e.db.ExecContext(ctx, "VACUUM"); err != nil {
		return err
	}
	var busy, pages, moved int
	if err := e.db.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved); err != nil {
		return err
	}
	if busy != 0 {
		return ErrBusy
	}
	return nil
}

// restored does nothing: SQLite counts on from the highest number that it was given.
func (sqliteEngine) restored(context.Context, *sql.Tx) error { return nil }

func (sqliteEngine) silent() error { return ErrBusy }

func (sqliteEngine) category(err error) error {
	var failed *sqlite.Error
	if !errors.As(err, &failed) {
		return err
	}
	var wanted error
	switch failed.Code() & 0xff { // the rest is detail
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		wanted = ErrBusy
	case sqlite3.SQLITE_FULL:
		wanted = ErrFull
	case sqlite3.SQLITE_NOTADB:
		wanted = ErrNoDatabase
	case sqlite3.SQLITE_CORRUPT:
		wanted = ErrDamaged
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_IOERR:
		wanted = ErrAccess
	default:
		return err
	}
	return fmt.Errorf("%w: %w", wanted, err)
}
