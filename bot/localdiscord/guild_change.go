package localdiscord

import (
	"fmt"
	"slices"
)

// AddGuild makes another server with the bot and everybody in it.
func (s *Server) AddGuild(name string) Guild {
	var made Guild
	s.world.do(func() {
		g := s.world.newGuild(name, s.opts.Channels)
		made = *g
		s.world.announce(g)
	})
	return made
}

// AddForeignGuild makes a server with everybody but the bot in it. The bot is
// of use there to those alone who have installed it for themselves.
func (s *Server) AddForeignGuild(name string) Guild {
	var made Guild
	s.world.do(func() {
		g := s.world.newGuild(name, s.opts.Channels)
		g.foreign = true
		made = *g
	})
	return made
}

// announce tells the bot of a server that it is in.
func (w *world) announce(g *Guild) {
	w.publish(event{Type: "GUILD_CREATE", GuildID: g.ID, Intent: IntentGuilds, Data: w.viewGuild(g)})
}

// RemoveGuild throws the bot out of a server, which is gone with its channels
// and commands.
func (s *Server) RemoveGuild(id string) {
	s.world.do(func() {
		w := s.world
		w.guilds.remove(func(g *Guild) bool { return g.ID == id })
		w.channels.remove(func(c *channel) bool { return c.GuildID == id })
		w.commands = slices.DeleteFunc(w.commands, func(c *Command) bool { return c.GuildID == id })
		w.note(note{kind: ChangeChannel})
		w.note(note{kind: ChangeCommands})
		w.publish(event{Type: "GUILD_DELETE", GuildID: id, Intent: IntentGuilds, Data: map[string]string{"id": id}})
	})
}

// SetOutage makes a server unavailable to the bot, as when Discord itself fails,
// or available again.
func (s *Server) SetOutage(id string, down bool) error {
	return s.change(id, func(w *world, g *Guild) {
		g.down = down
		if !down {
			w.announce(g)
			return
		}
		w.publish(event{Type: "GUILD_DELETE", GuildID: id, Intent: IntentGuilds, Data: unavailable{id, true}})
	})
}

// SetGuildLocale sets a server's preferred language, for example "de".
func (s *Server) SetGuildLocale(id, locale string) error {
	if !slices.Contains(locales, locale) {
		return fmt.Errorf("locale %q: %w", locale, ErrInvalid)
	}
	return s.change(id, func(w *world, g *Guild) {
		g.PreferredLocale = locale
		w.publish(event{Type: "GUILD_UPDATE", GuildID: id, Intent: IntentGuilds, Data: *g})
	})
}

// change lets f change a server that the bot is in.
func (s *Server) change(id string, f func(*world, *Guild)) error {
	err := fmt.Errorf("server %s: %w", id, ErrNotFound)
	s.world.do(func() {
		if g := s.world.joinedGuild(id); g != nil {
			f(s.world, g)
			err = nil
		}
	})
	return err
}
