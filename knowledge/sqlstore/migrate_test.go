package sqlstore_test

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"gutskin/knowledge/sqlstore"
)

// upTo is the first so many migrations, and further ones.
func upTo(t *testing.T, count int, further ...string) fs.FS {
	t.Helper()
	files, err := sqlstore.Migrations()
	check(t, err)
	names, err := fs.Glob(files, "*.sql")
	check(t, err)
	slices.Sort(names)
	out := fstest.MapFS{}
	for _, name := range names[:count] {
		data, err := fs.ReadFile(files, name)
		check(t, err)
		out[name] = &fstest.MapFile{Data: data}
	}
	var last int
	if _, err := fmt.Sscanf(names[count-1], "%05d", &last); err != nil {
		t.Fatal(err)
	}
	for i, statement := range further {
		out[fmt.Sprintf("%05d_further.sql", last+i+1)] = &fstest.MapFile{Data: []byte("-- +goose Up\n" + statement)}
	}
	return out
}

// newest is how many migrations there are.
func newest(t *testing.T) int {
	t.Helper()
	files, err := sqlstore.Migrations()
	check(t, err)
	names, err := fs.Glob(files, "*.sql")
	if err != nil || len(names) == 0 {
		t.Fatalf("no migrations: %v", err)
	}
	return len(names)
}

// TestMigrateForward begins at every version there ever was and works with the newest.
func TestMigrateForward(t *testing.T) {
	ctx := timeout(t)
	for version := 1; version <= newest(t); version++ {
		t.Run(fmt.Sprint(version), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "gutskin.db")
			old, err := sqlstore.OpenWith(ctx, path, upTo(t, version))
			check(t, err)
			check(t, old.Exec(ctx, "INSERT INTO guild_settings (guild, data) VALUES ('1', x'7b7d')"))
			check(t, old.Close())
			store := openAt(t, path)
			if data, err := store.GuildSettings(ctx, "1"); err != nil || string(data) != "{}" {
				t.Errorf("settings of version %d: %q, %v", version, data, err)
			}
			for name, err := range everyCall(ctx, store) {
				if err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
		})
	}
}

func TestMigrateFurther(t *testing.T) {
	ctx := timeout(t)
	store, path := newStore(t)
	check(t, store.Vote(ctx, vote(alice, "acne", true, "")))
	check(t, store.Close())

	// A migration that fails changes nothing.
	broken := upTo(t, newest(t), "CREATE TABLE half (a INTEGER);\nINSERT INTO nowhere VALUES (1);")
	if _, err := sqlstore.OpenWith(ctx, path, broken); err == nil {
		t.Error("a broken migration goes unnoticed")
	}
	store = openAt(t, path)
	if n, err := store.Number(ctx, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'"); err != nil || n != 0 {
		t.Errorf("half a migration is left: %d, %v", n, err)
	}
	check(t, store.Close())

	// One that succeeds keeps what there is, and the old program does not touch the result.
	further := upTo(t, newest(t), "ALTER TABLE votes ADD COLUMN topic_version INTEGER NOT NULL DEFAULT 1;")
	store, err := sqlstore.OpenWith(ctx, path, further)
	check(t, err)
	if n, err := store.Number(ctx, "SELECT sum(topic_version) FROM votes"); err != nil || n != 1 {
		t.Errorf("votes of the new version: %d, %v", n, err)
	}
	check(t, store.Close())
	if _, err := sqlstore.Open(ctx, path); !errors.Is(err, sqlstore.ErrNewer) {
		t.Errorf("an old program: %v", err)
	}
}
