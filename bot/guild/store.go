package guild

import (
	"context"
	"time"
)

// Store keeps the settings of servers as they were encoded. It must be safe for use by
// several goroutines.
type Store interface {
	// GuildSettings are those of a server; nil if there are none.
	GuildSettings(ctx context.Context, guild string) ([]byte, error)
	// SaveGuildSettings replaces them; no data takes them away.
	SaveGuildSettings(ctx context.Context, guild string, data []byte) error
	// Guilds are the servers of which anything is kept.
	Guilds(ctx context.Context) ([]string, error)
	// GuildLeft starts the time after which a server's settings are deleted, GuildJoined
	// ends it.
	GuildLeft(ctx context.Context, guild string, at time.Time) error
	GuildJoined(ctx context.Context, guild string) error
	// SettingsChanged tells of settings that another process saves; an empty id stands for
	// any of them.
	SettingsChanged(ctx context.Context, each func(guild string)) error
}
