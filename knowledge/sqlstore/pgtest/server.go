// Package pgtest gives tests a PostgreSQL of their own: the one on this machine, started in a
// temporary folder where nobody but the test can reach it, or the one that
// GUTSKIN_TEST_DATABASE_URL names.
package pgtest

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// variable names a server to use in place of one of our own. Its user must be allowed to
// make databases.
const variable = "GUTSKIN_TEST_DATABASE_URL"

// patience is how long a server may take to start or to stop.
const patience = 30 * time.Second

// Server is a PostgreSQL for tests.
type Server struct {
	// Dir is where the server keeps its data; empty for one that was given.
	Dir string

	address url.URL
	bin     string
	options []string
	process *exec.Cmd
	said    *bytes.Buffer
	// databases counts those that were made.
	databases atomic.Int64
}

// Given is the server that the environment names, or one of our own. The test is skipped if
// there is neither.
func Given(t testing.TB) *Server {
	t.Helper()
	given := os.Getenv(variable)
	if given == "" {
		return Start(t)
	}
	address, err := url.Parse(given)
	if err != nil {
		t.Fatalf("%s is no address", variable)
	}
	return &Server{address: *address}
}

// Start starts a server that ends with the test, with further options such as
// "max_connections=5". The test is skipped on a machine without PostgreSQL.
func Start(t testing.TB, options ...string) *Server {
	t.Helper()
	bin, ok := programs()
	if !ok {
		t.Skip("there is no PostgreSQL on this machine (initdb and postgres): install it (Debian: apt-get install postgresql), or name a server in " + variable)
	}
	home, err := os.MkdirTemp("", "pg") // a socket's path has at most 107 bytes
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(home) })
	s := &Server{Dir: filepath.Join(home, "data"), bin: bin, options: options}
	s.address = url.URL{Scheme: "postgres", User: url.User("gutskin"), Path: "/postgres", RawQuery: url.Values{"host": {home}}.Encode()}
	if err := own(home); err != nil {
		t.Skipf("PostgreSQL does not run as root, and there is no other user to run it as: %v", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	initdb := s.command(ctx, "initdb", "-D", s.Dir, "-U", "gutskin", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	if said, err := initdb.CombinedOutput(); err != nil {
		t.Fatalf("initdb: %v\n%s", err, said)
	}
	s.Launch(t)
	t.Cleanup(func() {
		if s.process != nil {
			s.Kill(t)
		}
	})
	return s
}

// Launch starts a server that was killed, or was never started, and waits until it answers.
func (s *Server) Launch(t testing.TB) {
	t.Helper()
	home := filepath.Dir(s.Dir)
	args := []string{"-D", s.Dir, "-k", home, "-F", "-c", "listen_addresses=", "-c", "wal_keep_size=0"}
	for _, option := range s.options {
		args = append(args, "-c", option)
	}
	// Not bound to a context: it ends with Kill.
	s.process, s.said = s.command(context.Background(), "postgres", args...), new(bytes.Buffer)
	s.process.Stdout, s.process.Stderr = s.said, s.said
	if err := s.process.Start(); err != nil {
		t.Fatalf("start PostgreSQL: %v", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	for {
		err := s.exec(ctx, "SELECT 1")
		if err == nil {
			return
		}
		select {
		case <-ctx.Done():
			s.Kill(t)
			t.Fatalf("PostgreSQL does not answer: %v\n%s", err, s.said)
		case <-time.After(20 * time.Millisecond): // the server has no other way to say that it is there
		}
	}
}

// Kill ends the server at once, with all its connections, as a crash would; a server that was
// given cannot be killed.
func (s *Server) Kill(t testing.TB) {
	t.Helper()
	if s.process == nil {
		t.Fatal("only a server of the test's own can be killed")
	}
	// SIGQUIT is PostgreSQL's "immediate shutdown": its processes end without writing anything.
	if err := s.process.Process.Signal(quit); err != nil {
		t.Errorf("kill PostgreSQL: %v", err)
	}
	var exit *exec.ExitError
	if err := s.process.Wait(); err != nil && !errors.As(err, &exit) {
		t.Errorf("end PostgreSQL: %v", err)
	}
	s.process = nil
}

// Database makes an empty database and gives its address; it goes with the test.
func (s *Server) Database(t testing.TB) (address string) {
	t.Helper()
	name := fmt.Sprintf("gutskin_test_%d_%d", os.Getpid(), s.databases.Add(1))
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := s.exec(ctx, "CREATE DATABASE "+name); err != nil {
		t.Fatalf("make a database: %v", err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		if err := s.exec(ctx, "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			t.Errorf("remove a database: %v", err)
		}
	})
	database := s.address
	database.Path = "/" + name
	return database.String()
}

func (s *Server) exec(ctx context.Context, statement string) error {
	db, err := sql.Open("pgx", s.address.String())
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	_, err = db.ExecContext(ctx, statement)
	return err
}

// command runs one of PostgreSQL's programs as a user that it agrees to run as.
func (s *Server) command(ctx context.Context, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, filepath.Join(s.bin, name), args...)
	cmd.Dir = filepath.Dir(s.Dir)
	cmd.Env = []string{"LC_ALL=C", "PATH=" + s.bin}
	demote(cmd)
	return cmd
}

// programs is the folder with initdb and postgres: one on the path, the newest where Debian
// puts them beside one another, or where the other systems do.
func programs() (dir string, ok bool) {
	var candidates []string
	if found, err := exec.LookPath("initdb"); err == nil {
		if program, err := filepath.EvalSymlinks(found); err == nil {
			candidates = append(candidates, filepath.Dir(program))
		}
	}
	for _, pattern := range []string{"/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/pgsql/bin"} {
		found, _ := filepath.Glob(pattern) // the patterns are good
		slices.Reverse(found)
		candidates = append(candidates, found...)
	}
	for _, dir := range candidates {
		_, initdb := exec.LookPath(filepath.Join(dir, "initdb"))
		_, server := exec.LookPath(filepath.Join(dir, "postgres"))
		if initdb == nil && server == nil {
			return dir, true
		}
	}
	return "", false
}
