package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"gutskin/knowledge"
)

// Place says where records lie and how they are sealed.
type Place struct {
	// Path is the file of an SQLite database.
	Path string
	// URL is the address of a PostgreSQL database, postgres://user:password@host/name; if it
	// is set, Path is not looked at. No error shows it.
	URL string
	// Keys seal what people wrote. The first seals, and all open: what another one has sealed
	// is sealed anew by the first when the database is opened. With SQLite there may be none:
	// then the key lies in a file beside the database, which is made with it.
	Keys []Key
}

// Store keeps records in a database. Make one with [Open] or [Place.Open]; it is safe for
// use by several goroutines.
type Store struct {
	*database
	ring keyring
	// personKey is the key under which persons are hashed.
	personKey []byte
}

var _ knowledge.Records = (*Store)(nil)

// Open opens the SQLite database in a file, as [Place.Open] does.
func Open(ctx context.Context, path string) (*Store, error) { return Place{Path: path}.Open(ctx) }

// Open opens the database and brings it up to date. A file, or a folder, that is missing is
// made, for nobody but this user to read. The errors of this package say what else can be
// wrong and how to mend it.
func (p Place) Open(ctx context.Context) (*Store, error) {
	files, err := p.migrations()
	if err != nil {
		return nil, fmt.Errorf("read the migrations: %w", err)
	}
	s, err := p.openWith(ctx, files)
	if err != nil {
		return nil, fmt.Errorf("open the database %s: %w", p, err)
	}
	return s, nil
}

// String names the place without what is secret of it.
func (p Place) String() string {
	if p.URL != "" {
		return "in PostgreSQL"
	}
	return p.Path
}

// migrations are the changes of the tables, in the language of the place's engine.
func (p Place) migrations() (fs.FS, error) {
	if p.URL != "" {
		return fs.Sub(migrations, "migrations/postgres")
	}
	return fs.Sub(migrations, "migrations/sqlite")
}

// keyFile is where the key of an SQLite database lies; empty for PostgreSQL.
func (p Place) keyFile() string {
	if p.URL != "" {
		return ""
	}
	return strings.TrimSuffix(p.Path, filepath.Ext(p.Path)) + ".key"
}

// engine is the one that the place is for.
func (p Place) engine() (engine, error) {
	if p.URL == "" {
		return openSQLite(p.Path)
	}
	if len(p.Keys) == 0 {
		return nil, ErrNoKey
	}
	return openPostgres(p.URL)
}

func (p Place) openWith(ctx context.Context, files fs.FS) (*Store, error) {
	e, err := p.engine()
	if err != nil {
		return nil, err
	}
	s := &Store{database: &database{db: e.pool(), engine: e}}
	s.unclean.Store(p.URL == "") // of a server, Expire always overwrites
	if err := s.begin(ctx, p, files); err != nil {
		return nil, errors.Join(err, s.db.Close())
	}
	return s, nil
}

// begin brings the tables up to date and finds the keys.
func (s *Store) begin(ctx context.Context, p Place, files fs.FS) error {
	step, resealed := &sealing{place: p}, false
	err := s.try(ctx, func(ctx context.Context) error {
		if err := s.claim(ctx); err != nil {
			return err
		}
		return s.alone(ctx, func(ctx context.Context) error {
			err := migrate(ctx, s.engine, files, step)
			if err == nil {
				resealed, err = s.unlock(ctx, p)
			}
			return err
		})
	})
	if err != nil {
		return err
	}
	if step.changed || resealed {
		s.unclean.Store(true)
		_ = s.clean(ctx) // what it could not do, Expire does
	}
	return nil
}
