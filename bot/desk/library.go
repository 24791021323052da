package desk

import (
	"context"
	"errors"
	"time"

	"gutskin/bot/router"
	"gutskin/knowledge"
)

// Revision names one state of the knowledge in its history; empty before the first. It
// reads like a git hash: lower-case hexadecimal digits.
type Revision string

// Errors of a [Library]. Each is a category: an error that is one may say more.
var (
	// ErrNotKept means that the knowledge lies in no folder that could be changed.
	ErrNotKept = errors.New("the knowledge cannot be changed")
	// ErrBusy means that somebody is at work in the folder; it passes.
	ErrBusy = errors.New("the knowledge folder is in use")
	// ErrInvalid means that an edit has errors, ErrCareRecall that with it fewer red flags
	// would be caught, ErrConflict that its files were changed since its base.
	ErrInvalid    = errors.New("the edit has errors")
	ErrCareRecall = errors.New("fewer red flags would be caught")
	ErrConflict   = errors.New("the files were changed meanwhile")
	// ErrHistory means that the history cannot be read or written.
	ErrHistory = errors.New("the history cannot be used")
	// ErrNoRevision means that there is no such revision, ErrFirst that it is the first,
	// which cannot be taken back.
	ErrNoRevision = errors.New("there is no such revision")
	ErrFirst      = errors.New("the first revision cannot be taken back")
)

// Library is the knowledge that is kept. It must be safe for use by several goroutines.
type Library interface {
	// Revision is the newest one.
	Revision() (Revision, error)
	// Show is a file as it was at a revision; it wraps fs.ErrNotExist when it was not there.
	Show(ctx context.Context, file string, at Revision) ([]byte, error)
	// History lists the revisions that changed a file, or all when file is empty, the newest
	// first and limit at most.
	History(ctx context.Context, file string, limit int) ([]Version, error)
	// Diff tells how a file differs between two revisions.
	Diff(ctx context.Context, file string, from, to Revision) (FileDiff, error)
	// Preview tells what would come of an edit and changes nothing. It may take seconds.
	Preview(ctx context.Context, e Edit) (*Preview, error)
	// Save publishes an edit: with an error nothing was changed.
	Save(ctx context.Context, e Edit) (Revision, error)
	// Without is the edit that takes back what one revision changed.
	Without(ctx context.Context, at Revision) (Edit, error)

	Folder
	Beside
}

// Version is one entry of the history.
type Version struct {
	Revision Revision
	// Author is the name that somebody went by.
	Author string
	When   time.Time
	Reason string
}

// FileDiff is the difference of a file between two revisions.
type FileDiff struct {
	// Unified is the difference line by line in git's form; empty when there is none.
	Unified string
	// Fields are what changed in a topic file that can be taken apart.
	Fields []knowledge.FieldChange
}

// Edit is a change that a moderator wants to make.
type Edit struct {
	// Author is the name that a moderator goes by, Reason why they make it; may be empty.
	Author, Reason string
	// Base is the revision that the moderator had before them.
	Base Revision
	// Files are the new contents by path within the folder; nil removes a file.
	Files map[string][]byte
}

// Preview is what would come of an edit.
type Preview struct {
	// Problems are those of the files that the edit changes, and those that it would bring
	// into others. With an error among them the edit cannot be saved.
	Problems []knowledge.Problem
	// Conflicts are files that were changed since the edit's base; Head is the revision that
	// holds them.
	Conflicts []Conflict
	Head      Revision
	// Better, Worse and Other are known questions that would be answered differently: right
	// where it was wrong before, the reverse, and neither.
	Better, Worse, Other []Difference
	// Recall counts the examples of red flags that are recognised; RecallFalls says that
	// with the edit they are too few.
	Recall      Recall
	RecallFalls bool
	// Answers answer as they would with the edit.
	Answers router.Answers
}

// Recall is how many of the known examples of red flags are recognised, without an edit
// and with it.
type Recall struct{ Before, After, Of int }

// Conflict is a file that two people changed from the same beginning; nil where it is not
// there.
type Conflict struct {
	File                    string
	Ancestor, Theirs, Yours []byte
}

// Difference is a known question that would be answered differently.
type Difference struct {
	Question      string
	Before, After Outcome
}

// Outcome is what becomes of a question.
type Outcome struct {
	Kind knowledge.Kind
	// Topics are the ids of the topics that it is answered with, Flag that of the red flag.
	Topics []string
	Flag   string
}
