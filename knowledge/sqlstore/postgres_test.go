package sqlstore_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"gutskin/knowledge/sqlstore"
	"gutskin/knowledge/sqlstore/pgtest"
)

// bounded is more than any call waits: its own patience of five seconds, and some for a slow
// machine.
const bounded = 8 * time.Second

// soon calls something until it succeeds; it fails the test when that takes longer than an
// outage may.
func soon(t *testing.T, call func(context.Context) error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	for {
		err := call(ctx)
		if err == nil {
			return
		}
		if ctx.Err() != nil {
			t.Fatalf("no recovery within %v: %v", patience, err)
		}
	}
}

// TestPostgresKilled kills the server in the middle of writing: calls fail soon and say why,
// what was confirmed is there afterwards, and the store goes on by itself.
func TestPostgresKilled(t *testing.T) {
	t.Parallel()
	server := pgtest.Start(t)
	g := newGround(t, server)
	store := g.open(t)
	ctx := timeout(t)
	var writing sync.WaitGroup
	confirmed := make([]int, 4)
	for w := range confirmed {
		writing.Go(func() {
			for i := 0; ; i++ {
				if err := store.SendQuestion(ctx, question(alice, fmt.Sprint(w), fmt.Sprint(i))); err != nil {
					if !errors.Is(err, sqlstore.ErrAway) {
						t.Errorf("while it was killed: %v", err)
					}
					return
				}
				confirmed[w]++
			}
		})
	}
	soon(t, func(ctx context.Context) error {
		found, err := store.Questions(ctx, "0", 50)
		if err == nil && len(found) < 50 {
			return errors.New("too early to kill it")
		}
		return err
	})
	server.Kill(t)
	writing.Wait()

	began := time.Now()
	if err := store.Vote(context.Background(), vote(alice, "acne", true, "")); !errors.Is(err, sqlstore.ErrAway) {
		t.Errorf("while it is away: %v", err)
	}
	if took := time.Since(began); took > bounded {
		t.Errorf("without a deadline it took %v", took)
	}
	short, cancel := context.WithTimeout(ctx, 100*time.Millisecond)
	defer cancel()
	if err := store.Vote(short, vote(alice, "acne", true, "")); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("with a deadline: %v", err)
	}

	server.Launch(t)
	soon(t, func(ctx context.Context) error { return store.Vote(ctx, vote(alice, "acne", true, "")) })
	for w, want := range confirmed {
		found, err := store.Questions(ctx, fmt.Sprint(w), 1_000_000)
		// One more may have been kept than was confirmed, when the answer was lost on its way.
		if err != nil || len(found) != want && len(found) != want+1 {
			t.Errorf("writer %d: %d were confirmed and %d are there, %v", w, want, len(found), err)
		}
	}
}

// TestPostgresAwayAtStart opens a store on a server that comes a moment later.
func TestPostgresAwayAtStart(t *testing.T) {
	t.Parallel()
	server := pgtest.Start(t)
	g := newGround(t, server)
	server.Kill(t)
	opened := make(chan error, 1)
	go func() {
		store, err := g.place.Open(timeout(t))
		if err == nil {
			err = store.Close()
		}
		opened <- err
	}()
	server.Launch(t)
	check(t, <-opened)
}

// TestPostgresFullOfConnections takes all connections away, and gives them back.
func TestPostgresFullOfConnections(t *testing.T) {
	t.Parallel()
	server := pgtest.Start(t, "max_connections=5", "superuser_reserved_connections=0", "max_wal_senders=0", "autovacuum=off")
	g := newGround(t, server)
	check(t, g.open(t).Close())
	others, err := sql.Open("pgx", g.place.URL)
	check(t, err)
	defer others.Close()
	var held []*sql.Conn
	for range 5 {
		conn, err := others.Conn(timeout(t))
		check(t, err)
		held = append(held, conn)
	}
	began := time.Now()
	if _, err := g.place.Open(context.Background()); !errors.Is(err, sqlstore.ErrBusy) {
		t.Errorf("without a connection: %v", err)
	}
	if took := time.Since(began); took > bounded {
		t.Errorf("took %v", took)
	}
	opened := make(chan error, 1)
	go func() {
		store, err := g.place.Open(timeout(t))
		opened <- err
		if err == nil {
			_ = store.Close()
		}
	}()
	for _, conn := range held {
		check(t, conn.Close())
	}
	check(t, others.Close())
	check(t, <-opened)
}

