package localdiscord

import "slices"

// listCommands leaves translations out unless the query asks for them.
func (a *api) listCommands(r *request) (reply, error) {
	guildID, err := a.scope(r)
	if err != nil {
		return reply{}, err
	}
	list := a.inScope(guildID)
	if r.URL.Query().Get("with_localizations") == "true" {
		return ok(list)
	}
	shown := make([]briefCommand, len(list))
	for i, c := range list {
		if shown[i], err = c.brief(); err != nil {
			return reply{}, err
		}
	}
	return ok(shown)
}

func (a *api) getCommand(r *request) (reply, error) {
	c, err := a.commandOf(r)
	if err != nil {
		return reply{}, err
	}
	return ok(c)
}

func (a *api) createCommand(r *request) (reply, error) {
	guildID, err := a.scope(r)
	if err != nil {
		return reply{}, err
	}
	c := Command{Type: CommandChatInput}
	if err := r.decode(&c); err != nil {
		return reply{}, err
	}
	c.GuildID = guildID
	if err := checkCommands([]Command{c}, false); err != nil {
		return reply{}, err
	}
	stored, fresh := a.world.put(c)
	if overfull(a.copies(guildID)) {
		a.withdraw(stored)
		return reply{}, newError(CodeTooManyCommands)
	}
	if fresh {
		return created(stored)
	}
	return ok(stored)
}

// overwriteCommands replaces all commands of a scope; those that keep their
// name keep their identifier.
func (a *api) overwriteCommands(r *request) (reply, error) {
	guildID, err := a.scope(r)
	if err != nil {
		return reply{}, err
	}
	var list []Command
	if err := r.decode(&list); err != nil {
		return reply{}, err
	}
	for i := range list {
		list[i].GuildID = guildID
		setDefault(&list[i].Type, CommandChatInput)
	}
	if err := checkCommands(list, true); err != nil {
		return reply{}, err
	}
	kept := []*Command{}
	for _, c := range list {
		stored, _ := a.world.put(c)
		kept = append(kept, stored)
	}
	for _, c := range a.inScope(guildID) {
		if !slices.Contains(kept, c) {
			a.withdraw(c)
		}
	}
	return ok(kept)
}

func (a *api) editCommand(r *request) (reply, error) {
	c, err := a.commandOf(r)
	if err != nil {
		return reply{}, err
	}
	edited, err := c.clone()
	if err != nil {
		return reply{}, err
	}
	if err := r.decode(&edited); err != nil {
		return reply{}, err
	}
	edited.ID, edited.GuildID, edited.Type = c.ID, c.GuildID, c.Type
	if err := checkCommands([]Command{edited}, false); err != nil {
		return reply{}, err
	}
	edited.Version = a.world.ids.next()
	*c = edited
	a.world.note(note{kind: ChangeCommands})
	return ok(c)
}

func (a *api) deleteCommand(r *request) (reply, error) {
	c, err := a.commandOf(r)
	if err != nil {
		return reply{}, err
	}
	a.withdraw(c)
	return noContent()
}
