package localdiscord

// Guild is what bots call a Discord server.
type Guild struct {
	ID              string `json:"id"`
	Name            string `json:"name"`
	OwnerID         string `json:"owner_id"`
	PreferredLocale string `json:"preferred_locale"`
	Roles           []Role `json:"roles"`

	foreign bool // the bot is not in it
	down    bool // an outage keeps it from the bot
}

// guildView is a guild as the API and GUILD_CREATE show it.
type guildView struct {
	Guild
	Icon        *string        `json:"icon"`
	Features    []string       `json:"features"`
	Emojis      []string       `json:"emojis"`
	JoinedAt    Timestamp      `json:"joined_at"`
	Large       bool           `json:"large"`
	Unavailable bool           `json:"unavailable"`
	MemberCount int            `json:"member_count"`
	Members     []*GuildMember `json:"members"`
	Channels    []Channel      `json:"channels"`
	Threads     []Channel      `json:"threads"`
}

func (w *world) newGuild(name string, channels []string) *Guild {
	g := &Guild{ID: w.ids.next(), Name: name, OwnerID: w.bot.ID, PreferredLocale: defaultLocale}
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
		Guild: *g, JoinedAt: Timestamp{w.founded},
		Features: []string{}, Emojis: []string{},
		Channels: w.channelsOf(g.ID, ChannelGuildText), Threads: w.channelsOf(g.ID, ChannelPublicThread),
	}
	// Without the intent for presences, Discord lists the bot alone.
	for _, a := range w.accounts {
		if a.ID == w.bot.ID {
			v.Members = append(v.Members, w.member(a, g.ID, true))
		}
	}
	v.MemberCount = len(w.accounts)
	return v
}

// joined are the servers that the bot is in.
func (w *world) joined() []*Guild {
	var list []*Guild
	for _, g := range w.guilds {
		if !g.foreign {
			list = append(list, g)
		}
	}
	return list
}

// joinedGuild finds a server that the bot is in, nil if there is none.
func (w *world) joinedGuild(id string) *Guild {
	if g := w.guild(id); g != nil && !g.foreign {
		return g
	}
	return nil
}

// Guilds are the servers that the bot is in, the first one first.
func (s *Server) Guilds() []Guild {
	var list []Guild
	s.world.read(func() {
		for _, g := range s.world.joined() {
			list = append(list, *g)
		}
	})
	return list
}
