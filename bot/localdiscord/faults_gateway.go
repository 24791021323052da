package localdiscord

import (
	"encoding/json"

	"github.com/coder/websocket"
)

// gatewayFaults counts how often each fault of the gateway is still to strike.
type gatewayFaults struct {
	hello, ready, resume, double int
	ackless, resumeNowhere       bool
	identifyCode                 websocket.StatusCode
}

// WithholdHello keeps silent on the next connections instead of saying hello.
func (f *Faults) WithholdHello(times int) { f.arm(func(a *gatewayFaults) { a.hello = times }) }

// WithholdACKs leaves heartbeats without an answer from now on, or no longer.
func (f *Faults) WithholdACKs(withhold bool) { f.arm(func(a *gatewayFaults) { a.ackless = withhold }) }

// ReconnectBeforeReady answers the next identifies with opcode 7.
func (f *Faults) ReconnectBeforeReady(times int) { f.arm(func(a *gatewayFaults) { a.ready = times }) }

// RefuseResume answers the next resumes with opcode 9.
func (f *Faults) RefuseResume(times int) { f.arm(func(a *gatewayFaults) { a.resume = times }) }

// RefuseIdentify closes the connection with a code at each identify; zero ends it.
func (f *Faults) RefuseIdentify(code int) {
	f.arm(func(a *gatewayFaults) { a.identifyCode = websocket.StatusCode(code) })
}

// Duplicate sends the next events twice, as happens around a resume.
func (f *Faults) Duplicate(events int) { f.arm(func(a *gatewayFaults) { a.double = events }) }

func (f *Faults) arm(change func(*gatewayFaults)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	change(&f.armed)
}

// take counts one strike of a fault, if it is armed.
func (f *Faults) take(which func(*gatewayFaults) *int) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	left := which(&f.armed)
	if *left == 0 {
		return false
	}
	*left--
	return true
}

func (f *Faults) ackless() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.armed.ackless
}

func (f *Faults) identifyCode() websocket.StatusCode {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.armed.identifyCode
}

// CloseGateway closes all connections with a code, for example 4000.
func (f *Faults) CloseGateway(code int) {
	f.each(func(c *connection) { c.shut(closure{websocket.StatusCode(code), "closed on demand"}) })
}

// DropGateway cuts all connections without a close frame.
func (f *Faults) DropGateway() { f.each((*connection).drop) }

// Reconnect asks all clients to reconnect and resume, by opcode 7.
func (f *Faults) Reconnect() { f.each(func(c *connection) { c.send(opReconnect, nil) }) }

// TearGateway cuts all connections in the middle of a frame.
func (f *Faults) TearGateway() {
	f.each(func(c *connection) {
		c.wire.torn.Store(true)
		c.send(opHeartbeatACK, nil) // what is cut
	})
}

// ResumeNowhere lets READY name an address for resuming at which nobody listens, from now on
// or no longer.
func (f *Faults) ResumeNowhere(nowhere bool) {
	f.arm(func(a *gatewayFaults) { a.resumeNowhere = nowhere })
}

// resumeURL is where clients are told to resume.
func (f *Faults) resumeURL(url string) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.armed.resumeNowhere {
		return "ws://127.0.0.1:1"
	}
	return url
}

// InvalidateSessions tells all clients that their session is over, by opcode 9.
func (f *Faults) InvalidateSessions() {
	f.each(func(c *connection) {
		f.gateway.forget(c.session)
		c.session = nil
		c.send(opInvalidSession, false)
	})
}

func (f *Faults) each(do func(*connection)) {
	f.world.do(func() {
		for _, c := range f.gateway.attached() {
			do(c)
		}
	})
}

// Dispatch sends any event with any data to all sessions, known or not.
func (f *Faults) Dispatch(kind string, data json.RawMessage) {
	f.world.do(func() {
		for _, s := range f.gateway.sessions {
			s.dispatch(kind, data)
		}
	})
}

// UnknownComponent lets a person write a message in a channel that carries a
// component of a type that no client knows yet.
func (f *Faults) UnknownComponent(m *Member, channelName string) error {
	return m.act(func(w *world) error {
		c, err := w.seenBy(m.account, channelName)
		if err != nil {
			return err
		}
		p := &post{Message: w.draft(c, m.account)}
		p.Content = w.bot.Mention() + " look at this"
		w.mention(&p.Message, nil, false)
		p.Components = []Component{{raw: json.RawMessage(`{"type":99,"id":1,"novelty":{"shape":"round"}}`)}}
		w.add(c, p)
		return nil
	})
}
