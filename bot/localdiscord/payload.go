package localdiscord

import (
	"encoding/json"
	"fmt"

	"github.com/coder/websocket"
)

// opcode says what a gateway payload is.
type opcode int

const (
	opDispatch            opcode = 0
	opHeartbeat           opcode = 1
	opIdentify            opcode = 2
	opPresenceUpdate      opcode = 3
	opVoiceStateUpdate    opcode = 4
	opResume              opcode = 6
	opReconnect           opcode = 7
	opRequestGuildMembers opcode = 8
	opInvalidSession      opcode = 9
	opHello               opcode = 10
	opHeartbeatACK        opcode = 11
)

// The close codes of the gateway.
const (
	closeUnknownOpcode        websocket.StatusCode = 4001
	closeDecodeError          websocket.StatusCode = 4002
	closeNotAuthenticated     websocket.StatusCode = 4003
	closeAuthenticationFailed websocket.StatusCode = 4004
	closeAlreadyAuthenticated websocket.StatusCode = 4005
	closeInvalidSeq           websocket.StatusCode = 4007
	closeRateLimited          websocket.StatusCode = 4008
	closeSessionTimedOut      websocket.StatusCode = 4009
	closeInvalidShard         websocket.StatusCode = 4010
	closeShardingRequired     websocket.StatusCode = 4011
	closeInvalidVersion       websocket.StatusCode = 4012
	closeInvalidIntents       websocket.StatusCode = 4013
	closeDisallowedIntents    websocket.StatusCode = 4014
)

// maxPayload is the size of the largest payload that a client may send.
const maxPayload = 4096

// payload is what travels over the gateway in both directions.
type payload struct {
	Op   opcode          `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  *int64          `json:"s"`
	Type *string         `json:"t"`
}

// identifyData is what a client says of itself to begin a session.
type identifyData struct {
	Token   string   `json:"token"`
	Intents *Intents `json:"intents"`
	Shard   *[2]int  `json:"shard"`
}

// shard is the number of the client's shard and how many there are.
func (id *identifyData) shard() [2]int {
	if id.Shard == nil {
		return [2]int{0, 1}
	}
	return *id.Shard
}

// resumeData is what a client says to go on with a session.
type resumeData struct {
	Token     string `json:"token"`
	SessionID string `json:"session_id"`
	Seq       int64  `json:"seq"`
}

// decodePayload reads a payload of a client. It must name an opcode.
func decodePayload(data []byte) (payload, error) {
	var p struct {
		Op   *opcode         `json:"op"`
		Data json.RawMessage `json:"d"`
	}
	if len(data) > maxPayload {
		return payload{}, fmt.Errorf("payload of %d bytes: the limit is %d", len(data), maxPayload)
	}
	if err := json.Unmarshal(data, &p); err != nil {
		return payload{}, fmt.Errorf("payload: %w", err)
	}
	if p.Op == nil {
		return payload{}, fmt.Errorf("payload: %w: no opcode", ErrInvalid)
	}
	return payload{Op: *p.Op, Data: p.Data}, nil
}

// encodePayload writes a payload of the server.
func encodePayload(op opcode, data any, seq int64, kind string) []byte {
	p := payload{Op: op}
	p.Data = mustEncode(kind, data)
	if op == opDispatch {
		p.Seq, p.Type = &seq, &kind
	}
	return mustEncode("payload", p)
}

// mustEncode writes data of this package as JSON. What cannot be written is a
// mistake here.
func mustEncode(what string, data any) json.RawMessage {
	encoded, err := json.Marshal(data)
	if err != nil {
		panic(fmt.Sprintf("localdiscord: encode %s: %v", what, err))
	}
	return encoded
}
