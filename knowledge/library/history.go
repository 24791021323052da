package library

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/plumbing/storer"
	"github.com/go-git/go-git/v5/storage/filesystem"
)

// ErrHistory is wrapped by errors about the history of the files: it cannot be read or
// written, and so nothing can be saved. What is served is not touched by it.
var ErrHistory = errors.New("the history of the knowledge files")

// ErrBusy means that a git program is at work in the folder: a commit, a merge or a rebase
// that is not finished.
var ErrBusy = errors.New("somebody's git is at work in the knowledge folder; finish or abort it there, then try again")

// Revision names one state of the folder in its history, as git does; empty before the
// first.
type Revision string

// history is the git repository that keeps what a folder was. It writes commits itself and
// uses git's own locks, so that a person may use git in the folder at the same time.
type history struct {
	// dir is the repository's own folder, such as .git.
	dir string
	now func() time.Time
}

// The two places of a repository. The second is for a folder within somebody's own
// repository, which is none of our business: git is told to leave it alone.
const (
	gitDir   = ".git"
	asideDir = ".gutskin.git"
)

// findHistory gives a folder's repository; nil when there is none yet.
func findHistory(dir string, now func() time.Time) *history {
	for _, name := range []string{gitDir, asideDir} {
		if info, err := os.Stat(filepath.Join(dir, name)); err == nil && info.IsDir() {
			return &history{filepath.Join(dir, name), now}
		}
	}
	return nil
}

// createHistory makes a repository whose branch is so called, wholly or not at all.
func createHistory(dir string, branch plumbing.ReferenceName, now func() time.Time) (*history, error) {
	name := gitDir
	if insideRepository(dir) {
		name = asideDir
	}
	temp := filepath.Join(dir, temporary())
	if err := initialize(temp, branch, name == asideDir); err != nil {
		return nil, errors.Join(fmt.Errorf("%w: begin it in %s: %w", ErrHistory, dir, bare(err)), os.RemoveAll(temp))
	}
	if err := os.Rename(temp, filepath.Join(dir, name)); err != nil {
		return nil, errors.Join(fmt.Errorf("%w: begin it in %s: %w", ErrHistory, dir, bare(err)), os.RemoveAll(temp))
	}
	return &history{filepath.Join(dir, name), now}, nil
}

func initialize(dir string, branch plumbing.ReferenceName, aside bool) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	store := filesystem.NewStorage(syncedFS{osfs.New(dir)}, cache.NewObjectLRU(cacheSize))
	if _, err := git.InitWithOptions(store, nil, git.InitOptions{DefaultBranch: branch}); err != nil {
		return err
	}
	c, err := store.Config()
	if err != nil {
		return err
	}
	c.Core.IsBare = false
	if aside {
		c.Core.Worktree = ".."
		if err := os.WriteFile(filepath.Join(dir, ".gitignore"), []byte("*\n"), 0o644); err != nil {
			return err
		}
	}
	return store.SetConfig(c)
}

// insideRepository reports whether a folder belongs to a repository that begins above it,
// or to one that keeps its history elsewhere.
func insideRepository(dir string) bool {
	full, err := filepath.Abs(dir)
	if err != nil {
		return false
	}
	for at := full; ; at = filepath.Dir(at) {
		if _, err := os.Lstat(filepath.Join(at, gitDir)); err == nil {
			return true
		}
		if at == filepath.Dir(at) {
			return false
		}
	}
}

// cacheSize bounds the objects that are kept in memory during one use of the repository.
const cacheSize = 4 * cache.MiByte

// store opens the repository. It is opened anew for each use, for another program may have
// packed it meanwhile.
func (h *history) store() *filesystem.Storage {
	return filesystem.NewStorage(syncedFS{osfs.New(h.dir)}, cache.NewObjectLRU(cacheSize))
}

// head is the newest commit; zero when there is none.
func head(store *filesystem.Storage) (plumbing.Hash, error) {
	ref, err := storer.ResolveReference(store, plumbing.HEAD)
	if errors.Is(err, plumbing.ErrReferenceNotFound) {
		return plumbing.ZeroHash, nil
	}
	if err != nil {
		return plumbing.ZeroHash, fmt.Errorf("%w: find its newest commit: %w", ErrHistory, err)
	}
	return ref.Hash(), nil
}

// head is the revision that is the newest.
func (h *history) head() (Revision, error) {
	hash, err := head(h.store())
	return revision(hash), err
}

func revision(hash plumbing.Hash) Revision {
	if hash.IsZero() {
		return ""
	}
	return Revision(hash.String())
}

// tree is the folder as a commit holds it; nil for none.
func tree(store storer.EncodedObjectStorer, commit plumbing.Hash) (*object.Tree, error) {
	if commit.IsZero() {
		return nil, nil
	}
	c, err := object.GetCommit(store, commit)
	if err != nil {
		return nil, fmt.Errorf("%w: read commit %s: %w", ErrHistory, commit, err)
	}
	t, err := c.Tree()
	if err != nil {
		return nil, fmt.Errorf("%w: read the files of commit %s: %w", ErrHistory, commit, err)
	}
	return t, nil
}

// blobs lists our files in a tree with the hashes of their contents.
func blobs(t *object.Tree) (map[string]plumbing.Hash, error) {
	out := map[string]plumbing.Hash{}
	if t == nil {
		return out, nil
	}
	err := t.Files().ForEach(func(f *object.File) error {
		if ours(f.Name) {
			out[f.Name] = f.Hash
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("%w: list files: %w", ErrHistory, err)
	}
	return out, nil
}

// content is a file's content in a tree; nil when it is not there.
func content(t *object.Tree, name string) ([]byte, error) {
	if t == nil {
		return nil, nil
	}
	f, err := t.File(name)
	if errors.Is(err, object.ErrFileNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%w: find %s: %w", ErrHistory, name, err)
	}
	text, err := f.Contents()
	if err != nil {
		return nil, fmt.Errorf("%w: read %s: %w", ErrHistory, name, err)
	}
	return []byte(text), nil
}

// busy reports whether a git program has begun something that it has not finished.
func (h *history) busy() bool {
	for _, name := range []string{"index.lock", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply"} {
		if _, err := os.Lstat(filepath.Join(h.dir, name)); !errors.Is(err, fs.ErrNotExist) {
			return true
		}
	}
	return false
}
