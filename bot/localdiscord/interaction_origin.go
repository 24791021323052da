package localdiscord

import "slices"

// The ways to install an application, which are keys of a JSON object too.
const (
	installGuild = 0
	installUser  = 1
)

// targets are what a command of the context menu was used on.
type targets struct {
	user    *User
	message string
}

// owners tells by whose installation something of the application is offered in
// a channel: the server's, the person's, or both. It is empty if by nobody's.
func (w *world) owners(a *account, c *channel, types []int) map[string]string {
	owners := map[string]string{}
	if slices.Contains(types, installGuild) && w.present(c) {
		owners["0"] = c.GuildID
		if c.GuildID == "" {
			owners["0"] = "0"
		}
	}
	if slices.Contains(types, installUser) && a.installed {
		owners["1"] = a.ID
	}
	return owners
}

// inherit finds the owners of an interaction that began at another one's
// message or modal.
func (w *world) inherit(i *interaction) map[string]string {
	switch {
	case i.trigger != nil:
		return i.trigger.owners
	case i.source != nil && i.source.Interaction != nil:
		return i.source.Interaction.Owners
	}
	return w.owners(i.account, i.channel, []int{installGuild})
}

// origin is how a message names the interaction that it answers.
func (i *interaction) origin() *MessageInteraction {
	o := &MessageInteraction{
		ID: i.id, Type: i.kind, User: i.account.User, Name: i.name, Owners: i.owners,
		TargetUser: i.targets.user, TargetMessageID: i.targets.message,
	}
	if i.original != nil {
		o.OriginalResponseID = i.original.ID
	}
	if i.kind == InteractionComponent {
		o.InteractedMessageID = i.source.ID
	}
	if i.trigger != nil {
		o.Trigger = i.trigger.origin()
		o.Trigger.OriginalResponseID = ""
	}
	return o
}
