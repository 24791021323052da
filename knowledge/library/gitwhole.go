package library

import (
	"fmt"
	"os"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/plumbing/storer"
)

// allFiles lists the files of a commit, those that are none of the knowledge as well.
func allFiles(t *object.Tree) ([]string, error) {
	entries, err := allEntries(t)
	if err != nil {
		return nil, err
	}
	var out []string
	for name := range entries {
		out = append(out, name)
	}
	return out, nil
}

// allEntries are the files of a commit by path; repositories within it are left out.
func allEntries(t *object.Tree) (map[string]object.TreeEntry, error) {
	out := map[string]object.TreeEntry{}
	if t == nil {
		return out, nil
	}
	err := t.Files().ForEach(func(f *object.File) error {
		out[f.Name] = object.TreeEntry{Name: f.Name, Mode: f.Mode, Hash: f.Hash}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("%w: list files: %w", ErrHistory, err)
	}
	return out, nil
}

// changedFiles are the contents by which one commit differs from another; nil removes.
func changedFiles(before, after *object.Tree) (map[string][]byte, error) {
	was, err := allEntries(before)
	if err != nil {
		return nil, err
	}
	became, err := allEntries(after)
	if err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	for name, e := range became {
		if was[name].Hash == e.Hash {
			continue
		}
		data, err := content(after, name)
		if err != nil {
			return nil, err
		}
		out[name] = nonNil(data)
	}
	for name := range was {
		if _, there := became[name]; !there {
			out[name] = nil
		}
	}
	return out, nil
}

// writable are the changes that may be written into a folder: all of the knowledge, and of
// other files those in which nobody has a change of their own. None lies in a repository's
// folder, none is a link.
func writable(root *os.Root, before, after *object.Tree, changes map[string][]byte) map[string][]byte {
	out := map[string][]byte{}
	for name, data := range changes {
		switch {
		case ours(name):
			out[name] = data
		case inside(name), isLink(before, name), isLink(after, name):
		case presentHash(root, name) == hashOf(before, name):
			out[name] = data
		}
	}
	return out
}

// inside reports whether a path leads into a repository, ours or somebody's.
func inside(name string) bool {
	for part := range strings.SplitSeq(strings.ToLower(name), "/") {
		if part == gitDir || strings.HasPrefix(part, "git~") || strings.HasPrefix(part, ".gutskin") {
			return true
		}
	}
	return false
}

func isLink(t *object.Tree, name string) bool {
	if t == nil {
		return false
	}
	e, err := t.FindEntry(name)
	return err == nil && e.Mode == filemode.Symlink
}

// presentHash is the hash of a file in the folder; zero when it is not there.
func presentHash(root *os.Root, name string) plumbing.Hash {
	data, err := root.ReadFile(name)
	if err != nil {
		return plumbing.ZeroHash
	}
	return plumbing.ComputeHash(plumbing.BlobObject, data)
}

// commitOf reads a commit.
func commitOf(store storer.EncodedObjectStorer, hash plumbing.Hash) (*object.Commit, error) {
	c, err := object.GetCommit(store, hash)
	if err != nil {
		return nil, fmt.Errorf("%w: read commit %s: %w", ErrHistory, hash, err)
	}
	return c, nil
}

// andOthers is a copy of a folder's files that also has those that are about to be changed
// and are none of the knowledge.
func (f files) andOthers(root *os.Root, changes map[string][]byte) files {
	others := map[string][]byte{}
	for name := range changes {
		if data, err := root.ReadFile(name); err == nil && !ours(name) {
			others[name] = data
		}
	}
	return f.with(others)
}
