// Package guild holds what the managers of one server have settled about the bot there, and
// keeps it at hand: a person never waits for the store, and never sees it fail.
package guild

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"gutskin/knowledge"
)

// Settings are those of one server. The zero value is what holds where nothing was settled,
// and everywhere outside servers. Values are not changed once they are handed out: change
// a [Settings.Clone].
type Settings struct {
	// Private is whether answers to commands are for the asker alone unless they choose
	// otherwise; nil means what the bot's operator has set.
	Private *bool `json:"private,omitempty"`
	// Hidden are the groups of topics that are not shown in the server.
	Hidden []knowledge.Group `json:"hidden,omitempty"`
	// Country is the code of the country whose numbers care cards name; empty for none.
	Country string `json:"country,omitempty"`
	// Emergency and Crisis go before the country's numbers; empty means those.
	Emergency string `json:"emergency,omitempty"`
	Crisis    string `json:"crisis,omitempty"`
	// HelpChannels are the channels in which the bot answers unasked.
	HelpChannels []string `json:"help_channels,omitempty"`
	// Cooldowns are how long the bot stays silent after an unasked reply.
	Cooldowns Cooldowns `json:"cooldowns,omitzero"`
	// Language is that of commands' replies and of labels; empty means each person's own,
	// and the server's own where everybody reads it.
	Language string `json:"language,omitempty"`
	// Moderators are the roles whose members may do what needs the right to manage
	// messages.
	Moderators []string `json:"moderators,omitempty"`
	// Notices is the channel in which moderators are told what needs them; empty for none. It
	// counts in the moderators' server alone.
	Notices string `json:"notices,omitempty"`
}

// Cooldowns are in seconds; zero means the usual time.
type Cooldowns struct {
	// Person is between two unasked replies to the same person, Channel between two in
	// the same channel, Answer between two with the same topic in the same channel.
	Person  int `json:"person,omitempty"`
	Channel int `json:"channel,omitempty"`
	Answer  int `json:"answer,omitempty"`
}

// The usual cooldowns, and the longest that can be set.
const (
	usualPerson  = 10 * time.Minute
	usualChannel = 2 * time.Minute
	usualAnswer  = time.Hour
	MaxCooldown  = 24 * time.Hour
)

// OfPerson is the cooldown of a person.
func (c Cooldowns) OfPerson() time.Duration { return orUsual(c.Person, usualPerson) }

// OfChannel is the cooldown of a channel.
func (c Cooldowns) OfChannel() time.Duration { return orUsual(c.Channel, usualChannel) }

// OfAnswer is the cooldown of an answer in a channel.
func (c Cooldowns) OfAnswer() time.Duration { return orUsual(c.Answer, usualAnswer) }

func orUsual(seconds int, usual time.Duration) time.Duration {
	if seconds <= 0 {
		return usual
	}
	return time.Duration(min(seconds, int(MaxCooldown/time.Second))) * time.Second
}

// Bounds of what can be settled.
const (
	MaxChannels = 25
	MaxRoles    = 25
	MaxNumber   = 60 // characters of an emergency number, or of a crisis line
	maxCode     = 10 // bytes of the code of a country or language
	maxID       = 20 // digits of one of Discord's ids
)

// Clone is a copy that can be changed.
func (s Settings) Clone() Settings {
	if s.Private != nil {
		private := *s.Private
		s.Private = &private
	}
	s.Hidden = slices.Clone(s.Hidden)
	s.HelpChannels = slices.Clone(s.HelpChannels)
	s.Moderators = slices.Clone(s.Moderators)
	return s
}

// Validate checks the bounds. The error wraps ErrInvalid.
func (s Settings) Validate() error {
	switch {
	case len(s.HelpChannels) > MaxChannels:
		return fmt.Errorf("%w: more than %d help channels", ErrInvalid, MaxChannels)
	case len(s.Moderators) > MaxRoles:
		return fmt.Errorf("%w: more than %d moderator roles", ErrInvalid, MaxRoles)
	case !hideable(s.Hidden):
		return fmt.Errorf("%w: groups are hidden that cannot be", ErrInvalid)
	case !IsNumber(s.Emergency), !IsNumber(s.Crisis):
		return fmt.Errorf("%w: a number is one line of at most %d characters", ErrInvalid, MaxNumber)
	case len(s.Country) > maxCode || len(s.Language) > maxCode:
		return fmt.Errorf("%w: the code of a country or language is longer than %d letters", ErrInvalid, maxCode)
	}
	ids := slices.Concat(s.HelpChannels, s.Moderators)
	if s.Notices != "" {
		ids = append(ids, s.Notices)
	}
	for _, id := range ids {
		if id == "" || len(id) > maxID || strings.Trim(id, "0123456789") != "" {
			return fmt.Errorf("%w: a channel or role is no id", ErrInvalid)
		}
	}
	for _, seconds := range []int{s.Cooldowns.Person, s.Cooldowns.Channel, s.Cooldowns.Answer} {
		if seconds < 0 || seconds > int(MaxCooldown/time.Second) {
			return fmt.Errorf("%w: a cooldown is between nothing and a day", ErrInvalid)
		}
	}
	return nil
}

// hideable tells whether groups can be hidden: each is one of ours, none is named twice, and
// one is left.
func hideable(hidden []knowledge.Group) bool {
	left := knowledge.Groups()
	for _, g := range hidden {
		i := slices.Index(left, g)
		if i < 0 {
			return false
		}
		left = slices.Delete(left, i, i+1)
	}
	return len(left) > 0
}

// IsNumber tells whether a text can be an emergency number or a crisis line: one short line
// without Discord's notation for mentions and without characters that nobody sees.
func IsNumber(s string) bool {
	return utf8.ValidString(s) && utf8.RuneCountInString(s) <= MaxNumber && !strings.ContainsAny(s, "<>@`") &&
		!strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) })
}

// Decode reads what Encode wrote; nothing at all is the zero value. A field that this
// version does not know is left out.
func Decode(data []byte) (Settings, error) {
	var s Settings
	if len(data) == 0 {
		return s, nil
	}
	if err := json.Unmarshal(data, &s); err != nil {
		return Settings{}, fmt.Errorf("server settings: %w", err)
	}
	return s, s.Validate()
}

// Encode writes settings as JSON that people can read: it is kept in the store and handed
// out as an export.
func (s Settings) Encode() ([]byte, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	data, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("server settings: %w", err)
	}
	return append(data, '\n'), nil
}
