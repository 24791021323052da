package reply_test

import (
	"errors"
	"strings"
	"testing"

	"gutskin/bot/reply"
)

func TestCustomID(t *testing.T) {
	for s, want := range map[string]error{
		"1:topic:acne":                         nil,
		"1:none":                               nil,
		"":                                     reply.ErrCustomID,
		"topic":                                reply.ErrCustomID,
		"1:none:":                              reply.ErrCustomID,
		"1:topic:":                             reply.ErrCustomID,
		"1:why:acne::red, skin":                nil,
		"1:Topic:acne":                         reply.ErrCustomID,
		"1::acne":                              reply.ErrCustomID,
		"1:topic:a\nb":                         reply.ErrCustomID,
		"1:topic:\u202eacne":                   reply.ErrCustomID,
		"2:topic:acne":                         reply.ErrOutdated,
		"0:anything at all":                    reply.ErrOutdated,
		"1:topic:" + strings.Repeat("a", 5000): reply.ErrCustomID,
		"99999:topic:acne":                     reply.ErrCustomID,
	} {
		id, err := reply.DecodeCustomID(s)
		if !errors.Is(err, want) {
			t.Errorf("DecodeCustomID(%.30q) = %v, want %v", s, err, want)
		}
		if err != nil {
			continue
		}
		if back, err := id.Encode(); err != nil || back != s {
			t.Errorf("%q is encoded as %q, %v", s, back, err)
		}
	}
	for _, id := range []reply.CustomID{
		{}, {Action: "Vote"}, reply.ID("topic", strings.Repeat("a", 93)), reply.ID("a:b"), reply.ID("why", "a\x00"),
	} {
		if s, err := id.Encode(); err == nil {
			t.Errorf("%+v is encoded as %q", id, s)
		}
	}
}

func TestCustomIDArguments(t *testing.T) {
	id := reply.ID("browse", "food", "", "2")
	for n, want := range []string{"food", "", "2", ""} {
		if got := id.Arg(n); got != want {
			t.Errorf("argument %d is %q, want %q", n, got, want)
		}
	}
}

func FuzzCustomID(f *testing.F) {
	for _, s := range []string{"1:topic:acne", "1:none", "2:x", "1:topic:", "::", "1:topic:a:b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id, err := reply.DecodeCustomID(s)
		if err != nil || len(s) > 100 {
			return
		}
		if back, err := id.Encode(); err != nil || back != s {
			t.Errorf("%q is encoded as %q, %v", s, back, err)
		}
	})
}
