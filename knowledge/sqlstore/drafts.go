package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"gutskin/knowledge"
)

// SaveDraft keeps a draft in place of the one with its person and id.
func (s *Store) SaveDraft(ctx context.Context, d knowledge.Draft) error {
	if err := d.Check(); err != nil {
		return err
	}
	person, err := s.person(d.Person)
	if err != nil {
		return err
	}
	s.unclean.Store(true) // the earlier content leaves traces
	err = s.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		var others int
		row := tx.QueryRowContext(ctx, `SELECT count(*) FROM drafts WHERE person = $1 AND id <> $2`, person, d.ID)
		if err := row.Scan(&others); err != nil {
			return err
		}
		if others >= knowledge.MaxDrafts {
			return fmt.Errorf("%w: there are %d drafts already", knowledge.ErrBadRecord, others)
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO drafts (person, id, file, base, content, at) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (person, id) DO UPDATE SET file = excluded.file, base = excluded.base, content = excluded.content, at = excluded.at`,
			person, d.ID, d.File, d.Base, s.ring.seal(draftsContent, d.Content), d.At.UnixMilli())
		return err
	})
	if err != nil {
		return fmt.Errorf("keep a draft: %w", err)
	}
	return nil
}

// Draft is one of a person's drafts; false when there is none.
func (s *Store) Draft(ctx context.Context, person, id string) (knowledge.Draft, bool, error) {
	found, err := s.drafts(ctx, person, `SELECT id, file, base, content, at FROM drafts WHERE person = $1 AND id = $2`, id)
	if err != nil || len(found) == 0 {
		return knowledge.Draft{}, false, err
	}
	return found[0], true, nil
}

// Drafts lists a person's drafts, the newest first.
func (s *Store) Drafts(ctx context.Context, person string) ([]knowledge.Draft, error) {
	return s.drafts(ctx, person, `SELECT id, file, base, content, at FROM drafts WHERE person = $1 ORDER BY at DESC, id`)
}

func (s *Store) drafts(ctx context.Context, person, query string, args ...any) ([]knowledge.Draft, error) {
	hash, err := s.person(person)
	if err != nil {
		return nil, err
	}
	var found []knowledge.Draft
	err = s.try(ctx, func(ctx context.Context) error {
		found = nil
		rows, err := s.db.QueryContext(ctx, query, append([]any{hash}, args...)...)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells what matters
		for rows.Next() {
			var d knowledge.Draft
			var at int64
			var sealed []byte
			if err := rows.Scan(&d.ID, &d.File, &d.Base, &sealed, &at); err != nil {
				return err
			}
			if d.Content, err = s.ring.open(draftsContent, sealed); err != nil {
				return err
			}
			d.At = time.UnixMilli(at).UTC()
			found = append(found, d)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read drafts: %w", err)
	}
	return found, nil
}

// DropDraft removes a draft; one that is not there is as good. Its traces are overwritten
// at the next [Store.Expire].
func (s *Store) DropDraft(ctx context.Context, person, id string) error {
	hash, err := s.person(person)
	if err != nil {
		return err
	}
	s.unclean.Store(true)
	if err := s.exec(ctx, `DELETE FROM drafts WHERE person = $1 AND id = $2`, hash, id); err != nil {
		return fmt.Errorf("remove a draft: %w", err)
	}
	return nil
}
