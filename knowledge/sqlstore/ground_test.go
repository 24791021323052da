package sqlstore_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"gutskin/knowledge/sqlstore"
	"gutskin/knowledge/sqlstore/pgtest"
)

// ground is where the records of one test lie: in a file, or in a database of PostgreSQL.
type ground struct {
	place sqlstore.Place
	// server is nil for a file.
	server *pgtest.Server
}

// key is the key of the tests that bring one.
func key(n byte) sqlstore.Key { return sqlstore.Key{n} }

// newGround is new ground for one test; without a server it is a file.
func newGround(t *testing.T, server *pgtest.Server) ground {
	t.Helper()
	if server == nil {
		return ground{place: sqlstore.Place{Path: filepath.Join(t.TempDir(), "gutskin.db")}}
	}
	return ground{place: sqlstore.Place{URL: server.Database(t), Keys: []sqlstore.Key{key(1)}}, server: server}
}

// another is new ground of the same engine.
func (g ground) another(t *testing.T) ground {
	t.Helper()
	return newGround(t, g.server)
}

// open opens a store that is closed with the test.
func (g ground) open(t *testing.T) *sqlstore.Store {
	t.Helper()
	store, err := g.place.Open(timeout(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() }) // a test may have closed it
	return store
}

// blind reports that the files of the database cannot be looked at: the server was given.
func (g ground) blind() bool { return g.server != nil && g.server.Dir == "" }

// holds reports whether any of these stands anywhere in the files of the database, in whole
// or in pieces. Of PostgreSQL's it looks at the tables and not at the write-ahead log.
func (g ground) holds(t *testing.T, store *sqlstore.Store, what ...[]byte) bool {
	t.Helper()
	if g.blind() {
		t.Skip("the files of a server that was given cannot be looked at")
	}
	var files []string
	if g.server == nil {
		found, err := filepath.Glob(g.place.Path + "*")
		check(t, err)
		files = found
	} else {
		check(t, store.Exec(timeout(t), "CHECKPOINT")) // writes all pages
		oid, err := store.Number(timeout(t), "SELECT CAST(oid AS BIGINT) FROM pg_database WHERE datname = current_database()")
		check(t, err)
		check(t, filepath.WalkDir(filepath.Join(g.server.Dir, "base", strconv.Itoa(oid)), func(path string, entry fs.DirEntry, err error) error {
			if err == nil && entry.Type().IsRegular() {
				files = append(files, path)
			}
			return nil // a file may go while others are listed
		}))
	}
	if len(files) == 0 {
		t.Fatal("no files")
	}
	sought := piecesOf(what)
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err == nil && sought.in(data) {
			return true
		}
	}
	return false
}

// pieceBytes is the length of a piece: long enough not to stand anywhere by chance.
const pieceBytes = 16

// pieces are what is looked for in files: short texts whole, long ones in pieces, because
// a database may keep them apart.
type pieces struct {
	short [][]byte
	long  map[[pieceBytes]byte]bool
}

func piecesOf(what [][]byte) pieces {
	p := pieces{long: map[[pieceBytes]byte]bool{}}
	for _, w := range what {
		if len(w) < 2*pieceBytes {
			p.short = append(p.short, w)
			continue
		}
		for ; len(w) >= pieceBytes; w = w[pieceBytes:] {
			p.long[[pieceBytes]byte(w)] = true
		}
	}
	return p
}

func (p pieces) in(data []byte) bool {
	for _, s := range p.short {
		if bytes.Contains(data, s) {
			return true
		}
	}
	if len(p.long) == 0 {
		return false
	}
	for i := 0; i+pieceBytes <= len(data); i++ {
		if p.long[[pieceBytes]byte(data[i:i+pieceBytes])] {
			return true
		}
	}
	return false
}
