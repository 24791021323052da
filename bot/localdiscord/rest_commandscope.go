package localdiscord

import "slices"

// scope is where the commands of a request live: one server, or all.
func (a *api) scope(r *request) (guildID string, err error) {
	if r.PathValue("application") != a.world.bot.ID {
		return "", newError(CodeMissingAccess)
	}
	guildID = r.PathValue("guild")
	if guildID != "" && a.world.joinedGuild(guildID) == nil {
		return "", newError(CodeMissingAccess)
	}
	return guildID, nil
}

func (a *api) inScope(guildID string) []*Command {
	list := []*Command{}
	for _, c := range a.world.commands {
		if c.GuildID == guildID {
			list = append(list, c)
		}
	}
	return list
}

// copies are the commands of a scope by value.
func (a *api) copies(guildID string) []Command {
	var list []Command
	for _, c := range a.inScope(guildID) {
		list = append(list, *c)
	}
	return list
}

// commandOf finds the command in a request's path.
func (a *api) commandOf(r *request) (*Command, error) {
	guildID, err := a.scope(r)
	if err != nil {
		return nil, err
	}
	for _, c := range a.inScope(guildID) {
		if c.ID == r.PathValue("command") {
			return c, nil
		}
	}
	return nil, newError(CodeUnknownCommand)
}

func (a *api) withdraw(c *Command) {
	a.world.commands = slices.DeleteFunc(a.world.commands, func(d *Command) bool { return c == d })
	a.world.note(note{kind: ChangeCommands})
}
