package localdiscord

import "time"

const (
	// sessionLifetime is how long a session without a connection can be resumed.
	sessionLifetime = 3 * time.Minute
	// maxReplay is how many events a session keeps for a resume.
	maxReplay = 1000
)

// session is what outlives a connection: what a client asked to hear, and what
// it was sent.
type session struct {
	id       string
	intents  Intents
	shard    [2]int
	seq      int64
	replay   []frame     // the newest events, oldest first
	conn     *connection // nil while the client is away
	detached time.Time   // since when it is
}

// frame is an event as it was sent.
type frame struct {
	seq  int64
	data []byte
}

// dispatch sends an event and keeps it for a resume.
func (s *session) dispatch(kind string, data any) {
	s.seq++
	f := frame{s.seq, encodePayload(opDispatch, data, s.seq, kind)}
	s.replay = append(s.replay, f)
	if len(s.replay) > maxReplay {
		s.replay = s.replay[1:]
	}
	if s.conn != nil {
		s.conn.out.push(outgoing{frame: f.data})
	}
}

// missed gives the events after seq, if all of them are still kept.
func (s *session) missed(seq int64) ([]frame, bool) {
	first := s.seq - int64(len(s.replay)) // the last one not kept
	if seq < first || seq > s.seq {
		return nil, false
	}
	return s.replay[seq-first:], true
}
