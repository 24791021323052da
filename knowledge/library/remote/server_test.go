package remote_test

import (
	"context"
	"net/http"
	"net/http/cgi"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/storage/memory"

	"gutskin/knowledge/library/remote"
)

// token is what the server of these tests lets in; it must be seen nowhere.
const token = "s3cr3t/+token"

// server is a real git server, smart HTTP with git's own backend, behind a password.
func server(t testing.TB) (address, dir string) {
	t.Helper()
	root := t.TempDir()
	dir = filepath.Join(root, "team", "knowledge.git")
	git(t, root, "init", "-q", "--bare", "--initial-branch=main", dir)
	backend := filepath.Join(strings.TrimSpace(git(t, root, "--exec-path")), "git-http-backend")
	if _, err := os.Stat(backend); err != nil {
		t.Skip("git http-backend is not installed beside git: no server to speak with")
	}
	handler := &cgi.Handler{Path: backend, Env: []string{"GIT_PROJECT_ROOT=" + root, "GIT_HTTP_EXPORT_ALL=1", "REMOTE_USER=bot"}}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, password, ok := r.BasicAuth(); !ok || password != token {
			w.Header().Set("WWW-Authenticate", `Basic realm="git"`)
			http.Error(w, "no: "+password, http.StatusUnauthorized)
			return
		}
		handler.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL + "/team/knowledge.git", dir
}

func git(t testing.TB, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=Bea", "-c", "user.email=bea@example.org"}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// connected is a remote that has to be sound.
func connected(t testing.TB, o remote.Options) *remote.Remote {
	t.Helper()
	if o.Branch == "" {
		o.Branch = "main"
	}
	if o.Patience == 0 {
		o.Patience = 20 * time.Second
	}
	r, err := remote.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// fetch takes everything into an empty store.
func fetch(t testing.TB, r *remote.Remote, store *memory.Storage) (plumbing.Hash, error) {
	t.Helper()
	return r.Fetch(context.Background(), store, t.TempDir(), nil, func(tip plumbing.Hash) bool {
		return remote.Whole(store, tip, nil)
	})
}

// commit writes a commit with one file.
func commit(t testing.TB, store *memory.Storage, text string, parents ...plumbing.Hash) plumbing.Hash {
	t.Helper()
	put := func(kind plumbing.ObjectType, encode func(plumbing.EncodedObject) error) plumbing.Hash {
		o := store.NewEncodedObject()
		o.SetType(kind)
		if err := encode(o); err != nil {
			t.Fatal(err)
		}
		hash, err := store.SetEncodedObject(o)
		if err != nil {
			t.Fatal(err)
		}
		return hash
	}
	blob := put(plumbing.BlobObject, func(o plumbing.EncodedObject) error {
		w, err := o.Writer()
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		return err
	})
	tree := put(plumbing.TreeObject, (&object.Tree{Entries: []object.TreeEntry{{Name: "acne.md", Mode: 0o100644, Hash: blob}}}).Encode)
	who := object.Signature{Name: "Ada", Email: "ada@example.org", When: time.Unix(1_800_000_000, 0)}
	return put(plumbing.CommitObject, (&object.Commit{Author: who, Committer: who, Message: "m", TreeHash: tree, ParentHashes: parents}).Encode)
}

// objects lists all that a commit leans on.
func objects(t testing.TB, store *memory.Storage, commit plumbing.Hash) []plumbing.Hash {
	t.Helper()
	list, err := remote.Objects(store, commit, nil)
	if err != nil {
		t.Fatal(err)
	}
	return list
}
