package sqlstore

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"fmt"

	"gutskin/knowledge"
)

// keyBytes is the length of the key under which persons are hashed.
const keyBytes = 32

// personKey is the key of a database; the first process to ask makes it.
func personKey(ctx context.Context, db *sql.DB) ([]byte, error) {
	key := make([]byte, keyBytes)
	if _, err := rand.Read(key); err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	_, err := db.ExecContext(ctx, `INSERT INTO secrets (name, value) VALUES ('person', $1) ON CONFLICT (name) DO NOTHING`, key)
	if err != nil {
		return nil, fmt.Errorf("keep the key: %w", err)
	}
	if err := db.QueryRowContext(ctx, `SELECT value FROM secrets WHERE name = 'person'`).Scan(&key); err != nil {
		return nil, fmt.Errorf("read the key: %w", err)
	}
	if len(key) != keyBytes {
		return nil, fmt.Errorf("%w: its key has %d bytes", ErrDamaged, len(key))
	}
	return key, nil
}

// person is what is kept in place of a person's id.
func (s *Store) person(id string) ([]byte, error) {
	if err := knowledge.CheckID("a person", id); err != nil {
		return nil, err
	}
	mac := hmac.New(sha256.New, s.key)
	mac.Write([]byte(id))
	return mac.Sum(nil), nil
}
