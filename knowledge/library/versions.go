package library

import (
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/storage/filesystem"

	"gutskin/knowledge"
)

// Version is one entry of the history.
type Version struct {
	Revision Revision
	Author   Author
	When     time.Time
	Reason   string
}

// ErrNoRevision means that there is no such revision.
var ErrNoRevision = errors.New("there is no such revision")

// reader is the history for reading; nil without one.
func (l *Library) reader() (*history, error) {
	if l.options.Dir == "" {
		return nil, ErrNotKept
	}
	h := findHistory(l.options.Dir, time.Now)
	if h == nil {
		return nil, fmt.Errorf("%w: there is none yet", ErrHistory)
	}
	return h, nil
}

// History lists the revisions that changed a file, or all when file is empty, the newest
// first and limit at most.
func (l *Library) History(ctx context.Context, file string, limit int) ([]Version, error) {
	h, err := l.reader()
	if err != nil {
		return nil, err
	}
	var out []Version
	err = h.walk(ctx, file, func(c *object.Commit, _ *object.Tree) bool {
		out = append(out, Version{revision(c.Hash), Author{c.Author.Name}, c.Author.When, strings.TrimSpace(c.Message)})
		return len(out) < limit
	})
	return out, err
}

// walk visits the commits that changed a file, the newest first, with the folder as each
// left it, until visit says false. Of two lines that were merged it follows the one that the
// file came from.
func (h *history) walk(ctx context.Context, file string, visit func(*object.Commit, *object.Tree) bool) error {
	store := h.store()
	at, err := head(store)
	if err != nil {
		return err
	}
	for !at.IsZero() {
		if err := ctx.Err(); err != nil {
			return err
		}
		c, err := object.GetCommit(store, at)
		if errors.Is(err, plumbing.ErrObjectNotFound) {
			return nil // a clone that does not go further back
		}
		if err != nil {
			return fmt.Errorf("%w: read commit %s: %w", ErrHistory, at, err)
		}
		now, next, same, err := h.step(store, c, file)
		if err != nil {
			return err
		}
		if !same && !visit(c, now) {
			return nil
		}
		at = next
	}
	return nil
}

// step tells what the folder is in a commit, which commit to go on with, and whether the
// file is the same there.
func (h *history) step(store *filesystem.Storage, c *object.Commit, file string) (now *object.Tree, next plumbing.Hash, same bool, err error) {
	if now, err = tree(store, c.Hash); err != nil {
		return nil, next, false, err
	}
	if len(c.ParentHashes) > 0 {
		next = c.ParentHashes[0]
	}
	if file == "" {
		return now, next, false, nil
	}
	for _, parent := range c.ParentHashes {
		was, err := tree(store, parent)
		if err != nil {
			continue // a clone that does not go further back
		}
		if hashOf(was, file) == hashOf(now, file) {
			return now, parent, true, nil
		}
	}
	return now, next, len(c.ParentHashes) == 0 && hashOf(now, file).IsZero(), nil
}

// hashOf is the hash of a file's content; zero when it is not there.
func hashOf(t *object.Tree, file string) plumbing.Hash {
	if t == nil {
		return plumbing.ZeroHash
	}
	e, err := t.FindEntry(file)
	if err != nil {
		return plumbing.ZeroHash
	}
	return e.Hash
}

// Show is a file as it was at a revision; it wraps [os.ErrNotExist] when it was not there.
func (l *Library) Show(ctx context.Context, file string, at Revision) ([]byte, error) {
	h, err := l.reader()
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	data, err := h.show(file, at)
	if err == nil && data == nil {
		return nil, fmt.Errorf("%s at %s: %w", file, at, os.ErrNotExist)
	}
	return data, err
}

var fullRevision = regexp.MustCompile(`^[0-9a-f]{40}$`)

func (h *history) show(file string, at Revision) ([]byte, error) {
	t, err := h.treeAt(h.store(), at)
	if err != nil {
		return nil, err
	}
	return content(t, file)
}

// treeAt is the folder at a revision; nil before the first.
func (h *history) treeAt(store *filesystem.Storage, at Revision) (*object.Tree, error) {
	if at == "" {
		return nil, nil
	}
	if !fullRevision.MatchString(string(at)) {
		return nil, fmt.Errorf("%w: %q", ErrNoRevision, at)
	}
	t, err := tree(store, plumbing.NewHash(string(at)))
	if errors.Is(err, plumbing.ErrObjectNotFound) {
		return nil, fmt.Errorf("%w: %s", ErrNoRevision, at)
	}
	return t, err
}

// FileDiff is the difference of a file between two revisions.
type FileDiff struct {
	// Unified is the difference line by line in git's form; empty when there is none.
	Unified string
	// Fields are what changed, field by field, in a topic file that can be taken apart.
	Fields []knowledge.FieldChange
}

// Diff tells how a file differs between two revisions; an empty one stands for a time
// before there was anything.
func (l *Library) Diff(ctx context.Context, file string, from, to Revision) (FileDiff, error) {
	h, err := l.reader()
	if err != nil {
		return FileDiff{}, err
	}
	store := h.store()
	before, err := h.treeAt(store, from)
	if err != nil {
		return FileDiff{}, err
	}
	after, err := h.treeAt(store, to)
	if err != nil {
		return FileDiff{}, err
	}
	changes, err := object.DiffTreeWithOptions(ctx, before, after, nil)
	if err != nil {
		return FileDiff{}, fmt.Errorf("%w: compare %s and %s: %w", ErrHistory, from, to, err)
	}
	var d FileDiff
	for _, c := range changes {
		if c.From.Name != file && c.To.Name != file {
			continue
		}
		patch, err := c.PatchContext(ctx)
		if err != nil {
			return FileDiff{}, fmt.Errorf("%w: compare %s: %w", ErrHistory, file, err)
		}
		d.Unified = patch.String()
	}
	if _, isTopic := topicOf(file); isTopic {
		old, oldErr := content(before, file)
		now, nowErr := content(after, file)
		if oldErr == nil && nowErr == nil {
			d.Fields = knowledge.FieldChanges(file, old, now)
		}
	}
	return d, nil
}

// versionBefore is how a problem names what stands in.
const versionBefore = "the version before"

// maxVersions bounds the former versions that are tried in the place of a broken file.
const maxVersions = 5

// fromHistory lists former versions of a file, the newest first.
func (o Options) fromHistory(name string) []standIn {
	h := findHistory(o.Dir, time.Now)
	if h == nil {
		return nil
	}
	var out []standIn
	_ = h.walk(context.Background(), name, func(_ *object.Commit, t *object.Tree) bool {
		if data, err := content(t, name); err == nil && data != nil {
			out = append(out, standIn{data, versionBefore})
		}
		return len(out) < maxVersions
	})
	return out
}
