package library

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/format/index"
	"github.com/go-git/go-git/v5/storage/filesystem"
)

// lockMark is what our lock of the index holds, to know it again after a crash.
const lockMark = "gutskin\n"

// lockIndex takes the lock that every git program takes before it changes what is staged or
// committed.
func (h *history) lockIndex() (unlock func() error, err error) {
	if h.busy() {
		return nil, ErrBusy
	}
	root, err := os.OpenRoot(h.dir)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrHistory, err)
	}
	if err := exclusive(root, "index.lock", []byte(lockMark)); err != nil {
		root.Close()
		if errors.Is(err, fs.ErrExist) {
			return nil, ErrBusy
		}
		return nil, fmt.Errorf("%w: lock it: %w", ErrHistory, bare(err))
	}
	return func() error {
		defer root.Close()
		return root.Remove("index.lock")
	}, nil
}

// exclusive makes a file that must not be there yet, with its content from the first moment.
func exclusive(root *os.Root, name string, data []byte) error {
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	temp, err := writeTemporary(root, ".", data)
	if err != nil {
		return err
	}
	return errors.Join(root.Link(temp, name), root.Remove(temp))
}

// moveHead moves the branch that is checked out from one commit to the next, as git does:
// with a lock of its own, and only if nobody has moved it meanwhile.
func (h *history) moveHead(store *filesystem.Storage, from, to plumbing.Hash) error {
	name, err := headName(store)
	if err != nil {
		return err
	}
	return h.moveRef(name, from, to, func() (plumbing.Hash, error) { return head(store) })
}

// moveRef moves what the file of a reference names, if that is what we believe it to be.
func (h *history) moveRef(name string, from, to plumbing.Hash, present func() (plumbing.Hash, error)) error {
	root, err := os.OpenRoot(h.dir)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrHistory, err)
	}
	defer root.Close()
	lock := name + ".lock"
	switch err := exclusive(root, lock, []byte(to.String()+"\n")); {
	case errors.Is(err, fs.ErrExist):
		return ErrBusy
	case err != nil:
		return fmt.Errorf("%w: move to a new commit: %w", ErrHistory, bare(err))
	}
	if now, err := present(); err != nil || now != from {
		return errors.Join(ErrBusy, err, root.Remove(lock))
	}
	if err := root.Rename(lock, name); err != nil {
		return errors.Join(fmt.Errorf("%w: move to a new commit: %w", ErrHistory, bare(err)), root.Remove(lock))
	}
	return syncFolder(root, path.Dir(name))
}

// headName is the file of the branch that is checked out, or HEAD itself when none is.
func headName(store *filesystem.Storage) (string, error) {
	ref, err := store.Reference(plumbing.HEAD)
	if err != nil {
		return "", fmt.Errorf("%w: read HEAD: %w", ErrHistory, err)
	}
	if ref.Type() == plumbing.SymbolicReference {
		return ref.Target().String(), nil
	}
	return plumbing.HEAD.String(), nil
}

// writeIndex tells git's index of some files what the commit has of them, so that
// "git status" is right. The lock of the index must be held.
func (h *history) writeIndex(store *filesystem.Storage, commit plumbing.Hash, names []string) error {
	t, err := tree(store, commit)
	if err != nil {
		return err
	}
	idx, err := store.Index()
	if err != nil {
		idx = &index.Index{}
		if names, err = allFiles(t); err != nil {
			return err
		}
	}
	idx.Version = 2
	for _, name := range names {
		_, _ = idx.Remove(name) // it may not be there
		if found, err := t.FindEntry(name); err == nil && found.Mode != filemode.Dir {
			e := idx.Add(name)
			e.Hash, e.Mode = found.Hash, found.Mode
		}
	}
	var data bytes.Buffer
	if err := index.NewEncoder(&data).Encode(idx); err != nil {
		return err
	}
	root, err := os.OpenRoot(h.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return writeSynced(root, "index", data.Bytes())
}

// forgotten is how old a lock of a git program must be to be that of one that crashed.
const forgotten = 10 * time.Minute

// removeLocks takes away locks that nobody holds any more: ours, and those long forgotten.
func (h *history) removeLocks(root *os.Root, names ...string) {
	for _, name := range names {
		info, err := root.Lstat(name)
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		data, _ := root.ReadFile(name)
		if string(data) == lockMark || h.now().Sub(info.ModTime()) > forgotten {
			_ = root.Remove(name)
		}
	}
}
