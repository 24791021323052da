package localdiscord

import (
	"net/http"
	"slices"
	"time"

	"github.com/coder/websocket"
)

// gateway is where bots connect to hear of events. Its methods expect the
// world's lock to be held, except ServeHTTP.
type gateway struct {
	opts       Options
	world      *world
	faults     *Faults
	url        string
	sessions   []*session
	identifies int               // so far
	shards     int               // that the bot should have
	identified map[int]time.Time // when the last identify came, by shard modulo the concurrency
}

// ServeHTTP serves one connection until it ends.
func (g *gateway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ws, err := websocket.Accept(w, r, nil)
	if err != nil {
		return // Accept has answered
	}
	defer func() { _ = ws.CloseNow() }()
	newConnection(g, ws, wireOf(r.Context()), r.URL.Query()).run(r.Context())
}

// publish sends an event to every session that hears of it.
func (g *gateway) publish(e event) {
	g.expire()
	for _, s := range g.sessions {
		if !e.reaches(s) {
			continue
		}
		s.dispatch(e.Type, e.dataFor(s))
		if g.faults.take(func(a *gatewayFaults) *int { return &a.double }) {
			s.dispatch(e.Type, e.dataFor(s))
		}
	}
}

// hears tells whether an event would reach any session now or on resume.
func (g *gateway) hears(e event) bool {
	g.expire()
	return slices.ContainsFunc(g.sessions, e.reaches)
}

// expire forgets sessions that nobody came back to.
func (g *gateway) expire() {
	now := g.world.now()
	g.sessions = slices.DeleteFunc(g.sessions, func(s *session) bool {
		return s.conn == nil && now.Sub(s.detached) > sessionLifetime
	})
}

// tooSoon counts an identify and tells whether it came too soon after another one.
func (g *gateway) tooSoon(id *identifyData) bool {
	g.identifies++
	bucket, now := id.shard()[0]%g.opts.MaxConcurrency, g.world.now()
	last, before := g.identified[bucket]
	g.identified[bucket] = now
	return before && now.Sub(last) < g.opts.Limits.Identify
}

func (g *gateway) forget(s *session) {
	g.sessions = slices.DeleteFunc(g.sessions, func(t *session) bool { return s == t })
}

func (g *gateway) session(id string) *session {
	for _, s := range g.sessions {
		if s.id == id {
			return s
		}
	}
	return nil
}

// attached are the connections that have a session.
func (g *gateway) attached() []*connection {
	var list []*connection
	for _, s := range g.sessions {
		if s.conn != nil {
			list = append(list, s.conn)
		}
	}
	return list
}
