package library

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/storage/filesystem"

	"gutskin/knowledge/library/remote"
)

// maxRounds is how often one attempt begins anew because somebody else pushed meanwhile.
const maxRounds = 5

// SyncNow makes the folder and the remote the same, once: what is new there is taken in, and
// what is new here is pushed. What both changed is joined; see [Library.Conflicts] for what
// cannot be. It returns why not; [Library.SyncState] says the same.
func (l *Library) SyncNow(ctx context.Context) error {
	if l.upstream == nil {
		return nil
	}
	select {
	case l.syncing <- struct{}{}:
		defer func() { <-l.syncing }()
	case <-ctx.Done():
		return ctx.Err()
	}
	err := errRestless
	for range maxRounds {
		if err = l.round(ctx); !errors.Is(err, remote.ErrMoved) {
			break
		}
		err = errRestless
	}
	l.noteSync(ctx, err)
	return err
}

// round fetches, joins and pushes.
func (l *Library) round(ctx context.Context) error {
	h, err := l.openedHistory(ctx)
	if err != nil {
		return err
	}
	store := h.store()
	seen, err := getRef(store, l.seenRef())
	if err != nil {
		return err
	}
	ours, err := head(store)
	if err != nil {
		return err
	}
	theirs, err := l.fetch(ctx, h, store, ours, seen)
	if err != nil {
		return err
	}
	if ours, err = l.takeTheirs(ctx, theirs); err != nil {
		return err
	}
	if ours == theirs || ours.IsZero() {
		return nil
	}
	return l.push(ctx, h, theirs, ours)
}

func (l *Library) seenRef() string { return seenRefs + l.options.branch().Short() }

// openedHistory is the folder's history, made when it is missing.
func (l *Library) openedHistory(ctx context.Context) (*history, error) {
	if err := l.acquire(ctx); err != nil {
		return nil, err
	}
	defer l.release()
	if err := l.openHistory(); err != nil {
		return nil, err
	}
	return l.history, nil
}

// fetch takes in the remote's commits, without any effect yet.
func (l *Library) fetch(ctx context.Context, h *history, store *filesystem.Storage, ours, seen plumbing.Hash) (plumbing.Hash, error) {
	known := sync.OnceValues(func() (map[plumbing.Hash]bool, error) { return remote.Ancestors(store, ours, seen) })
	return l.upstream.Fetch(ctx, store, h.dir, []plumbing.Hash{ours, seen}, func(tip plumbing.Hash) bool {
		if tip == ours || tip == seen {
			return true
		}
		have, err := known()
		return err == nil && remote.Whole(h.store(), tip, have) // opened anew: it has new packs
	})
}

// settledFolder fails while the folder holds what is not in service: it may be half written,
// or emptied by mistake, and must not reach the remote.
func (l *Library) settledFolder() error {
	now, err := l.options.takeFolder()
	if err != nil {
		return err
	}
	if now.digest() != l.state.Load().digest {
		return errUnsettled
	}
	return nil
}

// takeTheirs joins what the remote has with the folder and returns the newest commit then.
// Nobody's merge, rebase or lock is disturbed: then it fails and is tried again.
func (l *Library) takeTheirs(ctx context.Context, theirs plumbing.Hash) (plumbing.Hash, error) {
	if err := l.acquire(ctx); err != nil {
		return plumbing.ZeroHash, err
	}
	defer l.release()
	if err := l.settledFolder(); err != nil {
		return plumbing.ZeroHash, err
	}
	now, at, err := l.present(ctx)
	if err != nil {
		return plumbing.ZeroHash, err
	}
	store, ours := l.history.store(), plumbing.NewHash(string(at))
	if err := l.onBranch(store); err != nil {
		return plumbing.ZeroHash, err
	}
	seen, err := getRef(store, l.seenRef())
	if err != nil {
		return plumbing.ZeroHash, err
	}
	j, err := l.history.join(store, ours, theirs, seen)
	if err != nil {
		return plumbing.ZeroHash, err
	}
	if j.head != ours {
		if err := l.goTo(ctx, store, now, ours, theirs, j); err != nil {
			return plumbing.ZeroHash, err
		}
	}
	if theirs.IsZero() {
		return j.head, nil
	}
	return j.head, l.history.setRef(l.seenRef(), theirs)
}

