package gateway_test

import (
	"encoding/binary"
	"strings"
	"testing"
	"time"

	"gutskin/bot/gateway"
)

// frame is a frame as a server sends it.
func frame(opcode byte, payload string) []byte {
	head := []byte{0x80 | opcode}
	switch n := len(payload); {
	case n < 126:
		head = append(head, byte(n))
	case n < 1<<16:
		head = binary.BigEndian.AppendUint16(append(head, 126), uint16(n))
	default:
		head = binary.BigEndian.AppendUint64(append(head, 127), uint64(n))
	}
	return append(head, payload...)
}

func TestFrames(t *testing.T) {
	stream := []byte("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n")
	for _, f := range [][]byte{
		frame(1, `{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250}}`),
		frame(1, `{"t":"READY","d":"`+strings.Repeat("x", 70_000)+`"}`),
		frame(1, `{"t":"X","d":"`+strings.Repeat("x", 300)+`"}`),
		frame(1, ``), frame(9, "ping"), frame(1, `not JSON`),
		frame(1, `{"op":9,"d":false}`),
		frame(8, "\x0f\xa4Authentication failed."),
	} {
		stream = append(stream, f...)
	}
	for _, size := range []int{1, 3, 1000, len(stream)} {
		var chunks [][]byte
		for rest := stream; len(rest) > 0; rest = rest[min(size, len(rest)):] {
			chunks = append(chunks, rest[:min(size, len(rest))])
		}
		code, refused, again, beat := gateway.Frames(chunks...)
		if code != 4004 || !refused || again || beat != 41250*time.Millisecond {
			t.Errorf("in pieces of %d: code %d, refused %v, again %v, beat %s", size, code, refused, again, beat)
		}
	}
}

func FuzzFrames(f *testing.F) {
	f.Add([]byte("\r\n\r\n\x81\x02{}\x88\x02\x0f\xa4"))
	f.Add([]byte("\r\n\r\n\x81\x7f\xff\xff\xff\xff\xff\xff\xff\xff"))
	f.Fuzz(func(_ *testing.T, data []byte) { gateway.Frames(data) })
}
