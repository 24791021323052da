package demo

import (
	"fmt"

	"gutskin/bot/localdiscord"
)

// person is somebody whom a visitor can act as.
type person struct {
	name, role string
	*localdiscord.Member
}

// names are the user names of the people.
func names() []string { return []string{"mia", "ben", "mona"} }

// moderator is the one of names who may do everything that the bot asks moderators for.
const moderator = "mona"

// bearers are who has which role, where the server has it.
var bearers = map[string]string{"Moderators": moderator, "Helpers": "ben"}

// Populate says in the options of a server whom and what visitors find there from the
// start: the people, what they go by, and roles.
func Populate(options *localdiscord.Options) {
	options.Members = names()
	options.DisplayNames = map[string]string{"mia": "Mia", "ben": "Ben", "mona": "Mona"}
	options.Roles = []string{"Moderators", "Helpers"}
}

// gather finds the people and gives them their rights and roles.
func (d *Demo) gather() error {
	for _, name := range names() {
		p := person{name, "Member", d.discord.Member(name)}
		if name == moderator {
			p.role = "Moderator"
			p.Grant(localdiscord.PermissionManageGuild | localdiscord.PermissionManageMessages)
		}
		for _, role := range d.guild().Roles {
			if bearers[role.Name] != name {
				continue
			}
			if err := p.AddRole(role); err != nil {
				return fmt.Errorf("role of %s: %w", name, err)
			}
		}
		d.people = append(d.people, p)
	}
	return nil
}
