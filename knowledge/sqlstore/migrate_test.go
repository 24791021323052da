package sqlstore_test

import (
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"gutskin/knowledge"
	"gutskin/knowledge/sqlstore"
	"gutskin/knowledge/sqlstore/pgtest"
)

// upTo is the first so many migrations, and further ones.
func upTo(t *testing.T, g ground, count int, further ...string) fs.FS {
	t.Helper()
	files, err := g.place.Migrations()
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
		out[fmt.Sprintf("%05d_further.sql", last+i+100)] = &fstest.MapFile{Data: []byte("-- +goose Up\n" + statement)}
	}
	return out
}

// newest is how many migrations there are.
func newest(t *testing.T, g ground) int {
	t.Helper()
	files, err := g.place.Migrations()
	check(t, err)
	names, err := fs.Glob(files, "*.sql")
	if err != nil || len(names) == 0 {
		t.Fatalf("no migrations: %v", err)
	}
	return len(names)
}

// testMigrateForward begins with what programs of every version of the tables have left
// (testdata/versions), and holds that all of it is there and works afterwards.
func testMigrateForward(t *testing.T, g ground) {
	engine := "sqlite"
	if g.server != nil {
		engine = "postgres"
	}
	dumps, err := filepath.Glob(filepath.Join("testdata", "versions", engine+"-*.sql"))
	if err != nil || len(dumps) == 0 {
		t.Fatalf("no dumps: %v", err)
	}
	for _, dump := range dumps {
		t.Run(filepath.Base(dump), func(t *testing.T) {
			g := g.another(t)
			load(t, g, dump)
			version := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(dump), engine+"-"), ".sql")
			if version >= "00007" { // sealed with the key that the tests bring
				g.place.Keys = []sqlstore.Key{key(1)}
			}
			wantOld(t, g, version)
		})
	}
}

// load makes a database of a dump.
func load(t *testing.T, g ground, dump string) {
	t.Helper()
	statements, err := os.ReadFile(dump)
	check(t, err)
	driver, source := "sqlite", g.place.Path
	if g.server != nil {
		driver, source = "pgx", g.place.URL
	}
	db, err := sql.Open(driver, source)
	check(t, err)
	_, err = db.ExecContext(timeout(t), string(statements))
	check(t, errors.Join(err, db.Close()))
}

// wantOld wants what the dumps hold.
func wantOld(t *testing.T, g ground, version string) {
	t.Helper()
	ctx := timeout(t)
	store := g.open(t)
	want := knowledge.PersonRecords{Votes: 1, Questions: 1, Mutes: 1}
	if version >= "00002" {
		want.Drafts = 1
	}
	if version >= "00003" {
		want.Misses = 1
	}
	if version >= "00007" {
		want.Follows = 1
	}
	if kept, err := store.Kept(ctx, alice); err != nil || kept != want {
		t.Errorf("kept of alice: %+v, %v; want %+v", kept, err, want)
	}
	if questions, err := store.Questions(ctx, "", 9); err != nil || len(questions) != 1 || questions[0].Text != "it's \"quoted\", and wörds\nof two lines" {
		t.Errorf("questions: %+v, %v", questions, err)
	}
	if data, err := store.GuildSettings(ctx, "1"); err != nil || string(data) != `{"language":"fr"}` {
		t.Errorf("settings: %q, %v", data, err)
	}
	if d, _, err := store.Draft(ctx, alice, "one"); err != nil || want.Drafts == 1 && string(d.Content) != "typed by one" {
		t.Errorf("draft: %+v, %v", d, err)
	}
	if version < "00007" {
		wantWiped(t, g, store)
	}
	for name, err := range everyCall(ctx, store) {
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// wantWiped wants that nothing of what lay open lies open still.
func wantWiped(t *testing.T, g ground, store *sqlstore.Store) {
	t.Helper()
	keys, err := regexp.Compile(`INTO "secrets" VALUES\('person',X'([0-9A-F]{64})'\)`)
	check(t, err)
	dumps, err := filepath.Glob(filepath.Join("testdata", "versions", "sqlite-0000[123].sql"))
	check(t, err)
	for _, dump := range dumps {
		data, err := os.ReadFile(dump)
		check(t, err)
		key, err := hex.DecodeString(string(keys.FindSubmatch(data)[1]))
		check(t, err)
		if g.holds(t, store, key) {
			t.Error("the key of the persons lies open on disk")
		}
	}
	if g.holds(t, store, []byte(text)) || g.holds(t, store, []byte("typed by one")) {
		t.Error("what people wrote lies open on disk")
	}
}

// TestEnginesAgree holds that both engines have the same steps and the same columns.
func TestEnginesAgree(t *testing.T) {
	files := newGround(t, nil)
	names := func(p sqlstore.Place) []string {
		dir, err := p.Migrations()
		check(t, err)
		names, err := fs.Glob(dir, "*")
		check(t, err)
		return names
	}
	if diff := cmp.Diff(names(files.place), names(sqlstore.Place{URL: "postgres:"})); diff != "" {
		t.Errorf("migrations (-SQLite +PostgreSQL):\n%s", diff)
	}
	server := pgtest.Given(t)
	one, err := files.open(t).Columns(timeout(t))
	check(t, err)
	other, err := newGround(t, server).open(t).Columns(timeout(t))
	check(t, err)
	if diff := cmp.Diff(one, other); diff != "" {
		t.Errorf("columns (-SQLite +PostgreSQL):\n%s", diff)
	}
	found, err := files.open(t).Number(timeout(t), "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'goose_db_version'")
	if err != nil || found != len(one) {
		t.Errorf("there are %d tables and %d are known, %v", found, len(one), err)
	}
}

func testMigrateFurther(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	check(t, store.Vote(ctx, vote(alice, "acne", true, "")))
	check(t, store.Close())

	// A migration that fails changes nothing.
	broken := upTo(t, g, newest(t, g), "CREATE TABLE half (a INTEGER);\nINSERT INTO nowhere VALUES (1);")
	if _, err := g.place.OpenWith(ctx, broken); err == nil {
		t.Error("a broken migration goes unnoticed")
	}
	store = g.open(t)
	if _, err := store.Number(ctx, "SELECT count(*) FROM half"); err == nil {
		t.Error("half a migration is left")
	}
	check(t, store.Close())

	// One that succeeds keeps what there is, and the old program does not touch the result.
	further := upTo(t, g, newest(t, g), "ALTER TABLE votes ADD COLUMN topic_version INTEGER NOT NULL DEFAULT 1;")
	store, err := g.place.OpenWith(ctx, further)
	check(t, err)
	if n, err := store.Number(ctx, "SELECT sum(topic_version) FROM votes"); err != nil || n != 1 {
		t.Errorf("votes of the new version: %d, %v", n, err)
	}
	check(t, store.Close())
	if _, err := g.place.Open(ctx); !errors.Is(err, sqlstore.ErrNewer) {
		t.Errorf("an old program: %v", err)
	}
}
