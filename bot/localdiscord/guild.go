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

	channels []*channel // with threads, the oldest first
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
	w.guilds.add(g.ID, g)
	for _, c := range channels {
		w.newChannel(g, c)
	}
	return g
}

// guild finds a server by its identifier, nil if there is none.
func (w *world) guild(id string) *Guild { return w.guilds.get(id) }

func (w *world) viewGuild(g *Guild) guildView {
	v := guildView{
		Guild: *g, JoinedAt: Timestamp{w.founded},
		Features: []string{}, Emojis: []string{},
		Channels: g.channelsOf(ChannelGuildText), Threads: g.channelsOf(ChannelPublicThread),
		MemberCount: len(w.accounts.list),
	}
	// Without the intent for presences, Discord lists the bot alone.
	v.Members = []*GuildMember{w.member(w.user(w.bot.ID), g.ID, true)}
	return v
}

// joined are the servers that the bot is in.
func (w *world) joined() []*Guild {
	var list []*Guild
	for _, g := range w.guilds.list {
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
