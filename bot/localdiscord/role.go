package localdiscord

import (
	"fmt"
	"slices"
)

// Role is a named set of permissions in a server. Everybody has @everyone, which
// bears the server's identifier.
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

// CreateRole makes a role in a server that the bot is in.
func (s *Server) CreateRole(guildID, name string, permissions Permissions) (Role, error) {
	var made Role
	err := s.change(guildID, func(w *world, g *Guild) {
		made = w.newRole(g, name, permissions)
		w.note(note{kind: ChangeChannel})
		w.publish(event{
			Type: "GUILD_ROLE_CREATE", GuildID: g.ID, Intent: IntentGuilds,
			Data: map[string]any{"guild_id": g.ID, "role": made},
		})
	})
	return made, err
}

func (w *world) newRole(g *Guild, name string, permissions Permissions) Role {
	made := Role{ID: w.ids.next(), Name: name, Permissions: permissions, Position: len(g.Roles)}
	g.Roles = append(slices.Clip(g.Roles), made)
	return made
}

// AddRole gives the member a role and with it the role's permissions.
func (m *Member) AddRole(r Role) error { return m.setRole(r, true) }

// RemoveRole takes a role from the member.
func (m *Member) RemoveRole(r Role) error { return m.setRole(r, false) }

func (m *Member) setRole(r Role, give bool) error {
	return m.act(func(w *world) error {
		g := w.guildOfRole(r.ID)
		if g == nil {
			return fmt.Errorf("role %q: %w", r.Name, ErrNotFound)
		}
		a := m.account
		a.roles = slices.DeleteFunc(slices.Clone(a.roles), func(id string) bool { return id == r.ID })
		if give {
			a.roles = append(a.roles, r.ID)
		}
		m.noteRights()
		if !g.foreign {
			w.publish(event{Type: "GUILD_MEMBER_UPDATE", GuildID: g.ID, Intent: IntentGuildMembers, Data: struct {
				*GuildMember
				GuildID string `json:"guild_id"`
			}{w.member(a, g.ID, true), g.ID}})
		}
		return nil
	})
}

// role finds a role of a server, nil if there is none.
func (g *Guild) role(id string) *Role {
	i := slices.IndexFunc(g.Roles, func(r Role) bool { return r.ID == id })
	if i < 0 {
		return nil
	}
	return &g.Roles[i]
}

func (w *world) guildOfRole(id string) *Guild {
	for _, g := range w.guilds.list {
		if g.role(id) != nil {
			return g
		}
	}
	return nil
}

// rolesOf are the roles that somebody has in a server, without @everyone.
func (w *world) rolesOf(a *account, guildID string) []string {
	list := []string{}
	if g := w.guild(guildID); g != nil {
		for _, id := range a.roles {
			if g.role(id) != nil {
				list = append(list, id)
			}
		}
	}
	return list
}

// permissions is what somebody may do in a channel: what was granted and what
// roles add to it.
func (w *world) permissions(a *account, c *channel) Permissions {
	all := a.permissions
	if g := w.guild(c.GuildID); g != nil {
		for _, id := range w.rolesOf(a, g.ID) {
			all |= g.role(id).Permissions
		}
	}
	return all
}
