package desk

import (
	"context"
	"errors"
	"time"
)

// Beside is the git remote that a library may keep its folder in step with.
type Beside interface {
	// Conflicts are files that were changed here and there in ways that cannot be joined, the
	// oldest first. The folder has the remote's version.
	Conflicts(ctx context.Context) ([]RemoteConflict, error)
	// Settle strikes one off the list; it wraps [ErrNoConflict] when it is not there.
	Settle(ctx context.Context, id string) error
	// InStep is when both were last the same, zero for never; false without a remote. What is
	// wrong with it is among the problems.
	InStep() (when time.Time, kept bool)
}

// ErrNoConflict means that a conflict is not there, or that somebody has settled it.
var ErrNoConflict = errors.New("there is no such conflict")

// RemoteConflict is a file with two versions.
type RemoteConflict struct {
	ID, File string
	// Author changed it here, at When.
	Author string
	When   time.Time
	// Ancestor is the revision that both began with, Ours the one that has our version.
	Ancestor, Ours Revision
}
