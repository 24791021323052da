package remote

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/packfile"
	"github.com/go-git/go-git/v5/plumbing/storer"
	"github.com/go-git/go-git/v5/storage"
)

// Local is how a repository in a folder of this machine is used, without a git program.
type Local struct {
	// Store opens the repository in a folder.
	Store func(dir string) storage.Storer
	// Move moves a branch from one commit to another as git does: under its lock, and only when
	// nobody has moved it meanwhile.
	Move func(dir string, branch plumbing.ReferenceName, from, to plumbing.Hash) error
}

func (r *Remote) isLocal() bool { return r.endpoint.Protocol == "file" }

// localDir finds the repository; bare tells whether nobody has its files checked out.
func (r *Remote) localDir() (dir string, bare bool, err error) {
	for _, at := range []struct {
		dir  string
		bare bool
	}{{r.endpoint.Path, true}, {filepath.Join(r.endpoint.Path, ".git"), false}} {
		_, err := os.Stat(filepath.Join(at.dir, "HEAD"))
		switch {
		case err == nil:
			return at.dir, at.bare, nil
		case errors.Is(err, fs.ErrPermission):
			return "", false, fmt.Errorf("%w: %w", ErrRefused, err)
		}
	}
	return "", false, fmt.Errorf("%w: %s", ErrNotFound, r.endpoint.Path)
}

func (r *Remote) fetchLocal(ctx context.Context, b *budget, into storer.Storer, spool string, haves []plumbing.Hash, whole func(plumbing.Hash) bool) (plumbing.Hash, error) {
	dir, _, err := r.localDir()
	if err != nil {
		return plumbing.ZeroHash, err
	}
	from := r.options.Local.Store(dir)
	tip, err := r.localTip(from)
	if err != nil || tip.IsZero() || whole(tip) {
		return tip, err
	}
	known, err := Ancestors(into, haves...)
	if err != nil {
		return plumbing.ZeroHash, fmt.Errorf("%w: %w", ErrUnkept, err)
	}
	objects, err := Objects(from, tip, known)
	if err != nil {
		return plumbing.ZeroHash, err
	}
	var pack bytes.Buffer
	if _, err := packfile.NewEncoder(&pack, from, false).Encode(objects, 0); err != nil {
		return plumbing.ZeroHash, err
	}
	if err := ctx.Err(); err != nil {
		return plumbing.ZeroHash, err
	}
	if err := takePack(into, b.reader(&pack), spool); err != nil {
		return plumbing.ZeroHash, err
	}
	if !whole(tip) {
		return plumbing.ZeroHash, fmt.Errorf("%w: parts of commit %s are missing", ErrGarbled, tip)
	}
	return tip, nil
}

// localTip is the branch in a repository; zero when that has no branch at all.
func (r *Remote) localTip(from storage.Storer) (plumbing.Hash, error) {
	ref, err := from.Reference(r.branch())
	if err == nil {
		return ref.Hash(), nil
	}
	if !errors.Is(err, plumbing.ErrReferenceNotFound) {
		return plumbing.ZeroHash, err
	}
	all, err := from.IterReferences()
	if err != nil {
		return plumbing.ZeroHash, err
	}
	references := map[string]plumbing.Hash{}
	err = all.ForEach(func(ref *plumbing.Reference) error {
		references[ref.Name().String()] = ref.Hash()
		return nil
	})
	return plumbing.ZeroHash, errors.Join(err, r.noBranch(references))
}

func (r *Remote) pushLocal(from storer.EncodedObjectStorer, objects []plumbing.Hash, was, to plumbing.Hash) error {
	dir, bare, err := r.localDir()
	if err != nil {
		return err
	}
	if !bare {
		return fmt.Errorf("%w: somebody's files are checked out there; make it with git init --bare", ErrDeclined)
	}
	into := r.options.Local.Store(dir)
	if tip, err := r.localTip(into); err != nil || tip != was {
		return errors.Join(ErrMoved, err)
	}
	var pack bytes.Buffer
	if _, err := packfile.NewEncoder(&pack, from, false).Encode(objects, 0); err != nil {
		return err
	}
	if err := takePack(into, &pack, dir); err != nil {
		if errors.Is(err, fs.ErrPermission) {
			return fmt.Errorf("%w: %w", ErrRefused, errors.Unwrap(err))
		}
		return err
	}
	if err := r.options.Local.Move(dir, r.branch(), was, to); err != nil {
		if tip, tipErr := r.localTip(into); tipErr == nil && tip != was {
			return ErrMoved
		}
		return fmt.Errorf("%w: its branch is locked: %w", ErrUnreachable, err)
	}
	return nil
}