// onBranch holds that the branch is checked out that is kept in step.
func (l *Library) onBranch(store *filesystem.Storage) error {
	name, err := headName(store)
	if err == nil && name != l.options.branch().String() {
		err = fmt.Errorf("%w: %s", errOtherBranch, plumbing.ReferenceName(name).Short())
	}
	return err
}

// goTo brings the folder, the branch and what is served to a joined commit. What that is no
// longer made of is kept first.
func (l *Library) goTo(ctx context.Context, store *filesystem.Storage, now files, ours, theirs plumbing.Hash, j joined) error {
	before, err := tree(store, ours)
	if err != nil {
		return err
	}
	after, err := tree(store, j.head)
	if err != nil {
		return err
	}
	all, err := changedFiles(before, after)
	if err != nil {
		return err
	}
	next, err := l.build(ctx, now.with(ofKnowledge(all)))
	if err != nil {
		return fmt.Errorf("%w: %w", errUnfit, err)
	}
	if err := l.keepOurs(store, ours, theirs, j); err != nil {
		return err
	}
	root, err := os.OpenRoot(l.options.Dir)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrHistory, err)
	}
	defer root.Close()
	d := draftCommit{parent: ours, changes: writable(root, before, after, all)}
	for name := range all {
		if _, written := d.changes[name]; !written {
			d.left = append(d.left, name)
		}
	}
	present := now.andOthers(root, d.changes)
	if err := l.history.adopt(store, d, j.head, func() (func() error, error) { return l.apply(present, d.changes) }); err != nil {
		return err
	}
	_ = l.swap(context.WithoutCancel(ctx), next)
	l.noteConflicts(ctx)
	l.options.Logger.InfoContext(ctx, "the remote's changes were taken in", "files", summarize(sortedKeys(all)), "conflicts", len(j.clashes))
	if j.rewritten {
		l.options.Logger.WarnContext(ctx, "the remote's history was rewritten by somebody; what it was is kept in the folder's history",
			"at", beforeRefs+ours.String()[:12])
	}
	return nil
}

// keepOurs keeps what a line of ours that is written anew was, and our side of each conflict.
func (l *Library) keepOurs(store *filesystem.Storage, ours, theirs plumbing.Hash, j joined) error {
	if j.fork.IsZero() {
		return nil
	}
	if err := l.history.setRef(beforeRefs+ours.String()[:12], ours); err != nil {
		return err
	}
	for _, c := range j.clashes {
		if err := l.history.keepConflict(store, c, j.fork, ours, theirs); err != nil {
			return err
		}
	}
	return nil
}

// push brings our commits to the remote.
func (l *Library) push(ctx context.Context, h *history, theirs, ours plumbing.Hash) error {
	store := h.store()
	known, err := remote.Ancestors(store, theirs)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrHistory, err)
	}
	objects, err := remote.Objects(store, ours, known)
	if err != nil {
		return fmt.Errorf("%w: list what to push: %w", ErrHistory, err)
	}
	began := time.Now()
	if err := l.upstream.Push(ctx, store, objects, theirs, ours); err != nil {
		return err
	}
	l.options.Logger.InfoContext(ctx, "pushed to the remote", "objects", len(objects), "took", time.Since(began).Round(time.Millisecond))
	return h.setRef(l.seenRef(), ours)
}

func ofKnowledge(changes map[string][]byte) map[string][]byte {
	out := map[string][]byte{}
	for name, data := range changes {
		if ours(name) {
			out[name] = data
		}
	}
	return out
}
