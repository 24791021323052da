package desk

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"gutskin/bot/router"
	"gutskin/knowledge"
)

// draft is what a moderator is at. Typed holds what was written into forms, as it was
// written; Files are contents that are ready. A draft has one of them.
type draft struct {
	id   string
	base Revision
	at   time.Time
	// Topic is the id of the topic that Typed is about; empty for a new one.
	Topic string                     `json:"topic,omitempty"`
	Typed map[knowledge.Field]string `json:"typed,omitempty"`
	// Files are by path; nil removes one.
	Files map[string][]byte `json:"files,omitempty"`
	// Name is what the draft is called in lists.
	Name string `json:"name"`
	// Reason is offered as the reason of the change.
	Reason string `json:"reason,omitempty"`
	// Removes is the id of the topic that it takes out.
	Removes string `json:"removes,omitempty"`
	// Boundary tells that Typed is about a subject that is not covered: that with the id
	// Entry, or a new one if that is empty.
	Boundary bool   `json:"boundary,omitempty"`
	Entry    string `json:"entry,omitempty"`
	// Gap is the one on the board that it began with; empty if none.
	Gap string `json:"gap,omitempty"`
	// Undoes is the revision that it takes back; empty if none.
	Undoes Revision `json:"undoes,omitempty"`
	// Chosen are the sides taken where two people changed the same, by place.
	Chosen map[string]choice `json:"chosen,omitempty"`
	// Settles is the id of the conflict with the git remote that the draft decides.
	Settles string `json:"settles,omitempty"`
}

// choice is a side taken, against a text of the other that it holds for.
type choice struct {
	Mine bool   `json:"mine"`
	Over string `json:"over"`
}

// Errors of drafts.
var (
	errDraftGone   = errors.New("the draft is gone")
	errDraftUnread = errors.New("the draft cannot be read")
	errUnkept      = errors.New("the draft cannot be kept")
)

// How long the store may take.
const (
	reading = 500 * time.Millisecond
	keeping = 1500 * time.Millisecond
)

// newID makes the id of a draft.
func (d *Desk) newID() string {
	b := make([]byte, 5)
	d.Random(b)
	return strings.ToLower(base32.StdEncoding.EncodeToString(b))
}

// keep puts a draft into the store; it gets an id when it has none.
func (d *Desk) keep(ctx context.Context, s router.Scene, w *draft) error {
	if w.id == "" {
		w.id = d.newID()
	}
	w.at = d.Now()
	content, err := json.Marshal(w)
	if err != nil {
		return fmt.Errorf("%w: %w", errUnkept, err)
	}
	ctx, cancel := context.WithTimeout(ctx, keeping)
	defer cancel()
	err = d.Drafts.SaveDraft(ctx, knowledge.Draft{
		ID: w.id, Person: s.Person, File: w.file(), Base: string(w.base), Content: content, At: w.at,
	})
	if err != nil {
		return fmt.Errorf("%w: %w", errUnkept, err)
	}
	return nil
}

// file is the one that a draft is about; empty if it is new or several.
func (w *draft) file() string {
	if w.Boundary {
		return knowledge.BoundariesFile
	}
	if w.Topic != "" {
		return fileOf(w.Topic)
	}
	return ""
}

// find is one of the moderator's drafts.
func (d *Desk) find(ctx context.Context, s router.Scene, id string) (*draft, error) {
	ctx, cancel := context.WithTimeout(ctx, reading)
	defer cancel()
	kept, there, err := d.Drafts.Draft(ctx, s.Person, id)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", errDraftUnread, err)
	case !there:
		return nil, errDraftGone
	}
	return decodeDraft(kept)
}

// all are the moderator's drafts, the newest first. One that this version does not
// understand is left out.
func (d *Desk) all(ctx context.Context, s router.Scene) ([]*draft, error) {
	ctx, cancel := context.WithTimeout(ctx, reading)
	defer cancel()
	kept, err := d.Drafts.Drafts(ctx, s.Person)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errDraftUnread, err)
	}
	var out []*draft
	for _, one := range kept {
		if w, err := decodeDraft(one); err == nil {
			out = append(out, w)
		}
	}
	return out, nil
}

func decodeDraft(kept knowledge.Draft) (*draft, error) {
	w := &draft{id: kept.ID, base: Revision(kept.Base), at: kept.At}
	if err := json.Unmarshal(kept.Content, w); err != nil {
		return nil, fmt.Errorf("%w: %w", errDraftUnread, err)
	}
	return w, nil
}

// drop removes a draft. It was published or is not wanted: that it stays is no harm.
func (d *Desk) drop(ctx context.Context, s router.Scene, id string) {
	ctx, cancel := context.WithTimeout(ctx, keeping)
	defer cancel()
	if err := d.Drafts.DropDraft(ctx, s.Person, id); err != nil {
		d.Log.Warn("a draft was not removed", "error", err)
	}
}

// mark tells whether a draft says what it said.
func (w *draft) mark() string {
	data, err := json.Marshal(w)
	if err != nil {
		return ""
	}
	return short(string(w.base), string(data))
}

// short is a hash for a custom id: it tells versions apart and is no secret.
func short(texts ...string) string {
	h := sha256.New()
	for _, t := range texts {
		_, _ = fmt.Fprintf(h, "%d:%s", len(t), t) // a hash takes everything
	}
	return hex.EncodeToString(h.Sum(nil)[:5])
}
