package library

import (
	"errors"
	"fmt"
	"os"
	"path"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/storage/filesystem"
)

// Where we keep references of our own. None of them is ever pushed.
const (
	// seenRefs hold what the remote had when we last agreed: "git log gutskin/main" shows it.
	seenRefs = "refs/remotes/gutskin/"
	// conflictRefs hold our side of files that both sides changed.
	conflictRefs = "refs/gutskin/conflicts/"
	// beforeRefs hold what our line was before it was written anew, so that no version that
	// somebody may want to go back to is ever collected as garbage.
	beforeRefs = "refs/gutskin/before/"
)

// setRef lets a reference of our own name a commit, on the disk.
func (h *history) setRef(name string, to plumbing.Hash) error {
	root, err := os.OpenRoot(h.dir)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrHistory, err)
	}
	defer root.Close()
	if data, err := root.ReadFile(name); err == nil && strings.TrimSpace(string(data)) == to.String() {
		return nil
	}
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return fmt.Errorf("%w: keep %s: %w", ErrHistory, name, bare(err))
	}
	temp, err := writeTemporary(root, ".", []byte(to.String()+"\n")) // beside it, git would take it for a reference
	if err != nil {
		return fmt.Errorf("%w: keep %s: %w", ErrHistory, name, bare(err))
	}
	if err := root.Rename(temp, name); err != nil {
		return fmt.Errorf("%w: keep %s: %w", ErrHistory, name, errors.Join(bare(err), root.Remove(temp)))
	}
	return syncFolder(root, path.Dir(name))
}

// getRef is what a reference names; zero when it is not there.
func getRef(store *filesystem.Storage, name string) (plumbing.Hash, error) {
	ref, err := store.Reference(plumbing.ReferenceName(name))
	if errors.Is(err, plumbing.ErrReferenceNotFound) {
		return plumbing.ZeroHash, nil
	}
	if err != nil {
		return plumbing.ZeroHash, fmt.Errorf("%w: read %s: %w", ErrHistory, name, err)
	}
	return ref.Hash(), nil
}

// refsBelow lists references of our own by the last part of their names.
func refsBelow(store *filesystem.Storage, prefix string) (map[string]plumbing.Hash, error) {
	all, err := store.IterReferences()
	if err != nil {
		return nil, fmt.Errorf("%w: list its references: %w", ErrHistory, err)
	}
	out := map[string]plumbing.Hash{}
	err = all.ForEach(func(ref *plumbing.Reference) error {
		if name, below := strings.CutPrefix(ref.Name().String(), prefix); below && ref.Type() == plumbing.HashReference {
			out[name] = ref.Hash()
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("%w: list its references: %w", ErrHistory, err)
	}
	return out, nil
}
