package library

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/storage/filesystem"

	"gutskin/knowledge/library/remote"
)

// ErrUnrelated means that the folder and the remote have no revision in common.
var ErrUnrelated = errors.New("the folder and the remote have no history in common")

// joined is the way on from two lines of history.
type joined struct {
	// head is the newest commit that has both.
	head plumbing.Hash
	// fork is where the lines parted; zero when none of ours had to be written anew.
	fork plumbing.Hash
	// clashes are the files that both changed in ways that cannot be joined.
	clashes []clashing
	// rewritten says that the remote no longer has what it had.
	rewritten bool
}

// clashing is a file with two versions: the branch has theirs.
type clashing struct {
	file   string
	author object.Signature
}

// join puts what is ours on top of what is theirs. seen is what the remote had when we last
// agreed: if it has that no more, somebody rewrote it, and only what we did since is ours.
// With the same commits the outcome has the same hash, wherever and whenever it is made.
func (h *history) join(store *filesystem.Storage, ours, theirs, seen plumbing.Hash) (joined, error) {
	if theirs.IsZero() || ours == theirs {
		return joined{head: ours}, nil
	}
	if ours.IsZero() {
		return joined{head: theirs}, nil
	}
	their, err := remote.Ancestors(store, theirs)
	if err != nil {
		return joined{}, fmt.Errorf("%w: %w", ErrHistory, err)
	}
	our, err := remote.Ancestors(store, ours)
	if err != nil {
		return joined{}, fmt.Errorf("%w: %w", ErrHistory, err)
	}
	rewritten := our[seen] && !their[seen]
	switch {
	case their[ours]:
		return joined{head: theirs}, nil
	case our[theirs] && !rewritten:
		return joined{head: ours}, nil
	case !haveCommon(our, their):
		return joined{}, ErrUnrelated
	}
	if rewritten {
		dropped, err := remote.Ancestors(store, seen)
		if err != nil {
			return joined{}, fmt.Errorf("%w: %w", ErrHistory, err)
		}
		maps.Copy(their, dropped)
	}
	return replay(store, ours, theirs, their, rewritten)
}

func haveCommon(a, b map[plumbing.Hash]bool) bool {
	for hash := range a {
		if b[hash] {
			return true
		}
	}
	return false
}

// replay writes our commits anew on top of theirs, with the author, the message and the date
// of each. Of a merge it takes what it brought to our line.
func replay(store *filesystem.Storage, ours, theirs plumbing.Hash, their map[plumbing.Hash]bool, rewritten bool) (joined, error) {
	var line []*object.Commit
	at := ours
	for !their[at] {
		c, err := commitOf(store, at)
		if err != nil {
			return joined{}, err
		}
		if line = append(line, c); len(c.ParentHashes) == 0 {
			return joined{}, ErrUnrelated
		}
		at = c.ParentHashes[0]
	}
	slices.Reverse(line)
	out := joined{head: theirs, fork: at, rewritten: rewritten}
	clashes := map[string]object.Signature{}
	for _, c := range line {
		next, err := anew(store, c, out.head, clashes)
		if err != nil {
			return joined{}, err
		}
		out.head = next
	}
	var err error
	out.clashes, err = standing(store, clashes, out, ours)
	return out, err
}

// anew writes one commit on top of another; what clashes is added to clashes and stays
// as it is there. A commit of which nothing is left is none.
func anew(store *filesystem.Storage, c *object.Commit, onto plumbing.Hash, clashes map[string]object.Signature) (plumbing.Hash, error) {
	before, err := tree(store, c.ParentHashes[0])
	if err != nil {
		return plumbing.ZeroHash, err
	}
	after, err := tree(store, c.Hash)
	if err != nil {
		return plumbing.ZeroHash, err
	}
	present, err := tree(store, onto)
	if err != nil {
		return plumbing.ZeroHash, err
	}
	wanted, err := changedFiles(before, after)
	if err != nil {
		return plumbing.ZeroHash, err
	}
	changes := map[string][]byte{}
	for name, yours := range wanted {
		merged, clash, err := threeWay(before, present, name, yours)
		switch {
		case err != nil:
			return plumbing.ZeroHash, err
		case clash:
			clashes[name] = c.Author
		}
		if hash := plumbing.ComputeHash(plumbing.BlobObject, merged); merged == nil && !hashOf(present, name).IsZero() || merged != nil && hash != hashOf(present, name) {
			changes[name] = merged
		}
	}
	if len(changes) == 0 {
		return onto, nil
	}
	root, err := writeTree(store, present, changes)
	if err != nil {
		return plumbing.ZeroHash, fmt.Errorf("%w: write a folder: %w", ErrHistory, bare(err))
	}
	return writeCommit(store, object.Commit{
		Author: c.Author, Committer: c.Author, Message: c.Message, TreeHash: root, ParentHashes: []plumbing.Hash{onto},
	})
}

// threeWay joins our version of a file with theirs, field by field where it can be taken
// apart.
func threeWay(before, present *object.Tree, name string, yours []byte) (merged []byte, clash bool, err error) {
	was, err := content(before, name)
	if err != nil {
		return nil, false, err
	}
	theirs, err := content(present, name)
	if err != nil {
		return nil, false, err
	}
	if hashOf(before, name) == hashOf(present, name) {
		return yours, false, nil
	}
	if theirs != nil && yours != nil && string(theirs) == string(yours) || theirs == nil && yours == nil {
		return theirs, false, nil
	}
	merged, list := mergeFile(Conflict{name, was, theirs, yours})
	return merged, len(list) > 0, nil
}

// standing are the clashes that are still some at the end of both lines.
func standing(store *filesystem.Storage, clashes map[string]object.Signature, j joined, ours plumbing.Hash) ([]clashing, error) {
	var trees [3]*object.Tree
	for i, hash := range []plumbing.Hash{j.fork, ours, j.head} {
		var err error
		if trees[i], err = tree(store, hash); err != nil {
			return nil, err
		}
	}
	var out []clashing
	for _, name := range slices.Sorted(maps.Keys(clashes)) {
		if yours := hashOf(trees[1], name); yours != hashOf(trees[0], name) && yours != hashOf(trees[2], name) {
			out = append(out, clashing{name, clashes[name]})
		}
	}
	return out, nil
}

func writeCommit(store *filesystem.Storage, c object.Commit) (plumbing.Hash, error) {
	o := store.NewEncodedObject()
	if err := c.Encode(o); err != nil {
		return plumbing.ZeroHash, fmt.Errorf("%w: write a commit: %w", ErrHistory, bare(err))
	}
	hash, err := store.SetEncodedObject(o)
	if err != nil {
		return plumbing.ZeroHash, fmt.Errorf("%w: write a commit: %w", ErrHistory, bare(err))
	}
	return hash, nil
}
