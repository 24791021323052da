package localdiscord

import "slices"

// offers tells whether a person is shown the command in a channel.
func (w *world) offers(c *Command, a *account, in *channel) bool {
	if !c.meant(in) || len(w.owners(a, in, c.IntegrationTypes)) == 0 {
		return false
	}
	if in.GuildID == "" {
		return true
	}
	has, needs := w.permissions(a, in), c.DefaultMemberPermissions
	if c.NSFW && !in.NSFW || !has.Has(PermissionUseCommands) {
		return false
	}
	return needs == nil || has.Has(PermissionAdministrator) || *needs != 0 && has.Has(*needs)
}

// meant tells whether the command is for a channel of this kind and place.
func (c *Command) meant(in *channel) bool {
	switch {
	case c.GuildID != "":
		return c.GuildID == in.GuildID
	case c.Contexts != nil:
		return slices.Contains(c.Contexts, in.context())
	}
	return in.GuildID != "" || c.DMPermission == nil || *c.DMPermission
}

// SetAgeRestricted marks a channel as one for adults, where commands that say
// so of themselves are offered too, or ends that.
func (s *Server) SetAgeRestricted(channelName string, restricted bool) error {
	var err error
	s.world.do(func() {
		var c *channel
		if c, err = s.world.seenBy(s.world.user(s.world.bot.ID), channelName); err == nil {
			c.NSFW = restricted
		}
	})
	return err
}
