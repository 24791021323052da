package localdiscord

// resolved describes what the values of options, menus and targets stand for.
type resolved struct {
	Users       map[string]User         `json:"users,omitempty"`
	Members     map[string]*GuildMember `json:"members,omitempty"`
	Roles       map[string]Role         `json:"roles,omitempty"`
	Channels    map[string]Channel      `json:"channels,omitempty"`
	Messages    map[string]Message      `json:"messages,omitempty"`
	Attachments map[string]Attachment   `json:"attachments,omitempty"`
}

func (r *resolved) addUser(w *world, c *channel, a *account) {
	put(&r.Users, a.ID, a.User)
	if c.GuildID != "" {
		m := w.member(a, c.GuildID, false)
		m.Permissions = new(w.permissions(a, c))
		put(&r.Members, a.ID, m)
	}
}

// put sets a value in a map that may not have been made yet.
func put[T any](m *map[string]T, key string, value T) {
	if *m == nil {
		*m = map[string]T{}
	}
	(*m)[key] = value
}

// orNil is nil if there is nothing to describe.
func (r *resolved) orNil() *resolved {
	if len(r.Users)+len(r.Roles)+len(r.Channels)+len(r.Messages)+len(r.Attachments) == 0 {
		return nil
	}
	return r
}
