package sqlstore_test

import (
	"context"
	"testing"

	"gutskin/knowledge/sqlstore"
	"gutskin/knowledge/sqlstore/pgtest"
)

// heard listens for changed settings until the test ends, and gives what it hears.
func heard(t *testing.T, store *sqlstore.Store) <-chan string {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	guilds, ended := make(chan string, 100), make(chan error, 1)
	go func() { ended <- store.SettingsChanged(ctx, func(guild string) { guilds <- guild }) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("listening ended: %v", err)
		}
	})
	return guilds
}

// wantHeard waits for one change.
func wantHeard(t *testing.T, guilds <-chan string, want string) {
	t.Helper()
	select {
	case got := <-guilds:
		if got != want {
			t.Errorf("heard of %q, want %q", got, want)
		}
	case <-timeout(t).Done():
		t.Errorf("never heard of %q", want)
	}
}

// TestSettingsChanged lets one process hear what another saves, also after the server went
// away, when all must be asked for anew.
func TestSettingsChanged(t *testing.T) {
	t.Parallel()
	server := pgtest.Start(t)
	g := newGround(t, server)
	one, other := g.open(t), g.open(t)
	guilds := heard(t, one)
	wantHeard(t, guilds, "")
	check(t, other.SaveGuildSettings(timeout(t), "1", []byte("{}")))
	wantHeard(t, guilds, "1")
	check(t, other.SaveGuildSettings(timeout(t), "2", nil))
	wantHeard(t, guilds, "2")
	server.Kill(t)
	server.Launch(t)
	wantHeard(t, guilds, "")
	soon(t, func(ctx context.Context) error { return other.SaveGuildSettings(ctx, "3", []byte("{}")) })
	wantHeard(t, guilds, "3")
}

func TestSettingsChangedOfAFile(t *testing.T) {
	store, _ := newStore(t)
	guilds := heard(t, store)
	check(t, store.SaveGuildSettings(timeout(t), "1", []byte("{}")))
	select {
	case guild := <-guilds:
		t.Errorf("heard of %q: this process is the only one", guild)
	default:
	}
}
