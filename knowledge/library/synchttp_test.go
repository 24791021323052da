package library_test

import (
	"context"
	"errors"
	"io/fs"
	"net/http"
	"net/http/cgi"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"gutskin/knowledge/library"
	"gutskin/knowledge/library/remote"
)

// token is what the server of these tests lets in; it must be seen nowhere.
const token = "s3cr3t-token"

// webServer is git's own smart HTTP server behind a password. mood, when set, answers instead.
func webServer(t *testing.T, mood *atomic.Pointer[http.HandlerFunc]) (address, at string) {
	t.Helper()
	at = bare(t)
	backend := filepath.Join(strings.TrimSpace(git(t, at, "--exec-path")), "git-http-backend")
	if _, err := os.Stat(backend); err != nil {
		t.Skip("git http-backend is not installed beside git: no server to speak with")
	}
	handler := &cgi.Handler{Path: backend, Env: []string{"GIT_PROJECT_ROOT=" + filepath.Dir(at), "GIT_HTTP_EXPORT_ALL=1", "REMOTE_USER=bot"}}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if answer := mood.Load(); answer != nil {
			(*answer)(w, r)
			return
		}
		if _, password, ok := r.BasicAuth(); !ok || password != token {
			http.Error(w, "no", http.StatusUnauthorized)
			return
		}
		handler.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL + "/remote.git", at
}

// TestOverHTTP clones, pushes, joins and has a conflict over a real server.
func TestOverHTTP(t *testing.T) {
	address, at := webServer(t, new(atomic.Pointer[http.HandlerFunc]))
	o := remote.Options{Address: address, Token: token}
	a := keepBeside(t, filepath.Join(t.TempDir(), "a"), o)
	a.sync()
	b := keepBeside(t, filepath.Join(t.TempDir(), "b"), o)
	a.must("acne.md", titled("Spots"), "Ada")
	b.must("sleep.md", string(numbered("sleep.md", "Sleep", 2)), "Ben")
	b.must("acne.md", tipped("Zits", "tea"), "Ben")
	a.sync()
	b.sync()
	a.sync()
	same(t, a, b, at)
	if list, err := b.Conflicts(context.Background()); err != nil || len(list) != 1 || a.read("acne.md") != tipped("Spots", "tea") {
		t.Errorf("conflicts %v, %v", list, err)
	}
	noSecret(t, a, b)
}

// noSecret holds that the token stands in no log and no file.
func noSecret(t *testing.T, all ...*kept) {
	t.Helper()
	for _, k := range all {
		if strings.Contains(k.log.text(), token) {
			t.Errorf("the log shows the token: %s", k.log.text())
		}
		err := filepath.WalkDir(k.dir, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			if strings.Contains(string(data), token) {
				t.Errorf("%s holds the token", path)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// TestServerInTrouble has a server that refuses, breaks, is not there and hangs: answers and
// edits go on, each trouble has its mend, and nothing is lost when it comes back.
func TestServerInTrouble(t *testing.T) {
	mood := new(atomic.Pointer[http.HandlerFunc])
	address, at := webServer(t, mood)
	k, err := openBeside(t, filepath.Join(t.TempDir(), "a"), library.Remote{Options: remote.Options{Address: address, Token: token, Patience: 2 * time.Second}})
	if err != nil {
		t.Fatal(err)
	}
	k.sync()
	hanging := make(chan struct{}, 10)
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		want   error
		mend   string
	}{
		"refuses": {func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no", http.StatusForbidden) }, remote.ErrRefused, "renew GUTSKIN_KNOWLEDGE_REMOTE_TOKEN"},
		"is gone": {func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no", http.StatusNotFound) }, remote.ErrNotFound, "names a repository"},
		"breaks":  {func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "oops", http.StatusInternalServerError) }, remote.ErrUnreachable, "tried again"},
		"talks":   {func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("hello")) }, remote.ErrGarbled, "git clone takes"},
		"hangs":   {func(_ http.ResponseWriter, r *http.Request) { hanging <- struct{}{}; <-r.Context().Done() }, remote.ErrSlow, "tried again"},
	} {
		t.Run(name, func(t *testing.T) {
			mood.Store(&c.answer)
			done := make(chan error, 1)
			go func() { done <- k.SyncNow(context.Background()) }()
			if name == "hangs" {
				<-hanging // an edit while the server keeps the sync waiting
			}
			title := "While it " + name
			k.must("acne.md", titled(title), "Ada")
			if k.title("acne") != title {
				t.Errorf("title %q", k.title("acne"))
			}
			if err := <-done; !errors.Is(err, c.want) {
				t.Errorf("got %v", err)
			}
			if found := find(k.Problems(), "remote", "answers and edits go on"); len(found) != 1 || !strings.Contains(found[0].Hint, c.mend) {
				t.Errorf("problems %v", k.Problems())
			}
			mood.Store(nil)
			k.sync()
			if state, _ := k.SyncState(); state.Trouble != "" || state.Agreed.IsZero() || len(find(k.Problems(), "remote", "")) > 0 {
				t.Errorf("state %+v", state)
			}
			if tip := strings.TrimSpace(git(t, at, "rev-parse", "main")); tip != string(k.revision()) {
				t.Errorf("the remote is at %s", tip)
			}
		})
	}
	noSecret(t, k)
}

// TestLoopGoesOn fails until the server is back, without being asked.
func TestLoopGoesOn(t *testing.T) {
	mood := new(atomic.Pointer[http.HandlerFunc])
	address, at := webServer(t, mood)
	k, err := openBeside(t, filepath.Join(t.TempDir(), "a"), library.Remote{
		Options: remote.Options{Address: address, Token: token, Patience: 20 * time.Second}, Retry: time.Millisecond,
	})
	if err != nil {
		t.Fatal(err)
	}
	var asked atomic.Int64
	broken := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		http.Error(w, "oops", http.StatusBadGateway)
	})
	mood.Store(&broken)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	done := make(chan struct{})
	go func() { defer close(done); k.Sync(ctx) }()
	t.Cleanup(func() { cancel(); <-done })
	until(ctx, t, func() bool { return asked.Load() >= 3 })
	mood.Store(nil)
	until(ctx, t, func() bool { state, _ := k.SyncState(); return !state.Agreed.IsZero() })
	if tip := strings.TrimSpace(git(t, at, "rev-parse", "main")); tip != string(k.revision()) {
		t.Errorf("the remote is at %s", tip)
	}
	if n := strings.Count(k.log.text(), "not in step"); n != 1 {
		t.Errorf("logged %d times: %s", n, k.log.text())
	}
}
