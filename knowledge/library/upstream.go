package library

import (
	"context"
	"math/rand/v2"
	"os"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/storer"
	"github.com/go-git/go-git/v5/storage"

	"gutskin/knowledge/library/remote"
)

// Remote says with which git repository a folder is kept in step.
type Remote struct {
	remote.Options
	// Interval is how often it is asked for news; five minutes if zero.
	Interval time.Duration
	// Retry is how long the first new attempt waits after a failure, twice as long each further
	// one, up to Interval; five seconds if zero.
	Retry time.Duration
}

// upstream is the other side.
type upstream interface {
	// String is its address without a password.
	String() string
	Fetch(ctx context.Context, into storer.Storer, spool string, haves []plumbing.Hash, whole func(plumbing.Hash) bool) (plumbing.Hash, error)
	Push(ctx context.Context, from storer.EncodedObjectStorer, objects []plumbing.Hash, was, to plumbing.Hash) error
}

func (o Options) branch() plumbing.ReferenceName {
	if o.Remote == nil || o.Remote.Branch == "" {
		return plumbing.Main
	}
	return plumbing.NewBranchReferenceName(o.Remote.Branch)
}

func (r Remote) withDefaults() *Remote {
	if r.Branch == "" {
		r.Branch = plumbing.Main.Short()
	}
	if r.Interval <= 0 {
		r.Interval = 5 * time.Minute
	}
	if r.Retry <= 0 {
		r.Retry = 5 * time.Second
	}
	r.Local = &remote.Local{
		Store: func(dir string) storage.Storer { return (&history{dir, time.Now}).store() },
		Move: func(dir string, branch plumbing.ReferenceName, from, to plumbing.Hash) error {
			h := &history{dir, time.Now}
			if root, err := os.OpenRoot(dir); err == nil {
				h.removeLocks(root, branch.String()+".lock") // of a push that died
				root.Close()
			}
			return h.moveRef(branch.String(), from, to, func() (plumbing.Hash, error) {
				return getRef(h.store(), branch.String())
			})
		},
	}
	return &r
}

// connect makes the remote of the options; nobody is spoken with yet.
func (l *Library) connect() error {
	if !l.keeps() || l.options.Remote == nil {
		return nil
	}
	l.options.Remote = l.options.Remote.withDefaults()
	up, err := remote.New(l.options.Remote.Options)
	if err != nil {
		return err
	}
	l.upstream = up
	l.synced.Store(&SyncState{Remote: up.String(), Branch: l.options.Remote.Branch})
	return nil
}

// Pull lets [Library.Sync] ask the remote for news now. It never waits, and many calls are
// one.
func (l *Library) Pull() {
	select {
	case l.wake <- struct{}{}:
	default:
	}
}

// Sync keeps the folder and the remote in step until ctx is done: on an interval, after each
// edit, and after [Library.Pull]. After a failure it tries again, ever more seldom. Nothing
// else waits for it. Without a remote it returns at once.
func (l *Library) Sync(ctx context.Context) {
	if l.upstream == nil {
		return
	}
	failures := 0
	for {
		if err := l.SyncNow(ctx); err != nil {
			failures++
		} else {
			failures = 0
		}
		timer := time.NewTimer(l.options.Remote.pause(failures))
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-timer.C:
		case <-l.wake:
			timer.Stop()
		}
	}
}

// pause is how long to wait after so many failures in a row; a half more or less, so that
// many bots do not come back at the same moment.
func (r *Remote) pause(failures int) time.Duration {
	wait := r.Interval
	if failures > 0 {
		wait = min(wait, r.Retry<<min(failures-1, 20))
	}
	return wait/2 + rand.N(wait)
}
