package localdiscord

// GroupDM makes a conversation of several people, in which the bot is not. It
// is of use there to those who have installed it for themselves.
func (s *Server) GroupDM(name string, members ...*Member) Channel {
	var made Channel
	s.world.do(func() {
		c := &channel{Channel: Channel{
			ID: s.world.ids.next(), Type: ChannelGroupDM, Name: name, Overwrites: []string{},
		}}
		for _, m := range members {
			setDefault(&c.OwnerID, m.account.ID)
			c.Recipients = append(c.Recipients, m.account.User)
		}
		s.world.addChannel(c)
		made = c.Channel
	})
	return made
}

// Install adds the application to the member's own account, so that its
// commands for users are there wherever the member is, or takes it away.
func (m *Member) Install(installed bool) *Member {
	m.server.world.do(func() { m.account.installed = installed })
	return m
}
