package remote_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"crypto/sha1" //nolint:gosec // a pack ends with it
	"encoding/binary"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/storage/memory"

	"gutskin/knowledge/library/remote"
)

// TestFetchAndPush goes through a real server: empty, first push, push on top, fetch, and a
// push that comes too late, which changes nothing.
func TestFetchAndPush(t *testing.T) {
	address, dir := server(t)
	ctx, mine := context.Background(), memory.NewStorage()
	r := connected(t, remote.Options{Address: address, Token: token})
	if tip, err := fetch(t, r, mine); err != nil || !tip.IsZero() {
		t.Fatalf("of an empty repository: %s, %v", tip, err)
	}
	one := commit(t, mine, "one")
	if err := r.Push(ctx, mine, objects(t, mine, one), plumbing.ZeroHash, one); err != nil {
		t.Fatal(err)
	}
	two, other := commit(t, mine, "two", one), commit(t, mine, "other", one)
	if err := r.Push(ctx, mine, objects(t, mine, two), one, two); err != nil {
		t.Fatal(err)
	}
	for _, was := range []plumbing.Hash{one, plumbing.ZeroHash} {
		if err := r.Push(ctx, mine, objects(t, mine, other), was, other); !errors.Is(err, remote.ErrMoved) {
			t.Errorf("too late: %v", err)
		}
	}
	yours := memory.NewStorage()
	if tip, err := fetch(t, r, yours); err != nil || tip != two || !remote.Whole(yours, two, nil) {
		t.Errorf("got %s, %v", tip, err)
	}
	if out := git(t, dir, "log", "--format=%an", "main"); out != "Ada\nAda\n" {
		t.Errorf("log %q", out)
	}
	if out := git(t, dir, "fsck", "--strict"); strings.Contains(out, "error") {
		t.Errorf("fsck %s", out)
	}
}

// TestDeclined has a server whose hook says no.
func TestDeclined(t *testing.T) {
	address, dir := server(t)
	if err := os.WriteFile(filepath.Join(dir, "hooks", "pre-receive"), []byte("#!/bin/sh\nexit 1\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	mine := memory.NewStorage()
	one := commit(t, mine, "one")
	err := connected(t, remote.Options{Address: address, Token: token}).Push(context.Background(), mine, objects(t, mine, one), plumbing.ZeroHash, one)
	if !errors.Is(err, remote.ErrDeclined) {
		t.Errorf("got %v", err)
	}
}

// TestRefused shows no secret, wherever it was written.
func TestRefused(t *testing.T) {
	address, _ := server(t)
	inside := strings.Replace(address, "http://", "http://bot:wr0ng-pass@", 1)
	for name, o := range map[string]remote.Options{
		"no token": {Address: address}, "a wrong one": {Address: address, Token: "wr0ng-pass"}, "in the address": {Address: inside},
	} {
		t.Run(name, func(t *testing.T) {
			r := connected(t, o)
			_, err := fetch(t, r, memory.NewStorage())
			if !errors.Is(err, remote.ErrRefused) || strings.Contains(err.Error()+r.String(), "wr0ng") {
				t.Errorf("got %v from %s", err, r)
			}
		})
	}
	if _, err := fetch(t, connected(t, remote.Options{Address: strings.Replace(address, "knowledge", "other", 1), Token: token}), memory.NewStorage()); !errors.Is(err, remote.ErrNotFound) {
		t.Errorf("no repository: %v", err)
	}
}

// TestTrouble has servers that do what no git server should.
func TestTrouble(t *testing.T) {
	gone := httptest.NewServer(nil)
	gone.Close()
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	line := func(text string) string { return "001e# service=git-upload-pack\n0000" + text }
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		at     string
		want   error
	}{
		"gone":       {at: gone.URL, want: remote.ErrUnreachable},
		"silent":     {at: "http://" + silent.Addr().String(), want: remote.ErrSlow},
		"silent ssh": {at: "ssh://git@" + silent.Addr().String() + "/x.git", want: remote.ErrSlow},
		"hangs":      {answer: func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, want: remote.ErrSlow},
		"drips": {answer: func(w http.ResponseWriter, r *http.Request) {
			_, _ = w.Write([]byte("001e# service=git-upload-pack\n"))
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		}, want: remote.ErrSlow},
		"broken":    {answer: func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "oops", http.StatusBadGateway) }, want: remote.ErrUnreachable},
		"a page":    {answer: func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<html>hello</html>")) }, want: remote.ErrGarbled},
		"rubbish":   {answer: func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(line("ffff\x00\x01"))) }, want: remote.ErrGarbled},
		"no end":    {answer: func(w http.ResponseWriter, _ *http.Request) { flood(w) }, want: remote.ErrTooLarge},
		"bad pack":  {answer: packs([]byte("PACK\x00\x00\x00\x02\x00\x00\x00\x05rubbish")), want: remote.ErrGarbled},
		"lies":      {answer: packs(pack(1<<30, []byte("small"))), want: remote.ErrTooLarge},
		"bomb":      {answer: packs(pack(100, make([]byte, 64<<20))), want: remote.ErrGarbled},
		"not whole": {answer: packs(pack(5, []byte("hello"))), want: remote.ErrGarbled},
	} {
		t.Run(name, func(t *testing.T) {
			if c.answer != nil {
				s := httptest.NewServer(c.answer)
				defer s.Close()
				c.at = s.URL
			}
			patience := 20 * time.Second
			if errors.Is(c.want, remote.ErrSlow) {
				patience = 50 * time.Millisecond
			}
			o := remote.Options{Address: c.at, Patience: patience, MaxBytes: 1 << 20}
			if strings.HasPrefix(c.at, "ssh") {
				o.KeyFile = key(t)
				o.KnownHostsFile = filepath.Join(t.TempDir(), "known_hosts")
				if err := os.WriteFile(o.KnownHostsFile, nil, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			r := connected(t, o)
			for range 2 { // the first leaves nothing that is in the way of the second
				_, err := fetch(t, r, memory.NewStorage())
				if !errors.Is(err, c.want) || strings.ContainsAny(err.Error(), "\n\x00") || strings.Contains(err.Error(), "earlier") {
					t.Errorf("got %v", err)
				}
			}
		})
	}
}

// flood writes until nobody reads.
func flood(w http.ResponseWriter) {
	_, _ = w.Write([]byte("001e# service=git-upload-pack\n0000003e" + strings.Repeat("a", 40) + " refs/heads/main\x00\n"))
	for {
		if _, err := w.Write([]byte("0040" + strings.Repeat("a", 40) + " refs/heads/" + strings.Repeat("b", 8))); err != nil {
			return
		}
	}
}

// packs answers as a server does that has one branch, and sends this pack.
func packs(pack []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/info/refs") {
			_, _ = w.Write([]byte("001e# service=git-upload-pack\n0000003e" + strings.Repeat("a", 40) + " refs/heads/main\x00\n0000"))
			return
		}
		_, _ = w.Write(append([]byte("0008NAK\n"), pack...))
	}
}

