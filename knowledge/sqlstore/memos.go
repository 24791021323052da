package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"gutskin/knowledge"
)

// Memo is what SaveMemo was given last under a name; nil if nothing.
func (s *Store) Memo(ctx context.Context, name string) ([]byte, error) {
	var data []byte
	err := s.row(ctx, []any{&data}, `SELECT data FROM memos WHERE name = $1`, name)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read a memo: %w", err)
	}
	return data, nil
}

// SaveMemo keeps a memo; no data removes it.
func (s *Store) SaveMemo(ctx context.Context, name string, data []byte) error {
	if err := knowledge.CheckMemo(name, data); err != nil {
		return err
	}
	statement := `INSERT INTO memos (name, data) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET data = excluded.data`
	args := []any{name, data}
	if len(data) == 0 {
		statement, args = `DELETE FROM memos WHERE name = $1`, args[:1]
	}
	if err := s.exec(ctx, statement, args...); err != nil {
		return fmt.Errorf("keep a memo: %w", err)
	}
	return nil
}
