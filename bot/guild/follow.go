package guild

import (
	"context"
	"time"
)

// Follow lets the book ask anew for settings that another process has changed, until the
// context ends. Without it, or while the store does not tell, they are up to a minute old.
func (b *Book) Follow(ctx context.Context) {
	if err := b.store.SettingsChanged(ctx, b.changed); err != nil {
		b.log.WarnContext(ctx, "changes of settings by other processes are seen a minute later", "error", err)
	}
}

// changed has the settings of a server asked for anew, for an empty id those of all. What is
// known stays, for the time in which the store does not answer.
func (b *Book) changed(guild string) {
	if guild == "" {
		b.missed.Add(1)
		return
	}
	b.known.Change(guild, func(p page, _ bool) page {
		p.asked = time.Time{}
		return p
	})
}
