package remote

import (
	"errors"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/plumbing/storer"
)

// Ancestors are some commits and all that came before them, as far as the store has them.
func Ancestors(store storer.EncodedObjectStorer, from ...plumbing.Hash) (map[plumbing.Hash]bool, error) {
	out := map[plumbing.Hash]bool{}
	for queue := from; len(queue) > 0; {
		hash := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if hash.IsZero() || out[hash] {
			continue
		}
		c, err := object.GetCommit(store, hash)
		if errors.Is(err, plumbing.ErrObjectNotFound) {
			continue // a clone that does not go further back
		}
		if err != nil {
			return nil, err
		}
		out[hash] = true
		queue = append(queue, c.ParentHashes...)
	}
	return out, nil
}

// Objects lists what a commit leans on and the known commits do not: commits, folders and
// files. It fails when a commit or a folder is missing.
func Objects(store storer.EncodedObjectStorer, to plumbing.Hash, known map[plumbing.Hash]bool) ([]plumbing.Hash, error) {
	w := &walker{store: store, seen: map[plumbing.Hash]bool{}}
	var fresh []*object.Commit
	visited := map[plumbing.Hash]bool{}
	for queue := []plumbing.Hash{to}; len(queue) > 0; {
		hash := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if visited[hash] {
			continue
		}
		visited[hash] = true
		c, err := object.GetCommit(store, hash)
		if err != nil {
			return nil, err
		}
		if known[hash] {
			if err := w.tree(c.TreeHash); err != nil {
				return nil, err
			}
			continue
		}
		fresh = append(fresh, c)
		queue = append(queue, c.ParentHashes...)
	}
	w.list = nil // what the known commits hold needs no mention
	for _, c := range fresh {
		w.list = append(w.list, c.Hash)
		if err := w.tree(c.TreeHash); err != nil {
			return nil, err
		}
	}
	return w.list, nil
}

// Whole reports whether a store holds a commit with all that it leans on.
func Whole(store storer.EncodedObjectStorer, commit plumbing.Hash, known map[plumbing.Hash]bool) bool {
	list, err := Objects(store, commit, known)
	if err != nil {
		return false
	}
	for _, hash := range list {
		if store.HasEncodedObject(hash) != nil {
			return false
		}
	}
	return true
}

type walker struct {
	store storer.EncodedObjectStorer
	seen  map[plumbing.Hash]bool
	list  []plumbing.Hash
}

// tree lists a folder with all below it.
func (w *walker) tree(hash plumbing.Hash) error {
	if w.seen[hash] {
		return nil
	}
	w.seen[hash] = true
	t, err := object.GetTree(w.store, hash)
	if err != nil {
		return err
	}
	w.list = append(w.list, hash)
	for _, e := range t.Entries {
		switch {
		case e.Mode == filemode.Submodule: // lies in a repository of its own
		case e.Mode == filemode.Dir:
			err = w.tree(e.Hash)
		case !w.seen[e.Hash]:
			w.seen[e.Hash] = true
			w.list = append(w.list, e.Hash)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
