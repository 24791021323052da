package library

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/storage/filesystem"

	"gutskin/knowledge"
)

// RemoteConflict is a file that was changed here and in the remote in ways that cannot be
// joined. The folder has the remote's version; ours is kept until [Library.Settle].
type RemoteConflict struct {
	// ID names the conflict for [Library.Settle].
	ID   string
	File string
	// Author changed it here, at When.
	Author Author
	When   time.Time
	// Ancestor is the revision that both began with, Ours and Theirs those that have the two
	// versions.
	Ancestor, Ours, Theirs Revision
}

// ErrNoConflict means that there is no such conflict, or that it has been settled.
var ErrNoConflict = errors.New("there is no such conflict")

// Conflicts lists the files of which two versions wait for somebody to choose, the oldest
// first.
func (l *Library) Conflicts(ctx context.Context) ([]RemoteConflict, error) {
	h, err := l.reader()
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	store := h.store()
	refs, err := refsBelow(store, conflictRefs)
	if err != nil {
		return nil, err
	}
	var out []RemoteConflict
	for id, hash := range refs {
		c, err := commitOf(store, hash)
		if err != nil {
			return nil, err
		}
		if found, is := conflictIn(id, c); is {
			out = append(out, found)
		}
	}
	slices.SortFunc(out, func(a, b RemoteConflict) int {
		if n := a.When.Compare(b.When); n != 0 {
			return n
		}
		return strings.Compare(a.File+a.ID, b.File+b.ID)
	})
	return out, nil
}

// Settle strikes a conflict off the list: somebody has chosen. What was ours stays in the
// history of the folder.
func (l *Library) Settle(ctx context.Context, id string) error {
	if !l.keeps() {
		return ErrNotKept
	}
	if err := l.acquire(ctx); err != nil {
		return err
	}
	defer l.release()
	h, err := l.reader()
	if err != nil {
		return err
	}
	store := h.store()
	refs, err := refsBelow(store, conflictRefs)
	if err != nil {
		return err
	}
	kept, there := refs[id]
	if !there {
		return ErrNoConflict
	}
	if err := h.setRef(beforeRefs+kept.String()[:12], kept); err != nil {
		return err
	}
	if err := store.RemoveReference(plumbing.ReferenceName(conflictRefs + id)); err != nil {
		return fmt.Errorf("%w: settle a conflict: %w", ErrHistory, bare(err))
	}
	l.noteConflicts(ctx)
	return nil
}

// conflictMessage begins the message of the commit that keeps a conflict; the file follows.
const conflictMessage = "both sides changed "

// keepConflict keeps our version of a file: a commit with our files, whose parents are the
// ancestor, ours and theirs. git shows it as it shows any other.
func (h *history) keepConflict(store *filesystem.Storage, c clashing, fork, ours, theirs plumbing.Hash) error {
	our, err := commitOf(store, ours)
	if err != nil {
		return err
	}
	hash, err := writeCommit(store, object.Commit{
		Author: c.author, Committer: c.author, Message: conflictMessage + c.file + "\n",
		TreeHash: our.TreeHash, ParentHashes: []plumbing.Hash{fork, ours, theirs},
	})
	if err != nil {
		return err
	}
	sum := sha256.Sum256([]byte(c.file + "\x00" + ours.String()))
	return h.setRef(conflictRefs+hex.EncodeToString(sum[:6]), hash)
}

func conflictIn(id string, c *object.Commit) (RemoteConflict, bool) {
	file, is := strings.CutPrefix(strings.TrimSpace(c.Message), conflictMessage)
	if !is || len(c.ParentHashes) != 3 {
		return RemoteConflict{}, false
	}
	return RemoteConflict{
		ID: id, File: file, Author: Author{c.Author.Name}, When: c.Author.When,
		Ancestor: revision(c.ParentHashes[0]), Ours: revision(c.ParentHashes[1]), Theirs: revision(c.ParentHashes[2]),
	}, true
}

// Clashes are the conflicts as problems, a file each; it reads memory alone.
func (l *Library) Clashes() []knowledge.Problem {
	if noted := l.conflicts.Load(); noted != nil {
		return slices.Clone(*noted)
	}
	return nil
}

// noteConflicts puts the conflicts among the problems.
func (l *Library) noteConflicts(ctx context.Context) {
	list, err := l.Conflicts(ctx)
	if err != nil {
		return // whoever asks for them is told why
	}
	var problems []knowledge.Problem
	for _, c := range list {
		p := knowledge.Problem{
			File: c.File, Severity: knowledge.SeverityWarning,
			Message: "it was changed here and in the remote; the remote's version is served, ours is kept",
			Hint:    `"/knowledge conflicts" shows both and lets you choose`,
		}
		if !slices.Contains(problems, p) {
			problems = append(problems, p)
		}
	}
	before := l.conflicts.Swap(&problems)
	for _, p := range problems {
		if before == nil || !slices.Contains(*before, p) {
			l.options.Logger.WarnContext(ctx, "knowledge file: "+p.Message, "at", p.File, "hint", p.Hint)
		}
	}
}
