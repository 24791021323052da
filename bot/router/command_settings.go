package router

import (
	"context"
	"errors"
	"fmt"

	"gutskin/bot/guild"
	"gutskin/bot/reply"
)

// Errors of those who may not change settings, or not there.
var (
	errNotManager = fmt.Errorf("only managers of a server: %w", ErrNoRights)
	errNoServer   = errors.New("settings outside a server")
)

// showSettings handles /settings: one message that only the manager sees and that each of
// its controls edits in place.
func (r *Router) showSettings(ctx context.Context, s scene) (*reply.Reply, error) {
	return r.managed(r.openSetting)(ctx, s, reply.ID(actionSettings))
}

// managed lets only those through who may manage the server now: the right may have been
// taken away since a panel was shown. Settings that cannot be understood are shown as such,
// with a way to start anew.
func (r *Router) managed(h control) control {
	return func(ctx context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
		switch {
		case s.Guild == "":
			return nil, errNoServer
		case !s.Rights.ManageServer:
			return nil, errNotManager
		}
		said, err := h(ctx, s, id)
		if errors.Is(err, guild.ErrBroken) {
			r.Log.Error("stored settings of a server are not understood", "error", err)
			return s.inPlace(r.panel(s).broken()), nil
		}
		return said, err
	}
}

// current is the scene with the settings as the store has them now.
func (r *Router) current(ctx context.Context, s scene) (scene, error) {
	if _, err := r.Settings.Read(ctx, s.Guild); err != nil {
		return s, fmt.Errorf("settings: %w", err)
	}
	return r.scene(ctx, s.Request), nil
}

// change changes settings and gives the scene with the new ones.
func (r *Router) change(ctx context.Context, s scene, how func(*guild.Settings)) (scene, error) {
	if _, err := r.Settings.Change(ctx, s.Guild, how); err != nil {
		return s, fmt.Errorf("change settings: %w", err)
	}
	return r.scene(ctx, s.Request), nil
}
