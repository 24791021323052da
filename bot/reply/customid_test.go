package bot_test

import (
	"errors"
	"strings"
	"testing"

	"gutskin/bot"
)

func TestCustomID(t *testing.T) {
	for s, want := range map[string]error{
		"1:topic:acne":                         nil,
		"1:none":                               nil,
		"":                                     bot.ErrCustomID,
		"topic":                                bot.ErrCustomID,
		"1:none:":                              bot.ErrCustomID,
		"1:topic:":                             bot.ErrCustomID,
		"1:topic:../../etc":                    bot.ErrCustomID,
		"1:topic:Acne":                         bot.ErrCustomID,
		"2:topic:acne":                         bot.ErrOutdated,
		"0:anything at all":                    bot.ErrOutdated,
		"1:vote:acne":                          bot.ErrOutdated,
		"1:topic:" + strings.Repeat("a", 5000): bot.ErrCustomID,
		"99999:topic:acne":                     bot.ErrCustomID,
	} {
		id, err := bot.DecodeCustomID(s)
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
	for _, id := range []bot.CustomID{
		{}, {Action: "vote"}, {Action: bot.ActionTopic}, {bot.ActionTopic, "a:b"}, {bot.ActionNone, "x"},
		{bot.ActionTopic, strings.Repeat("a", 93)},
	} {
		if s, err := id.Encode(); err == nil {
			t.Errorf("%+v is encoded as %q", id, s)
		}
	}
}

func FuzzCustomID(f *testing.F) {
	for _, s := range []string{"1:topic:acne", "1:none", "2:x", "1:topic:", "::", "1:topic:a:b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id, err := bot.DecodeCustomID(s)
		if err != nil || len(s) > 100 {
			return
		}
		if back, err := id.Encode(); err != nil || back != s {
			t.Errorf("%q is encoded as %q, %v", s, back, err)
		}
	})
}
