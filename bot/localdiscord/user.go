package localdiscord

// User is somebody with an account: a person, the bot, or another bot.
type User struct {
	ID            string  `json:"id"`
	Username      string  `json:"username"`
	Discriminator string  `json:"discriminator"`
	GlobalName    *string `json:"global_name"`
	Avatar        *string `json:"avatar"`
	Bot           bool    `json:"bot,omitempty"`
	PublicFlags   int     `json:"public_flags"`
}

// Mention is the text that mentions the user.
func (u User) Mention() string { return "<@" + u.ID + ">" }

// GuildMember is a user as a member of a server.
type GuildMember struct {
	User        *User        `json:"user,omitempty"`
	Nick        *string      `json:"nick"`
	Avatar      *string      `json:"avatar"`
	Roles       []string     `json:"roles"`
	JoinedAt    Timestamp    `json:"joined_at"`
	Deaf        bool         `json:"deaf"`
	Mute        bool         `json:"mute"`
	Flags       int          `json:"flags"`
	Pending     bool         `json:"pending"`
	Premium     *Timestamp   `json:"premium_since"`
	TimedOut    *Timestamp   `json:"communication_disabled_until"`
	Permissions *Permissions `json:"permissions,omitempty"`
}

// account is a user with what only the server knows.
type account struct {
	User
	permissions Permissions // in every server
	roles       []string    // identifiers, of all servers
	locale      string      // of the client
	closedDMs   bool        // takes no direct messages from the bot
	installed   bool        // has the application as a user
	dm          *channel    // with the bot; nil before anybody has opened it
}

func (w *world) newAccount(name string, bot bool) *account {
	a := &account{permissions: everyonePermissions, locale: defaultLocale}
	a.User = User{ID: w.ids.next(), Username: name, Discriminator: "0", Bot: bot}
	if bot {
		a.Discriminator = "0001"
	} else if shown, has := w.names[name]; has {
		a.GlobalName = &shown
	}
	w.accounts.add(a.ID, a)
	return a
}

// user finds an account by its identifier, nil if there is none.
func (w *world) user(id string) *account { return w.accounts.get(id) }

// actor is by what one finds who acts: people and bots may bear the same name.
type actor struct {
	name string
	bot  bool
}

// actor finds who acts under a name, and who comes into being when first asked for.
func (w *world) actor(who actor) *account {
	if w.actors[who] == nil {
		w.actors[who] = w.newAccount(who.name, who.bot)
	}
	return w.actors[who]
}

// member shows an account as a member of a server.
func (w *world) member(a *account, guildID string, withUser bool) *GuildMember {
	m := &GuildMember{Roles: w.rolesOf(a, guildID), JoinedAt: Timestamp{w.founded}}
	if withUser {
		u := a.User
		m.User = &u
	}
	return m
}
