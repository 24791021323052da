package localdiscord

import (
	"bytes"
	"compress/zlib"

	"github.com/coder/websocket"
)

// encoder makes a WebSocket message of a payload.
type encoder func(payload []byte) (websocket.MessageType, []byte)

// newEncoder serves clients that ask for transport compression by zlib-stream;
// all others get text.
func newEncoder(compress string) encoder {
	if compress != "zlib-stream" {
		return func(payload []byte) (websocket.MessageType, []byte) { return websocket.MessageText, payload }
	}
	var stream bytes.Buffer
	deflate := zlib.NewWriter(&stream)
	return func(payload []byte) (websocket.MessageType, []byte) {
		stream.Reset()
		_, _ = deflate.Write(payload) // writing to a buffer does not fail
		_ = deflate.Flush()           // a message ends with the stream flushed
		return websocket.MessageBinary, bytes.Clone(stream.Bytes())
	}
}
