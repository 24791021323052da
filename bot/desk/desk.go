package desk

import (
	"context"
	"crypto/rand"
	"log/slog"
	"time"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/knowledge"
)

// Drafts keep what moderators have typed and not published.
type Drafts interface {
	SaveDraft(ctx context.Context, d knowledge.Draft) error
	Draft(ctx context.Context, person, id string) (knowledge.Draft, bool, error)
	Drafts(ctx context.Context, person string) ([]knowledge.Draft, error)
	DropDraft(ctx context.Context, person, id string) error
}

// Parts are what a desk works with.
type Parts struct {
	// Guild is the id of the moderators' server.
	Guild   string
	Library Library
	Drafts  Drafts
	Records Records
	// Attachments fetches uploads.
	Attachments Attachments
	// Live are the answers in service.
	Live router.Answers
	// Random fills a slice with random bytes; nil means those of crypto/rand.
	Random func([]byte)
	Log    *slog.Logger
	// Now is the clock.
	Now func() time.Time
}

// Desk is the moderators' side of the bot. Make one with [New]; it is safe for use by
// several goroutines. A nil Desk has no command.
type Desk struct {
	Parts
	// unsaved is why the last edit could not be written.
	unsaved unsaved
}

// New makes a desk.
func New(p Parts) *Desk {
	if p.Random == nil {
		p.Random = func(b []byte) { _, _ = rand.Read(b) } // it never fails
	}
	return &Desk{Parts: p}
}

// Extra is what a router answers with the desk.
func (d *Desk) Extra() router.Extra {
	if d == nil {
		return router.Extra{}
	}
	extra := router.Extra{
		Commands:  map[string]router.Handler{Command: d.guarded(d.command)},
		Completes: map[string]router.Handler{Command: d.guarded(d.complete)},
		Controls:  map[reply.Action]router.Control{}, Forms: map[reply.Action]router.Control{},
	}
	for action, handle := range d.controls() {
		extra.Controls[action] = d.guardedControl(handle)
	}
	for action, handle := range d.forms() {
		extra.Forms[action] = d.guardedControl(handle)
	}
	return extra
}
