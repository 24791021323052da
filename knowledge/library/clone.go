package library

import (
	"context"
	"fmt"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// clone fills an empty folder with what the remote has; false when there is no remote, when
// that is empty, too, or when the folder has a history already. A folder that could not be
// filled stays empty: with other files in it, its history would never meet the remote's.
func (l *Library) clone(ctx context.Context) (cloned bool, err error) {
	if l.upstream == nil {
		return false, nil
	}
	if err := l.openHistory(); err != nil {
		return false, fmt.Errorf("clone %s: %w", l.upstream, err)
	}
	store := l.history.store()
	if at, err := head(store); err != nil || !at.IsZero() {
		return l.refilled(), err
	}
	theirs, err := l.fetch(ctx, l.history, store, plumbing.ZeroHash, plumbing.ZeroHash)
	if err != nil {
		return false, fmt.Errorf("fill the knowledge folder from %s: %w (%s)", l.upstream, err, strings.TrimSuffix(hintOf(err), again))
	}
	if theirs.IsZero() {
		return false, nil
	}
	if err := l.onBranch(store); err != nil {
		return false, err
	}
	if err := l.goTo(ctx, store, files{}, plumbing.ZeroHash, theirs, joined{head: theirs}); err != nil {
		return false, fmt.Errorf("fill the knowledge folder from %s: %w (%s)", l.upstream, err, strings.TrimSuffix(hintOf(err), again))
	}
	return true, l.history.setRef(l.seenRef(), theirs)
}

// refilled reports whether the folder has files now: a clone that was interrupted has been
// finished.
func (l *Library) refilled() bool {
	now, err := l.options.takeFolder()
	return err == nil && len(now) > 0
}