// TestPostgresLocked lets another session hold a table: calls give up in time.
func TestPostgresLocked(t *testing.T) {
	t.Parallel()
	g := newGround(t, pgtest.Given(t))
	store := g.open(t)
	db, err := sql.Open("pgx", g.place.URL)
	check(t, err)
	defer db.Close()
	tx, err := db.Begin()
	check(t, err)
	_, err = tx.Exec("LOCK TABLE votes")
	check(t, err)
	began := time.Now()
	if err := store.Vote(context.Background(), vote(alice, "acne", true, "")); !errors.Is(err, sqlstore.ErrBusy) {
		t.Errorf("a locked table: %v", err)
	}
	if took := time.Since(began); took > bounded {
		t.Errorf("took %v", took)
	}
	waited := make(chan error, 1)
	go func() { waited <- store.Vote(timeout(t), vote(alice, "acne", true, "")) }()
	check(t, tx.Rollback())
	check(t, <-waited)
}

// TestPostgresSays lets the server itself raise what is hard to bring about, and holds that
// each is put into its category and recovers, and that no value is repeated.
func TestPostgresSays(t *testing.T) {
	t.Parallel()
	g := newGround(t, pgtest.Given(t))
	ctx := timeout(t)
	store := g.open(t)
	for code, want := range map[string]error{
		"53100": sqlstore.ErrFull, "53200": sqlstore.ErrFull, "42501": sqlstore.ErrDenied,
		"XX001": sqlstore.ErrDamaged, "25006": sqlstore.ErrAway,
	} {
		check(t, store.Exec(ctx, `CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
			$$ BEGIN RAISE EXCEPTION 'as a test' USING ERRCODE = '`+code+`'; END $$`))
		check(t, store.Exec(ctx, `CREATE OR REPLACE TRIGGER fail BEFORE INSERT ON questions FOR EACH ROW EXECUTE FUNCTION fail()`))
		if err := store.SendQuestion(ctx, question(alice, "1", text)); !errors.Is(err, want) || strings.Contains(err.Error(), text) {
			t.Errorf("%s: %v, want %v", code, err, want)
		}
		check(t, store.Exec(ctx, "DROP TRIGGER fail ON questions"))
		check(t, store.SendQuestion(ctx, question(alice, "1", text)))
	}
}

// TestPostgresRefuses opens what cannot be opened; no error shows the password.
func TestPostgresRefuses(t *testing.T) {
	t.Parallel()
	g := newGround(t, pgtest.Given(t))
	db, err := sql.Open("pgx", g.place.URL)
	check(t, err)
	defer db.Close()
	_, err = db.Exec("CREATE TABLE yoghurt (kind TEXT)")
	check(t, err)
	nowhere, err := url.Parse(g.place.URL)
	check(t, err)
	nowhere.Path = "/gutskin_nowhere"
	for name, test := range map[string]struct {
		address string
		want    error
	}{
		"another program's":   {g.place.URL, sqlstore.ErrNoDatabase},
		"no such database":    {nowhere.String(), sqlstore.ErrDenied},
		"no address":          {"postgres://gutskin:hunter2@[half/x", sqlstore.ErrAddress},
		"no port":             {"postgres://gutskin:hunter2@127.0.0.1:hunter2/x", sqlstore.ErrAddress},
		"nobody listens":      {"postgres://gutskin:hunter2@127.0.0.1:1/x", sqlstore.ErrAway},
		"no such host":        {"postgres://gutskin:hunter2@host.invalid/x", sqlstore.ErrAway},
		"not even PostgreSQL": {"mysql://gutskin:hunter2@127.0.0.1/x", sqlstore.ErrAddress},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := sqlstore.Place{URL: test.address, Keys: g.place.Keys}.Open(timeout(t))
			if !errors.Is(err, test.want) || strings.Contains(err.Error(), "hunter2") {
				t.Errorf("got %v, want %v", err, test.want)
			}
		})
	}
}
