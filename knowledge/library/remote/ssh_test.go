package remote_test

import (
	"context"
	"errors"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/storage/memory"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"

	"gutskin/knowledge/library/remote"
)

// sshServer lets in whoever has the key, and runs git for them. The test ends when all
// connections have.
func sshServer(t *testing.T, keyFile string) (address string, host ssh.PublicKey) {
	t.Helper()
	signer := func(file string) ssh.Signer {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s, err := ssh.ParsePrivateKey(data)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	allowed, own := string(signer(keyFile).PublicKey().Marshal()), signer(key(t))
	config := &ssh.ServerConfig{PublicKeyCallback: func(_ ssh.ConnMetadata, k ssh.PublicKey) (*ssh.Permissions, error) {
		if string(k.Marshal()) != allowed {
			return nil, errors.New("another key")
		}
		return nil, nil
	}}
	config.AddHostKey(own)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var open sync.WaitGroup
	open.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			open.Go(func() { serveSSH(conn, config) })
		}
	})
	t.Cleanup(func() {
		_ = listener.Close()
		ended := make(chan struct{})
		go func() { defer close(ended); open.Wait() }()
		select {
		case <-ended:
		case <-time.After(20 * time.Second):
			t.Error("a connection was left open")
		}
	})
	return listener.Addr().String(), own.PublicKey()
}

func serveSSH(conn net.Conn, config *ssh.ServerConfig) {
	defer conn.Close()
	_, channels, requests, err := ssh.NewServerConn(conn, config)
	if err != nil {
		return
	}
	go ssh.DiscardRequests(requests)
	for offered := range channels {
		channel, asked, err := offered.Accept()
		if err != nil {
			return
		}
		for r := range asked {
			if r.Type != "exec" {
				_ = r.Reply(false, nil)
				continue
			}
			_ = r.Reply(true, nil)
			cmd := exec.Command("sh", "-c", string(r.Payload[4:]))
			cmd.Stdout, cmd.Stderr = channel, channel.Stderr()
			if in, err := cmd.StdinPipe(); err == nil {
				go func() { _, _ = io.Copy(in, channel); _ = in.Close() }() // it may end after git does
			}
			status := []byte{0, 0, 0, 0}
			if cmd.Run() != nil {
				status[3] = 1
			}
			_, _ = channel.SendRequest("exit-status", false, status)
			_ = channel.Close()
		}
	}
}

// TestOverSSH fetches and pushes with a key, and believes only servers that it knows.
func TestOverSSH(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "knowledge.git")
	git(t, filepath.Dir(dir), "init", "-q", "--bare", "--initial-branch=main", dir)
	mine, keyFile := memory.NewStorage(), key(t)
	at, host := sshServer(t, keyFile)
	known := func(host ssh.PublicKey) string {
		file := filepath.Join(t.TempDir(), "known_hosts")
		if err := os.WriteFile(file, []byte(knownhosts.Line([]string{at}, host)+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	o := remote.Options{Address: "ssh://git@" + at + dir, KeyFile: keyFile, KnownHostsFile: known(host)}
	r := connected(t, o)
	if tip, err := fetch(t, r, mine); err != nil || !tip.IsZero() {
		t.Fatalf("of an empty repository: %s, %v", tip, err)
	}
	one := commit(t, mine, "one")
	two := commit(t, mine, "two", one)
	if err := r.Push(context.Background(), mine, objects(t, mine, two), plumbing.ZeroHash, two); err != nil {
		t.Fatal(err)
	}
	if tip, err := fetch(t, r, memory.NewStorage()); err != nil || tip != two {
		t.Errorf("got %s, %v", tip, err)
	}
	other := commit(t, mine, "other", one)
	if err := r.Push(context.Background(), mine, objects(t, mine, other), one, other); !errors.Is(err, remote.ErrMoved) {
		t.Errorf("too late: %v", err)
	}
	_, stranger := sshServer(t, keyFile)
	for name, bad := range map[string]remote.Options{
		"another key":    {Address: o.Address, KeyFile: key(t), KnownHostsFile: o.KnownHostsFile},
		"another server": {Address: o.Address, KeyFile: keyFile, KnownHostsFile: known(stranger)},
	} {
		if _, err := fetch(t, connected(t, bad), memory.NewStorage()); !errors.Is(err, remote.ErrRefused) {
			t.Errorf("%s: %v", name, err)
		}
	}
	gone := connected(t, remote.Options{Address: strings.Replace(o.Address, "knowledge", "gone", 1), KeyFile: keyFile, KnownHostsFile: o.KnownHostsFile})
	if _, err := fetch(t, gone, memory.NewStorage()); !errors.Is(err, remote.ErrNotFound) {
		t.Errorf("no repository: %v", err)
	}
	if err := gone.Push(context.Background(), mine, objects(t, mine, two), plumbing.ZeroHash, two); !errors.Is(err, remote.ErrNotFound) {
		t.Errorf("a push to no repository: %v", err)
	}
}
