package localdiscord

import "encoding/json"

// receive handles one payload of the client. The result closes the connection.
func (c *connection) receive(data []byte) *closure {
	if !c.sends.take(c.gateway.opts.Limits.GatewaySends, c.gateway.world.now()) {
		return &closure{closeRateLimited, "You are being rate limited."}
	}
	p, err := decodePayload(data)
	if err != nil {
		return &closure{closeDecodeError, "Error while decoding payload."}
	}
	switch p.Op {
	case opHeartbeat:
		c.heartbeat()
		return nil
	case opIdentify:
		return c.identify(p.Data)
	case opResume:
		return c.resume(p.Data)
	case opPresenceUpdate, opVoiceStateUpdate, opRequestGuildMembers:
		if c.session == nil {
			return &closure{closeNotAuthenticated, "Not authenticated."}
		}
		return nil // accepted and without effect here
	}
	return &closure{closeUnknownOpcode, "Unknown opcode."}
}

func (c *connection) heartbeat() {
	c.pulse.Reset(c.patience())
	if !c.gateway.faults.ackless() {
		c.send(opHeartbeatACK, nil)
	}
}

// identify begins a session.
func (c *connection) identify(data json.RawMessage) *closure {
	var id identifyData
	if c.session != nil {
		return &closure{closeAlreadyAuthenticated, "Already authenticated."}
	}
	if err := json.Unmarshal(data, &id); err != nil {
		return &closure{closeDecodeError, "Error while decoding payload."}
	}
	soon := c.gateway.tooSoon(&id)
	if code := c.gateway.faults.identifyCode(); code != 0 {
		return &closure{code, "closed on demand"}
	}
	if refused := c.gateway.refuse(&id); refused != nil {
		return refused
	}
	if soon {
		c.send(opInvalidSession, false)
		return nil
	}
	if c.gateway.faults.take(func(a *gatewayFaults) *int { return &a.ready }) {
		c.send(opReconnect, nil)
		return nil
	}
	c.open(&id)
	return nil
}

// refuse checks token, shard and intents of an identify.
func (g *gateway) refuse(id *identifyData) *closure {
	switch shard := id.Shard; {
	case !g.authenticates(id.Token):
		return &closure{closeAuthenticationFailed, "Authentication failed."}
	case shard != nil && (shard[1] < 1 || shard[0] < 0 || shard[0] >= shard[1]):
		return &closure{closeInvalidShard, "Invalid shard."}
	case id.shard()[1] < g.shards:
		return &closure{closeShardingRequired, "Sharding required."}
	case id.Intents == nil || *id.Intents&^knownIntents != 0:
		return &closure{closeInvalidIntents, "Invalid intent(s)."}
	case *id.Intents&privilegedIntents&^g.opts.PrivilegedIntents != 0:
		return &closure{closeDisallowedIntents, "Disallowed intent(s)."}
	}
	return nil
}
