package bot

import (
	"strconv"

	"gutskin/bot/desk"
	"gutskin/bot/words"
)

// DeskCommands lists the commands of the moderators' server. Discord shows them to those who
// manage the server, and to the roles that its managers allow it in the server's settings.
func DeskCommands(c words.Catalog) []Command {
	knowledge := chat(c, desk.Command, func(w *words.Words) words.Command { return w.Desk.Command })
	knowledge.DefaultMemberPermissions = strconv.Itoa(permissionManageGuild)
	knowledge.Contexts, knowledge.IntegrationTypes = nil, nil // those of global commands alone
	for _, sub := range desk.Subcommands() {
		part := option(c, optionSubcommand, sub.Name, sub.Words)
		for _, o := range sub.Options {
			kind := optionString
			if o.File {
				kind = optionAttachment
			}
			one := option(c, kind, o.Name, o.Words)
			one.Required, one.Autocomplete, one.MaxLength = o.Required, o.Complete, o.Max
			part.Options = append(part.Options, one)
		}
		knowledge.Options = append(knowledge.Options, part)
	}
	return []Command{knowledge}
}
