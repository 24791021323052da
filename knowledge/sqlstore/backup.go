package sqlstore

import (
	"archive/zip"
	"bufio"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"time"
)

// Backup writes all records as they are at one moment, while others go on reading and
// writing, and counts them. What is sealed stays sealed; the key is not in it.
func (s *Store) Backup(ctx context.Context, out io.Writer, now time.Time) (rows int, err error) {
	// One snapshot for all tables, on both engines.
	tx, err := s.begun(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return 0, fmt.Errorf("begin the backup: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // nothing was changed
	file := zip.NewWriter(out)
	about := manifest{Format: archiveFormat, Made: now.UTC().Truncate(time.Second)}
	if err := tx.QueryRowContext(ctx, schemaVersion).Scan(&about.Schema); err != nil {
		return 0, fmt.Errorf("read the version: %w", s.category(err))
	}
	for _, table := range tables {
		written, err := backUp(ctx, tx, file, table)
		if err != nil {
			return 0, fmt.Errorf("back up %s: %w", table, s.category(err))
		}
		about.Tables = append(about.Tables, written)
		rows += written.Rows
	}
	entry, err := file.Create(manifestName)
	if err != nil {
		return 0, fmt.Errorf("write the backup: %w", err)
	}
	lines := json.NewEncoder(entry)
	lines.SetIndent("", "  ")
	if err := lines.Encode(about); err != nil {
		return 0, fmt.Errorf("write the backup: %w", err)
	}
	if err := file.Close(); err != nil {
		return 0, fmt.Errorf("write the backup: %w", err)
	}
	return rows, nil
}

// begun is a transaction for work that may take longer than a call has patience.
func (d *database) begun(ctx context.Context, options *sql.TxOptions) (tx *sql.Tx, err error) {
	err = d.try(ctx, func(context.Context) (err error) {
		tx, err = d.db.BeginTx(ctx, options) // not with the context of the attempt, which ends with it
		return err
	})
	return tx, err
}

// schemaVersion reads the version of the tables, as goose keeps it.
const schemaVersion = `SELECT max(version_id) FROM goose_db_version`

// backUp writes one table.
func backUp(ctx context.Context, tx *sql.Tx, file *zip.Writer, table string) (manifestTable, error) {
	about := manifestTable{Name: table}
	entry, err := file.Create(table + tableSuffix)
	if err != nil {
		return about, err
	}
	sum := sha256.New()
	out := bufio.NewWriter(io.MultiWriter(entry, sum))
	rows, err := tx.QueryContext(ctx, "SELECT * FROM "+table)
	if err != nil {
		return about, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells what matters
	names, err := rows.Columns()
	if err != nil {
		return about, err
	}
	values, into := make([]any, len(names)), make([]any, len(names))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return about, err
		}
		row := make(record, len(names))
		for i, name := range names {
			row[name] = values[i]
		}
		line, err := row.encode()
		if err != nil {
			return about, err
		}
		if _, err := out.Write(append(line, '\n')); err != nil {
			return about, err
		}
		about.Rows++
	}
	if err := rows.Err(); err != nil {
		return about, err
	}
	err = out.Flush()
	about.SHA256 = hex.EncodeToString(sum.Sum(nil))
	return about, err
}
