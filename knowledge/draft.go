package knowledge

import (
	"context"
	"time"
)

// KeepDrafts is how long a moderator's draft is kept after the last change to it.
const KeepDrafts = 30 * 24 * time.Hour

// Bounds of drafts.
const (
	// MaxDraft is the largest content of a draft, in bytes.
	MaxDraft = 4 << 20
	// MaxDrafts is how many drafts of one person are kept.
	MaxDrafts = 100
)

// Draft is what a moderator has typed and not published.
type Draft struct {
	// ID tells the drafts of one person apart; the bot makes it.
	ID string
	// Person is the moderator's id as Discord gives it. A store cannot give it back: it is
	// empty in drafts that are read.
	Person string
	// File is the path of the knowledge file that it is about; empty if it is several.
	File string
	// Base is the revision that it began with.
	Base string
	// Content is what only the bot understands, at most [MaxDraft] bytes.
	Content []byte
	At      time.Time
}

// Check wraps [ErrBadRecord] when the draft cannot be kept.
func (d Draft) Check() error {
	switch {
	case !keepableID(d.ID):
		return badRecord("a draft needs an id")
	case !keepableID(d.Person):
		return badRecord("a draft needs a person")
	case len(d.File) > MaxID || !keepableText(d.File) || len(d.Base) > MaxID || !keepableText(d.Base):
		return badRecord("the file or the base of a draft is no name")
	case len(d.Content) == 0 || len(d.Content) > MaxDraft:
		return badRecord("a draft needs a content, of a size that can be kept")
	case d.At.IsZero():
		return badRecord("a draft needs a time")
	}
	return nil
}

// DraftRecords keeps the drafts of moderators.
type DraftRecords interface {
	// SaveDraft keeps a draft in place of the one with its person and id. It wraps
	// [ErrBadRecord] when the person has [MaxDrafts] others.
	SaveDraft(ctx context.Context, d Draft) error
	// Draft is one of a person's drafts; false when there is none.
	Draft(ctx context.Context, person, id string) (Draft, bool, error)
	// Drafts lists a person's drafts, the newest first.
	Drafts(ctx context.Context, person string) ([]Draft, error)
	// DropDraft removes a draft; one that is not there is as good.
	DropDraft(ctx context.Context, person, id string) error
}
