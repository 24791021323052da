package kept

import (
	"context"
	"time"

	"gutskin/bot/desk"
)

// Conflicts are files with one version in the git remote and another here.
func (l Library) Conflicts(ctx context.Context) ([]desk.RemoteConflict, error) {
	list, err := l.Library.Conflicts(ctx)
	var out []desk.RemoteConflict
	for _, c := range list {
		out = append(out, desk.RemoteConflict{
			ID: c.ID, File: c.File, Author: c.Author.Name, When: c.When,
			Ancestor: desk.Revision(c.Ancestor), Ours: desk.Revision(c.Ours),
		})
	}
	return out, translated(err)
}

// Settle ends a conflict.
func (l Library) Settle(ctx context.Context, id string) error {
	return translated(l.Library.Settle(ctx, id))
}

var _ desk.Troubled = Library{}

// Troubles are the conflicts with a remote, which wait for a moderator.
func (l Library) Troubles() []desk.Trouble {
	var all []desk.Trouble
	for _, p := range l.Clashes() {
		all = append(all, desk.Trouble{Key: p.File, Text: p.Message + ". " + p.Hint})
	}
	return all
}

// InStep is when the folder and the git remote were last the same.
func (l Library) InStep() (when time.Time, kept bool) {
	state, kept := l.SyncState()
	return state.Agreed, kept
}
