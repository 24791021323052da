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

// changed keeps what is known, for the time in which the store does not answer.
func (b *Book) changed(guild string) {
	if guild == "" {
		b.known.DropIf(func(string) bool { return true })
		return
	}
	if p, there := b.known.Get(guild); there {
		p.asked = time.Time{}
		b.known.Put(guild, p)
	}
}