// pack is a pack of one file that claims to have so many bytes.
func pack(claimed uint64, text []byte) []byte {
	out := []byte("PACK\x00\x00\x00\x02\x00\x00\x00\x01")
	first := byte(plumbing.BlobObject)<<4 | byte(claimed&15)
	for claimed >>= 4; claimed > 0; claimed >>= 7 {
		out = append(out, first|0x80)
		first = byte(claimed & 0x7f)
	}
	out = append(out, first)
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	_, _ = w.Write(text)
	_ = w.Close()
	out = append(out, packed.Bytes()...)
	sum := sha1.Sum(out) //nolint:gosec // a pack ends with it
	return append(out, sum[:]...)
}

// TestGivenUp ends with its context, and says so.
func TestGivenUp(t *testing.T) {
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	r := connected(t, remote.Options{Address: "http://" + silent.Addr().String(), Patience: time.Minute})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := r.Fetch(ctx, memory.NewStorage(), t.TempDir(), nil, func(plumbing.Hash) bool { return false }); !errors.Is(err, context.Canceled) {
		t.Errorf("given up: %v", err)
	}
}

func TestAddresses(t *testing.T) {
	for address, ok := range map[string]bool{
		"https://example.org/a.git": true, "git@example.org:a/b.git": false, "ssh://git@example.org/a.git": false,
		"ftp://example.org/a": false, "": false, "/tmp/a.git": false, "https://": false, "git://example.org/a": false,
	} {
		r, err := remote.New(remote.Options{Address: address, Branch: "main", KeyFile: filepath.Join(t.TempDir(), "none")})
		if (err == nil) != ok {
			t.Errorf("%q: %v, %v", address, r, err)
		}
	}
	for text, want := range map[string]string{
		"get https://bot:pa@ss@example.org/a: no": "get https://bot:(hidden)@example.org/a: no",
		"https://example.org/a":                   "https://example.org/a",
		"git@example.org:a/b.git":                 "git@example.org:a/b.git",
	} {
		if got := remote.Redact(text); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// FuzzInspect holds that no pack makes the look at it panic or take much memory.
func FuzzInspect(f *testing.F) {
	f.Add(pack(5, []byte("hello")))
	f.Add(pack(1<<40, []byte("hello")))
	f.Add([]byte("PACK\x00\x00\x00\x02\xff\xff\xff\xff"))
	f.Add(binary.BigEndian.AppendUint32([]byte("PACK\x00\x00\x00\x02"), 0))
	f.Fuzz(func(t *testing.T, data []byte) {
		if n, err := remote.Inspect(bytes.NewReader(data)); err == nil && uint64(n) > uint64(len(data)) {
			t.Errorf("%d objects in %d bytes", n, len(data))
		}
	})
}
