package localdiscord

import "strconv"

// event is one thing that happened, on its way to the sessions that hear of it.
type event struct {
	Type    string
	GuildID string  // empty for direct messages, which go to the first shard
	Intent  Intents // the intent that it needs; none if zero
	Data    any
	Hidden  any // in place of Data for sessions that may not read content, if not nil
}

// reaches tells whether a session hears of the event.
func (e event) reaches(s *session) bool {
	return s.intents.Has(e.Intent) && s.serves(e.GuildID)
}

// serves tells whether a server belongs to the session's shard.
func (s *session) serves(guildID string) bool {
	if guildID == "" {
		return s.shard[0] == 0
	}
	id, err := strconv.ParseUint(guildID, 10, 64)
	return err == nil && int(id>>22%uint64(s.shard[1])) == s.shard[0]
}

// dataFor is what the session is sent of the event.
func (e event) dataFor(s *session) any {
	if e.Hidden != nil && !s.intents.Has(IntentMessageContent) {
		return e.Hidden
	}
	return e.Data
}
