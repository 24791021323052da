package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
)

// probeEvery is how long a connection that only listens may stay silent before it is asked
// whether it is still there.
const probeEvery = time.Minute

// settingsChannel is the channel for changed settings: one for each schema, so that two bots
// can share a database. Its name has at most 63 bytes.
const settingsChannel = `'gutskin_settings_' || md5(current_schema())`

func (postgresEngine) announce(ctx context.Context, tx *sql.Tx, guild string) error {
	_, err := tx.ExecContext(ctx, "SELECT pg_notify("+settingsChannel+", $1)", guild)
	return err
}

// listen holds one connection, which does not go back to the pool.
func (e postgresEngine) listen(ctx context.Context, each func(guild string)) error {
	conn, err := e.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }() // was closed below
	return conn.Raw(func(driver any) error {
		listening, ok := driver.(*stdlib.Conn)
		if !ok {
			return fmt.Errorf("listen: the driver is a %T", driver)
		}
		raw := listening.Conn()
		defer func() { _ = raw.Close(context.WithoutCancel(ctx)) }() // the pool makes another
		return hear(ctx, raw, each)
	})
}

// hear says at first that anything may have changed, because nobody listened until now.
func hear(ctx context.Context, conn *pgx.Conn, each func(guild string)) error {
	var channel string
	if err := conn.QueryRow(ctx, "SELECT "+settingsChannel).Scan(&channel); err != nil {
		return err
	}
	if _, err := conn.Exec(ctx, "LISTEN "+pgx.Identifier{channel}.Sanitize()); err != nil {
		return err
	}
	each("")
	for {
		waiting, cancel := context.WithTimeout(ctx, probeEvery)
		heard, err := conn.WaitForNotification(waiting)
		cancel()
		switch {
		case err == nil:
			each(heard.Payload)
		case ctx.Err() != nil || !pgconn.Timeout(err):
			return err
		default:
			if err := probe(ctx, conn); err != nil {
				return err
			}
		}
	}
}

func probe(ctx context.Context, conn *pgx.Conn) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return conn.Ping(ctx)
}
