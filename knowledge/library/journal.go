package library

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/storage/filesystem"
)

// journalFile says, within the repository, what has been begun and not finished.
const journalFile = "gutskin.json"

// journal is a commit on its way: its objects are written, and the files of the folder, the
// branch and the index follow.
type journal struct {
	Parent string `json:"parent"`
	Commit string `json:"commit"`
	// Changed are the files that the commit changes. Files are those that it is still to change in
	// the folder, and what each was: the hash of its content, or "".
	Changed []string          `json:"changed"`
	Files   map[string]string `json:"files"`
}

// begin writes down what is about to happen.
func (h *history) begin(store *filesystem.Storage, d draftCommit, commit plumbing.Hash, applies bool) error {
	t, err := tree(store, d.parent)
	if err != nil {
		return err
	}
	j := journal{Parent: d.parent.String(), Commit: commit.String(), Changed: d.names(), Files: map[string]string{}}
	for name := range d.changes {
		if !applies {
			continue
		}
		j.Files[name] = ""
		if hash := hashOf(t, name); !hash.IsZero() {
			j.Files[name] = hash.String()
		}
	}
	data, err := json.Marshal(j)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(h.dir)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrHistory, err)
	}
	defer root.Close()
	if err := writeSynced(root, journalFile, data); err != nil {
		return fmt.Errorf("%w: note what is about to be done: %w", ErrHistory, bare(err))
	}
	return nil
}

// end notes that everything was done, or nothing.
func (h *history) end() error {
	root, err := os.OpenRoot(h.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := root.Remove(journalFile); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: note that it is done: %w", ErrHistory, bare(err))
	}
	return nil
}

// mend finishes what an interrupted program began, and removes what it left lying about.
// An edit whose commit was written is carried out to the end, unless somebody has changed
// the file meanwhile: then that stays, and is the next change by hand.
func (h *history) mend(folder *os.Root) error {
	root, err := os.OpenRoot(h.dir)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrHistory, err)
	}
	defer root.Close()
	removeLeftovers(folder)
	removeLeftovers(root)
	data, err := root.ReadFile(journalFile)
	store := h.store()
	name, nameErr := headName(store)
	if errors.Is(err, fs.ErrNotExist) {
		h.removeLocks(root, "index.lock", name+".lock")
		return nameErr
	}
	var j journal
	if err != nil || json.Unmarshal(data, &j) != nil || nameErr != nil {
		return errors.Join(fmt.Errorf("%w: its note of what was begun cannot be read", ErrHistory), err, nameErr)
	}
	h.removeLocks(root, "index.lock")
	if held, _ := root.ReadFile(name + ".lock"); strings.TrimSpace(string(held)) == j.Commit {
		_ = root.Remove(name + ".lock")
	}
	if err := h.resume(store, folder, j); err != nil {
		return err
	}
	return h.end()
}

// resume carries a commit out to the end.
func (h *history) resume(store *filesystem.Storage, folder *os.Root, j journal) error {
	commit, parent := plumbing.NewHash(j.Commit), plumbing.NewHash(j.Parent)
	now, err := head(store)
	if err != nil {
		return err
	}
	if now != parent && now != commit {
		return nil // somebody's git has gone on since
	}
	t, err := tree(store, commit)
	if err != nil {
		return err
	}
	for name, was := range j.Files {
		if err := bring(folder, t, name, was); err != nil {
			return fmt.Errorf("finish saving %s: %w", name, err)
		}
	}
	if now == parent {
		if err := h.moveHead(store, parent, commit); err != nil {
			return err
		}
	}
	_ = h.writeIndex(store, commit, j.Changed)
	return nil
}

// bring gives a file what a commit has of it, if it still is what it was before.
func bring(folder *os.Root, t *object.Tree, name, was string) error {
	data, err := folder.ReadFile(name)
	has := ""
	if err == nil {
		has = plumbing.ComputeHash(plumbing.BlobObject, data).String()
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if has != was {
		return nil
	}
	want, err := content(t, name)
	switch {
	case err != nil:
		return err
	case want == nil && has == "":
		return nil
	case want == nil:
		return errors.Join(folder.Remove(name), syncFolder(folder, path.Dir(name)))
	}
	return writeSynced(folder, name, want)
}

// removeLeftovers removes temporary files and folders of an interrupted program.
func removeLeftovers(root *os.Root) {
	_ = fs.WalkDir(root.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case strings.HasPrefix(e.Name(), ownPrefix), strings.HasPrefix(e.Name(), "tmp_obj_"):
			_ = root.RemoveAll(name)
			return skip(e)
		case name != "." && e.IsDir() && strings.HasPrefix(e.Name(), "."):
			return fs.SkipDir
		}
		return nil
	})
}

func skip(e fs.DirEntry) error {
	if e.IsDir() {
		return fs.SkipDir
	}
	return nil
}
