package localdiscord

import "slices"

// Guild is what bots call a Discord server.
type Guild struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	OwnerID string `json:"owner_id"`
	Roles   []Role `json:"roles"`
}

// Role is a named set of permissions. Here each guild has @everyone alone.
type Role struct {
	ID          string      `json:"id"`
	Name        string      `json:"name"`
	Permissions Permissions `json:"permissions"`
	Color       int         `json:"color"`
	Hoist       bool        `json:"hoist"`
	Managed     bool        `json:"managed"`
	Mentionable bool        `json:"mentionable"`
	Position    int         `json:"position"`
}

// guildView is a guild as the API and GUILD_CREATE show it.
type guildView struct {
	Guild
	Icon            *string        `json:"icon"`
	Features        []string       `json:"features"`
	Emojis          []string       `json:"emojis"`
	PreferredLocale string         `json:"preferred_locale"`
	JoinedAt        Timestamp      `json:"joined_at"`
	Large           bool           `json:"large"`
	Unavailable     bool           `json:"unavailable"`
	MemberCount     int            `json:"member_count"`
	Members         []*GuildMember `json:"members"`
	Channels        []Channel      `json:"channels"`
	Threads         []Channel      `json:"threads"`
}

func (w *world) newGuild(name string, channels []string) *Guild {
	g := &Guild{ID: w.ids.next(), Name: name, OwnerID: w.bot.ID}
	g.Roles = []Role{{ID: g.ID, Name: "@everyone", Permissions: everyonePermissions}}
	w.guilds = append(w.guilds, g)
	for _, c := range channels {
		w.newChannel(g, c)
	}
	return g
}

func (w *world) guild(id string) *Guild {
	for _, g := range w.guilds {
		if g.ID == id {
			return g
		}
	}
	return nil
}

func (w *world) viewGuild(g *Guild) guildView {
	v := guildView{
		Guild: *g, PreferredLocale: "en-US", JoinedAt: Timestamp{w.founded},
		Features: []string{}, Emojis: []string{}, Threads: []Channel{}, Channels: w.channelsOf(g.ID),
	}
	for _, a := range w.accounts {
		v.Members = append(v.Members, w.member(a, true))
	}
	v.MemberCount = len(v.Members)
	return v
}

// AddGuild makes another server with the bot and everybody in it.
func (s *Server) AddGuild(name string) Guild {
	var made Guild
	s.world.do(func() {
		g := s.world.newGuild(name, s.opts.Channels)
		made = *g
		s.world.publish(event{Type: "GUILD_CREATE", GuildID: g.ID, Intent: IntentGuilds, Data: s.world.viewGuild(g)})
	})
	return made
}

// RemoveGuild throws the bot out of a server, which is gone with its channels.
func (s *Server) RemoveGuild(id string) {
	s.world.do(func() {
		w := s.world
		w.guilds = slices.DeleteFunc(w.guilds, func(g *Guild) bool { return g.ID == id })
		w.channels = slices.DeleteFunc(w.channels, func(c *channel) bool { return c.GuildID == id })
		w.publish(event{Type: "GUILD_DELETE", GuildID: id, Intent: IntentGuilds, Data: map[string]string{"id": id}})
	})
}

// Guilds are the servers that the bot is in, the first one first.
func (s *Server) Guilds() []Guild {
	var list []Guild
	s.world.read(func() {
		for _, g := range s.world.guilds {
			list = append(list, *g)
		}
	})
	return list
}
