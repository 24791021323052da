package bot_test

import (
	"context"
	"encoding/binary"
	"fmt"
	"log/slog"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"gutskin/bot"
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
		code, refused, again, beat := bot.Frames(chunks...)
		if code != 4004 || !refused || again || beat != 41250*time.Millisecond {
			t.Errorf("in pieces of %d: code %d, refused %v, again %v, beat %s", size, code, refused, again, beat)
		}
	}
}

func FuzzFrames(f *testing.F) {
	f.Add([]byte("\r\n\r\n\x81\x02{}\x88\x02\x0f\xa4"))
	f.Add([]byte("\r\n\r\n\x81\x7f\xff\xff\xff\xff\xff\xff\xff\xff"))
	f.Fuzz(func(_ *testing.T, data []byte) { bot.Frames(data) })
}

func TestIdentifyBudget(t *testing.T) {
	waits := bot.IdentifyWaits(45, 5*time.Second)
	for i, wait := range waits {
		switch {
		case i == 0 && wait != 0, i > 0 && wait < 5*time.Second, i%20 != 0 && wait > 5*time.Second:
			t.Errorf("wait %d is %s", i, wait)
		case i > 0 && i%20 == 0 && wait < 50*time.Minute:
			t.Errorf("after %d identifies the wait is only %s", i, wait)
		}
	}
}

func TestPool(t *testing.T) {
	health := new(bot.Health)
	p := bot.NewPool(t.Context(), 2, 1, 3, health, slog.New(slog.DiscardHandler))
	hold, begun := make(chan struct{}), make(chan struct{})
	p.Submit("a", func(context.Context) { close(begun); <-hold })
	<-begun
	var mu sync.Mutex
	var order []int
	for i := range 5 { // three fit into the queue
		p.Submit("a", func(context.Context) {
			mu.Lock()
			defer mu.Unlock()
			order = append(order, i)
			panic("must not end the worker")
		})
	}
	close(hold)
	if err := p.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(order); got != "[0 1 2]" || health.Dropped() != 2 {
		t.Errorf("done %s, dropped %d", got, health.Dropped())
	}
	if p.Submit("a", func(context.Context) {}) {
		t.Error("a drained pool takes jobs")
	}
}

// TestErrorsHoldNoToken holds that what is logged of a failed request cannot be used.
func TestErrorsHoldNoToken(t *testing.T) {
	inner := fmt.Errorf("dial https://discord.com/api/v9/webhooks/1/tok-tok/messages: no")
	err := bot.APIFailure("edit", &url.Error{Op: "Post", URL: "https://discord.com/api/v9/interactions/1/tok-tok/callback", Err: inner})
	if strings.Contains(err.Error(), "tok-tok") || !strings.HasPrefix(err.Error(), "edit: ") {
		t.Errorf("error %q", err)
	}
}

func TestSameCommands(t *testing.T) {
	ours := bot.Commands()
	theirs := bot.Commands()
	theirs[0].Type = 0
	theirs[0].Contexts = []int{2, 1, 0}
	if same, err := bot.SameCommands(theirs, ours); !same || err != nil {
		t.Errorf("order and defaults make a difference: %v", err)
	}
	theirs[0].Options[0].MaxLength = 999
	if same, _ := bot.SameCommands(theirs, ours); same {
		t.Error("a changed option makes no difference")
	}
	if same, _ := bot.SameCommands(nil, ours); same {
		t.Error("no commands are the same as ours")
	}
}
