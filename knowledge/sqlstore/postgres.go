package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	gooseengine "github.com/pressly/goose/v3/database"
)

// How many connections one process holds, and for how long one may stay unused: a server has
// a hundred, as it is delivered, for all that use it.
const (
	maxConnections = 8
	maxIdle        = 2
	idleFor        = 5 * time.Minute
)

// parameters are set on every connection. Nothing waits for a lock for longer than a call
// has patience, and a process that hangs does not keep others from the tables for good.
var parameters = map[string]string{
	"application_name":                    "gutskin",
	"lock_timeout":                        "2s",
	"idle_in_transaction_session_timeout": "60s",
}

// postgresEngine keeps the records in PostgreSQL, in the first schema of the search path.
type postgresEngine struct{ db *sql.DB }

// openPostgres connects to nothing yet. pgx's own words on a bad address are left out: they
// may repeat a part of it.
func openPostgres(address string) (engine, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, ErrAddress
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = patience
	}
	for name, value := range parameters {
		if _, set := config.RuntimeParams[name]; !set {
			config.RuntimeParams[name] = value
		}
	}
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(maxConnections)
	db.SetMaxIdleConns(maxIdle)
	db.SetConnMaxIdleTime(idleFor)
	return postgresEngine{db}, nil
}

func (e postgresEngine) pool() *sql.DB { return e.db }

func (postgresEngine) dialect() gooseengine.Dialect { return gooseengine.DialectPostgres }

// claim refuses a schema that holds tables and not ours.
func (e postgresEngine) claim(ctx context.Context) error {
	var tables, ours int
	err := e.db.QueryRowContext(ctx, `SELECT count(*), count(*) FILTER (WHERE tablename = 'guild_settings')
		FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'goose_db_version'`).Scan(&tables, &ours)
	if err != nil {
		return err
	}
	if tables > 0 && ours == 0 {
		return ErrNoDatabase
	}
	return nil
}

// lockKey is the number of an advisory lock: of its name, and of the schema, so that two bots
// can share a database.
const lockKey = `hashtextextended('gutskin:' || current_schema() || ':' || $1, 0)`

func (e postgresEngine) alone(ctx context.Context, work func(context.Context) error) error {
	conn, err := e.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }() // gives it back to the pool
	if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock("+lockKey+")", "alone"); err != nil {
		return err
	}
	defer unlock(ctx, conn, "alone")
	return work(ctx)
}

// lock takes an advisory lock on a connection of its own, and gives both back when it is
// released. If the process ends or the connection breaks, the server releases the lock.
func (e postgresEngine) lock(ctx context.Context, name string) (release func(), ok bool, err error) {
	conn, err := e.db.Conn(ctx)
	if err != nil {
		return nil, false, err
	}
	err = conn.QueryRowContext(ctx, "SELECT pg_try_advisory_lock("+lockKey+")", name).Scan(&ok)
	if err != nil || !ok {
		_ = conn.Close() // gives it back to the pool
		return func() {}, false, err
	}
	return func() {
		unlock(ctx, conn, name)
		_ = conn.Close() // gives it back to the pool
	}, true, nil
}

// unlock releases an advisory lock even if the context has ended. A connection that cannot
// be spoken to any more has lost its lock with the server's end of it.
func unlock(ctx context.Context, conn *sql.Conn, name string) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	_, _ = conn.ExecContext(ctx, "SELECT pg_advisory_unlock("+lockKey+")", name)
}

// scrub writes every table anew without what was deleted from it: a plain VACUUM leaves
// the bytes of a row on its page. PostgreSQL's write-ahead log keeps them until it is
// recycled, which is the server's business; docs/privacy.md says so.
func (e postgresEngine) scrub(ctx context.Context) error {
	for _, table := range tables {
		if _, err := e.db.ExecContext(ctx, "VACUUM (FULL) "+table); err != nil {
			return err
		}
	}
	return nil
}

// restored lets numbers go on behind the highest that was put back.
func (e postgresEngine) restored(ctx context.Context, tx *sql.Tx) error {
	for _, table := range numbered {
		_, err := tx.ExecContext(ctx, fmt.Sprintf(
			`SELECT setval(pg_get_serial_sequence('%s', 'id'), greatest((SELECT max(id) FROM %s), 1), EXISTS (SELECT 1 FROM %s))`, table, table, table))
		if err != nil {
			return err
		}
	}
	return nil
}

func (postgresEngine) silent() error { return ErrAway }
