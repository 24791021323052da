package gateway

import (
	"encoding/binary"
	"encoding/json"
	"time"
)

// frameScanner follows the frames that the gateway sends and remembers what the supervisor
// must know and the library does not tell: the close code (it goes only to a global log
// hook, mixed with what must not be logged), the heartbeat interval, and that the session
// was refused (the library would identify again at once and without end).
type frameScanner struct {
	upgraded int    // how much of the blank line that ends the HTTP answer was seen
	header   []byte // of the frame that is coming
	opcode   byte
	left     uint64 // bytes of that frame's payload still to come
	keep     bool   // whether that payload is short enough to be of interest
	payload  []byte

	code    int // of a close frame
	reason  string
	refused bool // by opcode 9
	again   bool // and whether it can be resumed all the same
	beat    time.Duration
}

const (
	frameText  = 0x1
	frameClose = 0x8

	opcodeMask = 0x0f
	lengthMask = 0x7f
	maxKept    = 1024

	gatewayInvalidSession = 9
	gatewayHello          = 10
)

// scan takes the next bytes that were read.
func (f *frameScanner) scan(p []byte) {
	for len(p) > 0 {
		switch {
		case f.upgraded < len("\r\n\r\n"):
			f.skipAnswer(p[0])
			p = p[1:]
		case f.left > 0:
			n := min(uint64(len(p)), f.left)
			f.take(p[:n])
			p = p[n:]
		default:
			f.header = append(f.header, p[0])
			p = p[1:]
			f.begin()
		}
	}
}

// skipAnswer looks for the blank line after the answer's headers.
func (f *frameScanner) skipAnswer(b byte) {
	switch {
	case b == "\r\n\r\n"[f.upgraded]:
		f.upgraded++
	case b == '\r':
		f.upgraded = 1
	default:
		f.upgraded = 0
	}
}

// begin starts the payload once the header is complete. A server masks nothing.
func (f *frameScanner) begin() {
	h := f.header
	if len(h) < 2 {
		return
	}
	extra := 0
	switch h[1] & lengthMask {
	case 126:
		extra = 2
	case 127:
		extra = 8
	}
	if len(h) < 2+extra {
		return
	}
	switch extra {
	case 2:
		f.left = uint64(binary.BigEndian.Uint16(h[2:]))
	case 8:
		f.left = binary.BigEndian.Uint64(h[2:])
	default:
		f.left = uint64(h[1] & lengthMask)
	}
	f.opcode, f.keep = h[0]&opcodeMask, f.left <= maxKept
	f.header, f.payload = f.header[:0], f.payload[:0]
}

// take reads a part of a payload.
func (f *frameScanner) take(p []byte) {
	f.left -= uint64(len(p))
	if !f.keep {
		return
	}
	if f.payload = append(f.payload, p...); f.left > 0 {
		return
	}
	switch {
	case f.opcode == frameClose && len(f.payload) >= 2:
		f.code = int(binary.BigEndian.Uint16(f.payload))
		f.reason = string(f.payload[2:])
	case f.opcode == frameText:
		f.message(f.payload)
	}
}

// message looks at a short message for what the supervisor needs.
func (f *frameScanner) message(data []byte) {
	var m struct {
		Op   int             `json:"op"`
		Data json.RawMessage `json:"d"`
	}
	if json.Unmarshal(data, &m) != nil {
		return
	}
	switch m.Op {
	case gatewayInvalidSession:
		f.refused, f.again = true, string(m.Data) == "true"
	case gatewayHello:
		var hello struct {
			Interval int64 `json:"heartbeat_interval"`
		}
		if json.Unmarshal(m.Data, &hello) == nil && hello.Interval > 0 {
			f.beat = time.Duration(hello.Interval) * time.Millisecond
		}
	}
}
