package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"

	"github.com/go-git/go-git/v5/plumbing"
)

// Revision is the newest one: the base of an edit that begins now. It is empty while there
// is no history.
func (l *Library) Revision() (Revision, error) {
	if !l.keeps() {
		return "", ErrNotKept
	}
	h := findHistory(l.options.Dir, nil)
	if h == nil {
		return "", nil
	}
	return h.head()
}

// Save checks an edit wholly, writes it, commits it in the author's name, serves it, and
// returns its revision. When it returns without an error, the edit is on the disk and stays
// there whatever happens next; with an error nothing was changed. The errors' categories
// are [ErrInvalid], [ErrConflict], [ErrCareRecall], [ErrFileName], [ErrBusy], [ErrHistory]
// and [ErrNotKept]. An edit that changes nothing is no commit.
func (l *Library) Save(ctx context.Context, e Edit) (Revision, error) {
	if !l.keeps() {
		return "", ErrNotKept
	}
	if err := e.check(); err != nil {
		return "", err
	}
	if err := l.acquire(ctx); err != nil {
		return "", err
	}
	defer l.release()
	now, head, err := l.present(ctx)
	if err != nil {
		return "", err
	}
	if found, err := conflicts(l.history, e, now, head); err != nil {
		return "", err
	} else if found != nil {
		return "", found
	}
	changes := e.changes(now)
	if len(changes) == 0 {
		return head, nil
	}
	d, err := l.draft(ctx, now, changes)
	if err != nil {
		return "", err
	}
	if err := d.refusal(); err != nil {
		return "", err
	}
	return l.publish(ctx, e, d, now, head, changes)
}

// publish writes, commits and serves what was drafted.
func (l *Library) publish(ctx context.Context, e Edit, d *draft, now files, head Revision, changes map[string][]byte) (Revision, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	c := draftCommit{parent: plumbing.NewHash(string(head)), changes: changes, author: e.author(), message: e.message(changes)}
	saved, err := l.history.record(c, func() (func() error, error) { return l.apply(now, changes) })
	if err != nil {
		return "", fmt.Errorf("save %s: %w", summarize(sortedKeys(changes)), err)
	}
	// It is saved, even if nobody waits for it any longer.
	_ = l.swap(context.WithoutCancel(ctx), d.state)
	l.Pull()
	return saved, nil
}

// present is what the folder holds and its newest revision, after what was changed by hand
// has been written down.
func (l *Library) present(ctx context.Context) (files, Revision, error) {
	now, err := l.options.takeFolder()
	if err != nil {
		return nil, "", err
	}
	head, err := l.byHand(now)
	if err != nil {
		if !errors.Is(err, ErrBusy) {
			l.history = nil
			l.historyFails(ctx, err)
		}
		return nil, "", err
	}
	l.setTrouble(ctx, historyTrouble, "", "")
	return now, head, nil
}

// conflicts holds the files of an edit against those at its base.
func conflicts(h *history, e Edit, now files, head Revision) (*ConflictError, error) {
	at := func(string) ([]byte, error) { return nil, nil }
	if e.Base != "" {
		t, err := h.treeAt(h.store(), e.Base)
		if err != nil {
			return nil, err
		}
		at = func(name string) ([]byte, error) { return content(t, name) }
	}
	found := &ConflictError{Head: head}
	for _, name := range sortedKeys(e.changes(now)) {
		was, err := at(name)
		if err != nil {
			return nil, err
		}
		var theirs []byte
		if f, there := now[name]; there {
			theirs = nonNil(f.data)
		}
		if (was == nil) != (theirs == nil) || string(was) != string(theirs) {
			found.Conflicts = append(found.Conflicts, Conflict{name, was, theirs, e.Files[name]})
		}
	}
	if len(found.Conflicts) == 0 {
		return nil, nil
	}
	return found, nil
}

// apply puts changes into the folder. All contents are on the disk before the first file
// gets its new one, so that a full disk changes nothing.
func (l *Library) apply(now files, changes map[string][]byte) (undo func() error, err error) {
	root, err := os.OpenRoot(l.options.Dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	temps, err := prepare(root, changes)
	if err != nil {
		return nil, err
	}
	for _, name := range sortedKeys(changes) {
		if temp, written := temps[name]; written {
			if err = root.Rename(temp, name); err == nil {
				delete(temps, name)
			}
		} else {
			err = root.Remove(name)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, errors.Join(err, removeAll(root, temps), l.restore(now, changes))
		}
	}
	if err := syncFolders(root, sortedKeys(changes)); err != nil {
		return nil, errors.Join(err, l.restore(now, changes))
	}
	return func() error { return l.restore(now, changes) }, nil
}

// prepare writes the new contents beside the old; it gives each file's temporary name.
func prepare(root *os.Root, changes map[string][]byte) (map[string]string, error) {
	temps := map[string]string{}
	for name, data := range changes {
		if data == nil {
			continue
		}
		temp, err := writeTemporary(root, path.Dir(name), data)
		if err == nil {
			temps[name] = temp
			err = keepMode(root, name, temp)
		}
		if err != nil {
			return nil, errors.Join(err, removeAll(root, temps))
		}
	}
	return temps, nil
}

// restore gives files back what they held.
func (l *Library) restore(now files, changes map[string][]byte) error {
	root, err := os.OpenRoot(l.options.Dir)
	if err != nil {
		return err
	}
	defer root.Close()
	var errs []error
	for name := range changes {
		if f, there := now[name]; there {
			errs = append(errs, writeSynced(root, name, f.data))
		} else if err := root.Remove(name); !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// keepMode lets the same people read and write a new version as the old.
func keepMode(root *os.Root, name, temp string) error {
	info, err := root.Stat(name)
	if err != nil || info.Mode().Perm() == 0o644 {
		return nil
	}
	return root.Chmod(temp, info.Mode().Perm())
}

func removeAll(root *os.Root, temps map[string]string) error {
	var errs []error
	for _, temp := range temps {
		errs = append(errs, root.Remove(temp))
	}
	return errors.Join(errs...)
}

func syncFolders(root *os.Root, names []string) error {
	var dirs []string
	for _, name := range names {
		if dir := path.Dir(name); !slices.Contains(dirs, dir) && !missing(root.FS(), dir) {
			dirs = append(dirs, dir)
		}
	}
	var errs []error
	for _, dir := range dirs {
		errs = append(errs, syncFolder(root, dir))
	}
	return errors.Join(errs...)
}
