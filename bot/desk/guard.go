package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"gutskin/bot/reply"
	"gutskin/bot/router"
)

// may tells whether somebody keeps the knowledge: in the moderators' server, those who manage
// it and those with a moderator role of its settings.
func (d *Desk) may(s router.Scene) bool {
	return s.Guild == d.Guild && (s.Rights.ManageServer ||
		slices.ContainsFunc(s.Roles, func(role string) bool { return slices.Contains(s.Settings.Moderators, role) }))
}

// guarded lets nobody without the right through.
func (d *Desk) guarded(handle router.Handler) router.Handler {
	return func(ctx context.Context, s router.Scene) (*reply.Reply, error) {
		if !d.may(s) {
			return nil, d.refuse(s)
		}
		said, err := handle(ctx, s)
		return d.excused(s, said, err)
	}
}

func (d *Desk) guardedControl(handle router.Control) router.Control {
	return func(ctx context.Context, s router.Scene, id reply.CustomID) (*reply.Reply, error) {
		if !d.may(s) {
			return nil, d.refuse(s)
		}
		said, err := handle(ctx, s, id)
		if errors.Is(err, reply.ErrCustomID) || errors.Is(err, reply.ErrOutdated) {
			d.Log.Warn("a control of the moderators' desk is forged or from another version", "action", id.Action)
		}
		return d.excused(s, said, err)
	}
}

// refuse logs what somebody without the right tried, without saying who it was.
func (d *Desk) refuse(s router.Scene) error {
	d.Log.Warn("somebody without the right used the moderators' desk", "kind", s.Kind, "elsewhere", s.Guild != d.Guild)
	return fmt.Errorf("the moderators' desk: %w", router.ErrNoRights)
}
