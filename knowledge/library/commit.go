package library

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/plumbing/storer"
	"github.com/go-git/go-git/v5/storage/filesystem"
)

// draftCommit is what becomes a commit: changes of files on top of another commit.
type draftCommit struct {
	parent  plumbing.Hash
	changes map[string][]byte // nil removes
	author  string
	message string
	// left are files that the commit changes and the folder keeps as they are.
	left []string
}

// names lists the files that the commit changes.
func (d draftCommit) names() []string {
	return append(slices.Collect(maps.Keys(d.changes)), d.left...)
}

// record makes a commit and moves the branch to it. apply, which may be nil, puts the
// changes into the folder and says how to undo that. Whatever moment the program is ended
// at, the next one finishes what was begun (see [history.mend]).
func (h *history) record(d draftCommit, apply func() (undo func() error, err error)) (Revision, error) {
	store := h.store()
	commit, err := h.build(store, d)
	if err != nil {
		return "", fmt.Errorf("%w: write a commit: %w", ErrHistory, bare(err))
	}
	if err := h.adopt(store, d, commit, apply); err != nil {
		return "", err
	}
	return revision(commit), nil
}

// adopt moves the branch to a commit whose objects are written, as [history.record] does.
func (h *history) adopt(store *filesystem.Storage, d draftCommit, commit plumbing.Hash, apply func() (undo func() error, err error)) error {
	unlock, err := h.lockIndex()
	if err != nil {
		return err
	}
	err = h.finish(store, d, commit, apply)
	unlocked := unlock() // a lock that stays has our mark: the next to open the folder removes it
	if err != nil {
		return errors.Join(err, unlocked)
	}
	return nil
}

func (h *history) finish(store *filesystem.Storage, d draftCommit, commit plumbing.Hash, apply func() (func() error, error)) error {
	if err := h.begin(store, d, commit, apply != nil); err != nil {
		return err
	}
	undo := func() error { return nil }
	if apply != nil {
		var err error
		if undo, err = apply(); err != nil {
			return errors.Join(err, h.end())
		}
	}
	if err := h.moveHead(store, d.parent, commit); err != nil {
		return errors.Join(err, undo(), h.end())
	}
	// The branch has moved: it is done. An index that lags only makes "git status" wrong, and
	// a note that stays is carried out once more, which changes nothing.
	_ = h.writeIndex(store, commit, d.names())
	_ = h.end()
	return nil
}

// build writes the objects of a commit; nothing refers to them yet.
func (h *history) build(store *filesystem.Storage, d draftCommit) (plumbing.Hash, error) {
	before, err := tree(store, d.parent)
	if err != nil {
		return plumbing.ZeroHash, err
	}
	root, err := writeTree(store, before, d.changes)
	if err != nil {
		return plumbing.ZeroHash, err
	}
	who := object.Signature{Name: d.author, Email: "moderator@gutskin.invalid", When: h.now()}
	c := object.Commit{Author: who, Committer: who, Message: d.message + "\n", TreeHash: root}
	if !d.parent.IsZero() {
		c.ParentHashes = []plumbing.Hash{d.parent}
	}
	o := store.NewEncodedObject()
	if err := c.Encode(o); err != nil {
		return plumbing.ZeroHash, err
	}
	return store.SetEncodedObject(o)
}

// writeTree writes a folder with changes; before is what it was, nil for new.
func writeTree(store storer.EncodedObjectStorer, before *object.Tree, changes map[string][]byte) (plumbing.Hash, error) {
	entries := map[string]object.TreeEntry{}
	if before != nil {
		for _, e := range before.Entries {
			entries[e.Name] = e
		}
	}
	below := map[string]map[string][]byte{}
	for name, data := range changes {
		dir, rest, nested := strings.Cut(name, "/")
		if nested {
			if below[dir] == nil {
				below[dir] = map[string][]byte{}
			}
			below[dir][rest] = data
			continue
		}
		if err := setEntry(store, entries, name, data); err != nil {
			return plumbing.ZeroHash, err
		}
	}
	for dir, inside := range below {
		var sub *object.Tree
		if e, there := entries[dir]; there && e.Mode == filemode.Dir {
			var err error
			if sub, err = object.GetTree(store, e.Hash); err != nil {
				return plumbing.ZeroHash, err
			}
		}
		hash, err := writeTree(store, sub, inside)
		if err != nil {
			return plumbing.ZeroHash, err
		}
		entries[dir] = object.TreeEntry{Name: dir, Mode: filemode.Dir, Hash: hash}
		if hash == emptyTree() {
			delete(entries, dir)
		}
	}
	t := object.Tree{Entries: slices.Collect(maps.Values(entries))}
	sort.Sort(object.TreeEntrySorter(t.Entries))
	o := store.NewEncodedObject()
	if err := t.Encode(o); err != nil {
		return plumbing.ZeroHash, err
	}
	return store.SetEncodedObject(o)
}

// setEntry puts a file into a folder's entries; nil takes it out.
func setEntry(store storer.EncodedObjectStorer, entries map[string]object.TreeEntry, name string, data []byte) error {
	if data == nil {
		delete(entries, name)
		return nil
	}
	o := store.NewEncodedObject()
	o.SetType(plumbing.BlobObject)
	w, err := o.Writer()
	if err != nil {
		return err
	}
	if _, err := w.Write(data); err != nil {
		return errors.Join(err, w.Close())
	}
	if err := w.Close(); err != nil {
		return err
	}
	hash, err := store.SetEncodedObject(o)
	if err != nil {
		return err
	}
	mode := filemode.Regular
	if old, there := entries[name]; there && old.Mode.IsFile() {
		mode = old.Mode
	}
	entries[name] = object.TreeEntry{Name: name, Mode: mode, Hash: hash}
	return nil
}

func emptyTree() plumbing.Hash { return plumbing.ComputeHash(plumbing.TreeObject, nil) }
