package localdiscord

import (
	"crypto/rand"
	"encoding/json"
	"strings"
)

// authenticates tells whether a token, with or without its prefix, is the bot's.
func (g *gateway) authenticates(token string) bool {
	return strings.TrimPrefix(token, "Bot ") == g.opts.Token
}

// readyData is the payload of READY.
type readyData struct {
	Version          int               `json:"v"`
	User             User              `json:"user"`
	Guilds           []unavailable     `json:"guilds"`
	SessionID        string            `json:"session_id"`
	ResumeGatewayURL string            `json:"resume_gateway_url"`
	SessionType      string            `json:"session_type"`
	Shard            [2]int            `json:"shard"`
	Application      map[string]any    `json:"application"`
	PrivateChannels  []json.RawMessage `json:"private_channels"`
	UserSettings     struct{}          `json:"user_settings"`
}

// unavailable is a server that GUILD_CREATE is still to describe.
type unavailable struct {
	ID          string `json:"id"`
	Unavailable bool   `json:"unavailable"`
}

// open makes a session and tells the client what there is.
func (c *connection) open(id *identifyData) {
	g := c.gateway
	s := &session{id: rand.Text(), intents: *id.Intents, shard: [2]int{0, 1}, conn: c}
	if id.Shard != nil {
		s.shard = *id.Shard
	}
	c.session = s
	g.sessions = append(g.sessions, s)
	g.world.note(note{kind: ChangeConnection})
	ready := readyData{
		Version: 10, User: g.world.bot, SessionID: s.id, ResumeGatewayURL: g.url, SessionType: "normal",
		Shard: s.shard, Application: map[string]any{"id": g.world.bot.ID, "flags": 0},
		Guilds: []unavailable{}, PrivateChannels: []json.RawMessage{},
	}
	for _, guild := range g.world.joined() {
		if s.serves(guild.ID) {
			ready.Guilds = append(ready.Guilds, unavailable{guild.ID, true})
		}
	}
	s.dispatch("READY", ready)
	if !s.intents.Has(IntentGuilds) {
		return
	}
	for _, guild := range g.world.joined() {
		if s.serves(guild.ID) && !guild.down {
			s.dispatch("GUILD_CREATE", g.world.viewGuild(guild))
		}
	}
}

// resume goes on with a session and sends what was missed.
func (c *connection) resume(data json.RawMessage) *closure {
	var r resumeData
	if c.session != nil {
		return &closure{closeAlreadyAuthenticated, "Already authenticated."}
	}
	if err := json.Unmarshal(data, &r); err != nil {
		return &closure{closeDecodeError, "Error while decoding payload."}
	}
	g := c.gateway
	if !g.authenticates(r.Token) {
		return &closure{closeAuthenticationFailed, "Authentication failed."}
	}
	g.expire()
	s := g.session(r.SessionID)
	if s == nil || g.faults.take(func(a *gatewayFaults) *int { return &a.resume }) {
		g.forget(s)
		c.send(opInvalidSession, false)
		return nil
	}
	missed, kept := s.missed(r.Seq)
	if !kept {
		g.forget(s)
		return &closure{closeInvalidSeq, "Invalid seq."}
	}
	c.adopt(s, missed)
	return nil
}

// adopt takes a session over from a connection that may not know yet.
func (c *connection) adopt(s *session, missed []frame) {
	if s.conn != nil {
		s.conn.drop()
	}
	s.conn, c.session = c, s
	c.gateway.world.note(note{kind: ChangeConnection})
	for _, f := range missed {
		c.out.push(outgoing{frame: f.data})
	}
	s.dispatch("RESUMED", struct{}{})
}
