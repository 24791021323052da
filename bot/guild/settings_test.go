package guild_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gutskin/bot/guild"
	"gutskin/knowledge"
)

func full() guild.Settings {
	private := true
	s := guild.Settings{
		Private: &private, Hidden: []knowledge.Group{knowledge.GroupFood}, Country: "GB", Emergency: "999", Crisis: "Samaritans: 116 123",
		Cooldowns: guild.Cooldowns{Person: 60, Channel: 1, Answer: 86400}, Language: "de", Notices: "12345678901234567890",
	}
	for i := range guild.MaxChannels {
		s.HelpChannels = append(s.HelpChannels, fmt.Sprintf("%020d", i))
		s.Moderators = append(s.Moderators, fmt.Sprintf("%020d", i))
	}
	return s
}

func TestEncode(t *testing.T) {
	for name, want := range map[string]guild.Settings{"none": {}, "all": full()} {
		data, err := want.Encode()
		if err != nil || len(data) > knowledge.MaxGuildSettings {
			t.Fatalf("%s: %d bytes, %v", name, len(data), err)
		}
		got, err := guild.Decode(data)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +got):\n%s", name, err, diff)
		}
	}
	if got, err := guild.Decode([]byte(`{"country":"GB","of a later version":1}`)); err != nil || got.Country != "GB" {
		t.Errorf("a field of a later version: %+v, %v", got, err)
	}
}

func TestValidate(t *testing.T) {
	for name, change := range map[string]func(*guild.Settings){
		"too many channels":  func(s *guild.Settings) { s.HelpChannels = append(s.HelpChannels, "1") },
		"too many roles":     func(s *guild.Settings) { s.Moderators = append(s.Moderators, "1") },
		"no id":              func(s *guild.Settings) { s.Moderators[0] = "@everyone" },
		"no channel":         func(s *guild.Settings) { s.Notices = "general" },
		"an empty id":        func(s *guild.Settings) { s.HelpChannels[0] = "" },
		"a group twice":      func(s *guild.Settings) { s.Hidden = append(s.Hidden, s.Hidden[0]) },
		"a group of nobody":  func(s *guild.Settings) { s.Hidden[0] = "gossip" },
		"all groups":         func(s *guild.Settings) { s.Hidden = knowledge.Groups() },
		"two lines":          func(s *guild.Settings) { s.Emergency = "1\n2" },
		"a mention":          func(s *guild.Settings) { s.Crisis = "<@1>" },
		"hidden characters":  func(s *guild.Settings) { s.Crisis = "1\u202e2" },
		"a long number":      func(s *guild.Settings) { s.Crisis = strings.Repeat("ä", guild.MaxNumber+1) },
		"not UTF-8":          func(s *guild.Settings) { s.Crisis = "\xff" },
		"a negative pause":   func(s *guild.Settings) { s.Cooldowns.Person = -1 },
		"too long a pause":   func(s *guild.Settings) { s.Cooldowns.Answer = 86401 },
		"a pause of an age":  func(s *guild.Settings) { s.Cooldowns.Channel = 1 << 62 },
		"a country in words": func(s *guild.Settings) { s.Country = "Great Britain" },
		"a long language":    func(s *guild.Settings) { s.Language = strings.Repeat("x", 30) },
	} {
		s := full()
		change(&s)
		if err := s.Validate(); !errors.Is(err, guild.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := s.Encode(); err == nil {
			t.Errorf("%s: encoded", name)
		}
	}
	if err := full().Validate(); err != nil {
		t.Error(err)
	}
}

func TestCloneIsApart(t *testing.T) {
	s := full()
	c := s.Clone()
	*c.Private, c.Hidden[0], c.HelpChannels[0], c.Moderators[0] = false, knowledge.GroupConcern, "7", "7"
	if diff := cmp.Diff(full(), s); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestCooldowns(t *testing.T) {
	var usual guild.Cooldowns
	if usual.OfPerson() != 10*time.Minute || usual.OfChannel() != 2*time.Minute || usual.OfAnswer() != time.Hour {
		t.Error("the usual pauses changed: docs/discord.md names them")
	}
	c := guild.Cooldowns{Person: 1, Channel: 60, Answer: 1 << 40}
	if c.OfPerson() != time.Second || c.OfChannel() != time.Minute || c.OfAnswer() != guild.MaxCooldown {
		t.Errorf("%v %v %v", c.OfPerson(), c.OfChannel(), c.OfAnswer())
	}
}

func FuzzDecode(f *testing.F) {
	data, err := full().Encode()
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"", "{}", "null", "[]", `{"private":null}`, `{"cooldowns":{"person":-1}}`, string(data)} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := guild.Decode(data)
		if err != nil {
			return
		}
		again, err := s.Encode()
		if err != nil {
			t.Fatalf("%q is read and cannot be written: %v", data, err)
		}
		back, err := guild.Decode(again)
		if err != nil || !cmp.Equal(s, back) && len(data) > 0 {
			t.Errorf("%q: %v\n%s", data, err, cmp.Diff(s, back))
		}
	})
}
