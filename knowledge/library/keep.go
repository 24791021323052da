package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// fillingMark stands in a folder while it is being filled, so that a program that was
// interrupted goes on with it.
const fillingMark = ".gutskin-filling"

// fill writes the remote's files, or the built-in ones, into a folder that is missing or
// empty. Nothing that is there is ever overwritten.
func (l *Library) fill(ctx context.Context) error {
	dir := l.options.Dir
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("make the knowledge folder: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("open the knowledge folder: %w", err)
	}
	defer root.Close()
	begun := !missing(root.FS(), fillingMark)
	if empty, err := isEmpty(root); err != nil || !empty && !begun {
		return err
	}
	if !begun {
		if cloned, err := l.clone(ctx); err != nil || cloned {
			return err
		}
	}
	if err := l.fillInto(root); err != nil {
		return fmt.Errorf("fill the knowledge folder %s: %w", dir, err)
	}
	return nil
}

func (l *Library) fillInto(root *os.Root) error {
	if err := writeSynced(root, fillingMark, nil); err != nil {
		return err
	}
	err := fs.WalkDir(l.options.BuiltIn, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !missing(root.FS(), name) {
			return err
		}
		data, err := fs.ReadFile(l.options.BuiltIn, name)
		if err != nil {
			return err
		}
		return writeSynced(root, name, data)
	})
	if err != nil {
		return err
	}
	return root.Remove(fillingMark)
}

// isEmpty reports whether a folder holds nothing but what is hidden or a file system's own.
func isEmpty(root *os.Root) (bool, error) {
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return false, err
	}
	return !slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		return !strings.HasPrefix(e.Name(), ".") && e.Name() != "lost+found"
	}), nil
}

// historyTrouble names trouble with the history among the problems.
const historyTrouble = gitDir

// keepHistory opens the folder's history, makes it when there is none, and mends what an
// interrupted program left. Without a history the knowledge is served all the same, and
// nothing can be saved; it is tried again whenever something is to be written.
func (l *Library) keepHistory(ctx context.Context) {
	if err := l.openHistory(); err != nil {
		l.historyFails(ctx, err)
		return
	}
	l.setTrouble(ctx, historyTrouble, "", "")
}

func (l *Library) historyFails(ctx context.Context, err error) {
	l.setTrouble(ctx, historyTrouble, "changes cannot be written down, and nothing can be saved: "+err.Error(),
		"let the program write to the folder, and see that there is room on the disk; what is served is not touched by it")
}

func (l *Library) openHistory() error {
	if l.history != nil {
		return nil
	}
	h := findHistory(l.options.Dir, time.Now)
	if h == nil {
		var err error
		if h, err = createHistory(l.options.Dir, l.options.branch(), time.Now); err != nil {
			return err
		}
	}
	root, err := os.OpenRoot(l.options.Dir)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrHistory, err)
	}
	defer root.Close()
	if err := h.mend(root); err != nil {
		return err
	}
	l.history = h
	return nil
}

// commitByHand writes down what was changed in the folder and is not in its history yet.
// While somebody's git is at work it waits: the next look tries again.
func (l *Library) commitByHand(ctx context.Context, now files) {
	_, err := l.byHand(now)
	l.behind.Store(err != nil)
	if errors.Is(err, ErrBusy) {
		l.options.Logger.DebugContext(ctx, "changes by hand are written down later", "error", err)
	} else if err != nil {
		l.history = nil // it may have been removed; begin anew
		l.historyFails(ctx, err)
	} else {
		l.setTrouble(ctx, historyTrouble, "", "")
		l.Pull()
	}
}

// byHand commits what differs from the history and returns the newest revision. A file
// that cannot be read is left as it is there.
func (l *Library) byHand(now files) (Revision, error) {
	if _, err := os.Stat(filepath.Join(l.options.Dir, fillingMark)); err == nil {
		return "", ErrBusy
	}
	if l.history != nil {
		if _, err := os.Stat(l.history.dir); err != nil {
			l.history = nil
		}
	}
	if err := l.openHistory(); err != nil {
		return "", err
	}
	h := l.history
	store := h.store()
	parent, err := head(store)
	if err != nil {
		return "", err
	}
	t, err := tree(store, parent)
	if err != nil {
		return "", err
	}
	have, err := blobs(t)
	if err != nil {
		return "", err
	}
	changes := differences(have, now)
	if len(changes) == 0 {
		return revision(parent), nil
	}
	author, message := "changed by hand", handMessage(changes, t)
	return h.record(draftCommit{parent: parent, changes: changes, author: author, message: message}, nil)
}

// differences are the changes that lead from a commit to the folder.
func differences(have map[string]plumbing.Hash, now files) map[string][]byte {
	changes := map[string][]byte{}
	for name, f := range now {
		if f.err != nil || len(f.data) == maxFile || !ours(name) {
			continue
		}
		if hash, there := have[name]; !there || hash != plumbing.ComputeHash(plumbing.BlobObject, f.data) {
			changes[name] = nonNil(f.data)
		}
	}
	for name := range have {
		if _, there := now[name]; !there {
			changes[name] = nil
		}
	}
	return changes
}

// nonNil tells an empty file from none.
func nonNil(data []byte) []byte {
	if data == nil {
		return []byte{}
	}
	return data
}

// handMessage says which files somebody changed.
func handMessage(changes map[string][]byte, before *object.Tree) string {
	if before == nil {
		return "the files as they were found"
	}
	names := sortedKeys(changes)
	if len(names) > 3 {
		return fmt.Sprintf("changed by hand: %s and %d more\n\n%s", strings.Join(names[:2], ", "), len(names)-2, strings.Join(names, "\n"))
	}
	return "changed by hand: " + strings.Join(names, ", ")
}
