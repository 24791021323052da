package sqlstore

import (
	"context"
	"database/sql"

	gooseengine "github.com/pressly/goose/v3/database"
)

// engine is what SQLite and PostgreSQL do each in a way of its own. All else of the package
// is SQL that both understand.
type engine interface {
	// pool is the connections that the records are read and written over.
	pool() *sql.DB
	// dialect is the engine as goose knows it.
	dialect() gooseengine.Dialect
	// claim refuses a database that is not ours, or cannot be.
	claim(ctx context.Context) error
	// alone does work that no other process may do at the same moment.
	alone(ctx context.Context, work func(context.Context) error) error
	// lock is what [Store.Lock] promises.
	lock(ctx context.Context, name string) (release func(), ok bool, err error)
	// announce tells other processes, once the transaction is done, that the settings of a
	// server were saved; listen hears of it until the context or the connection ends.
	announce(ctx context.Context, tx *sql.Tx, guild string) error
	listen(ctx context.Context, each func(guild string)) error
	// scrub removes what deleted records have left behind in the files.
	scrub(ctx context.Context) error
	// restored puts what the engine counts itself behind rows that came with their numbers.
	restored(ctx context.Context, tx *sql.Tx) error
	// category wraps an error of the engine in the one of ours that says how to mend it, and
	// in errUndone when the statement was certainly not carried out.
	category(err error) error
	// silent is the category of a call that was never answered.
	silent() error
}
