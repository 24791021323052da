package localdiscord

// present tells whether the bot is where a channel is.
func (w *world) present(c *channel) bool {
	return c.Type == ChannelDM || w.joinedGuild(c.GuildID) != nil
}

// botPermissions is what the bot may do in a channel as a member: nothing where
// it is none. A thread is under the rules of its channel.
func (w *world) botPermissions(c *channel) Permissions {
	if !w.present(c) {
		return 0
	}
	if c.Type == ChannelDM {
		return everyonePermissions
	}
	denied := c.denied
	if c.parent != nil {
		denied |= c.parent.denied
	}
	return w.user(w.bot.ID).permissions &^ denied
}

// appPermissions is what an interaction tells the bot of them.
func (w *world) appPermissions(c *channel) Permissions {
	switch {
	case c.Type == ChannelDM:
		return externalPermissions | PermissionUseExternalEmojis
	case !w.present(c):
		return externalPermissions
	}
	return w.botPermissions(c)
}

// Deny takes permissions in a server's channel from the bot, and gives back
// those that were denied before.
func (s *Server) Deny(channelName string, permissions Permissions) error {
	var err error
	s.world.do(func() {
		var c *channel
		if c, err = s.world.seenBy(s.world.user(s.world.bot.ID), channelName); err == nil {
			c.denied = permissions
		}
	})
	return err
}

// Typing tells whether the bot shows as typing in a channel.
func (s *Server) Typing(channelID string) bool {
	typing := false
	s.world.read(func() {
		c := s.world.channel(channelID)
		typing = c != nil && s.world.types(c)
	})
	return typing
}
