package library

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// ErrFirst means that the first revision cannot be reverted: it holds everything.
var ErrFirst = errors.New("the first revision cannot be taken back")

// Revert takes back what one revision changed, as an edit of its own. What was changed
// since stays; where that is the same thing, it is a [ConflictError] whose ancestor is the
// file as the revision left it. Its other errors are those of [Library.Save].
func (l *Library) Revert(ctx context.Context, at Revision, author Author) (Revision, error) {
	e, err := l.Without(at)
	if err != nil {
		return "", err
	}
	e.Author = author
	return l.Save(ctx, e)
}

// Without is the edit that [Library.Revert] saves, for somebody who wants to see its
// preview first.
func (l *Library) Without(at Revision) (Edit, error) {
	h, err := l.reader()
	if err != nil {
		return Edit{}, err
	}
	store := h.store()
	after, err := h.treeAt(store, at)
	if err != nil {
		return Edit{}, err
	}
	if after == nil {
		return Edit{}, fmt.Errorf("%w: %q", ErrNoRevision, at)
	}
	c, err := object.GetCommit(store, plumbing.NewHash(string(at)))
	if err != nil {
		return Edit{}, fmt.Errorf("%w: read commit %s: %w", ErrHistory, at, err)
	}
	if len(c.ParentHashes) == 0 {
		return Edit{}, ErrFirst
	}
	before, err := tree(store, c.ParentHashes[0])
	if err != nil {
		return Edit{}, err
	}
	now, head, err := l.previewed()
	if err != nil {
		return Edit{}, err
	}
	files, err := takenBack(before, after, now, head)
	if err != nil {
		return Edit{}, err
	}
	subject, _, _ := strings.Cut(strings.TrimSpace(c.Message), "\n")
	return Edit{Reason: "take back: " + subject + "\n\nThis takes back " + c.Hash.String() + ".", Base: head, Files: files}, nil
}

// takenBack are the files without what changed from before to after.
func takenBack(before, after *object.Tree, now files, head Revision) (map[string][]byte, error) {
	was, err := blobs(before)
	if err != nil {
		return nil, err
	}
	became, err := blobs(after)
	if err != nil {
		return nil, err
	}
	out, found := map[string][]byte{}, &ConflictError{Head: head}
	for _, name := range differing(was, became) {
		old, oldErr := content(before, name)
		left, leftErr := content(after, name)
		if err := errors.Join(oldErr, leftErr); err != nil {
			return nil, err
		}
		var present []byte
		if f, there := now[name]; there {
			present = nonNil(f.data)
		}
		if bytes.Equal(present, left) && (present == nil) == (left == nil) {
			out[name] = old
			continue
		}
		c := Conflict{File: name, Ancestor: left, Theirs: present, Yours: old}
		merged, clashes := mergeFile(c)
		if len(clashes) > 0 {
			found.Conflicts = append(found.Conflicts, c)
			continue
		}
		out[name] = merged
	}
	if len(found.Conflicts) > 0 {
		return nil, found
	}
	return out, nil
}

func differing(a, b map[string]plumbing.Hash) []string {
	set := map[string][]byte{}
	for name, hash := range a {
		if b[name] != hash {
			set[name] = nil
		}
	}
	for name, hash := range b {
		if a[name] != hash {
			set[name] = nil
		}
	}
	return sortedKeys(set)
}
