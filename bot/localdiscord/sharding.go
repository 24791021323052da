package localdiscord

// SetShards changes how many shards the bot should have from now on: GET /gateway/bot
// advises so many, and an identify with fewer of them is closed with 4011. Sessions that are
// open stay.
func (s *Server) SetShards(count int) {
	s.world.do(func() { s.gateway.shards = max(1, count) })
}

// Sessions are the shards of the sessions that have a connection, as number and count, in
// the order in which they began.
func (s *Server) Sessions() [][2]int {
	var list [][2]int
	s.world.do(func() {
		for _, c := range s.gateway.attached() {
			list = append(list, c.session.shard)
		}
	})
	return list
}
