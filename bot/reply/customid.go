package reply

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// customIDVersion is the first part of every custom id. It grows when the meaning of what
// follows changes, so that a control of any age is either understood or known to be old.
const customIDVersion = "1"

// Action is what a control does; the router knows them all.
type Action string

// CustomID is all that a control knows. Discord keeps it with the message, so a control
// works after a restart and years later; whatever comes back may be forged. Two ids are
// equal if they do the same.
type CustomID struct {
	Action Action
	// arg holds the arguments with a colon between them.
	arg string
}

// Errors of a custom id that is not ours or not of today.
var (
	// ErrCustomID is returned for what is not a custom id of this bot.
	ErrCustomID = errors.New("not a custom id of this bot")
	// ErrOutdated is returned for a custom id of another version.
	ErrOutdated = errors.New("a custom id of another version")
)

// ID makes the id of an action with its arguments, which must not hold a colon.
func ID(action Action, args ...string) CustomID {
	return CustomID{Action: action, arg: strings.Join(args, ":")}
}

// Arg is the argument with a number, from 0; empty if there are not so many.
func (c CustomID) Arg(n int) string {
	args := strings.Split(c.arg, ":")
	if n >= len(args) {
		return ""
	}
	return args[n]
}

// Encode writes the id as "version:action" or "version:action:argument:argument". It fails
// for what Discord would not take or DecodeCustomID would not give back.
func (c CustomID) Encode() (string, error) {
	s := customIDVersion + ":" + string(c.Action)
	if c.arg != "" {
		s += ":" + c.arg
	}
	if Length(s) > MaxCustomID {
		return "", fmt.Errorf("custom id %s: longer than %d characters", c.Action, MaxCustomID)
	}
	if back, err := DecodeCustomID(s); err != nil || back != c {
		return "", fmt.Errorf("custom id %s: argument: %w", c.Action, ErrCustomID)
	}
	return s, nil
}

// DecodeCustomID reads what Encode wrote. The error is ErrOutdated or ErrCustomID. What the
// arguments mean is for the action to check.
func DecodeCustomID(s string) (CustomID, error) {
	version, rest, _ := strings.Cut(s, ":")
	if Length(s) > MaxCustomID || !isVersion(version) || strings.ContainsFunc(s, unprintable) {
		return CustomID{}, ErrCustomID
	}
	if version != customIDVersion {
		return CustomID{}, ErrOutdated
	}
	action, arg, more := strings.Cut(rest, ":")
	if action == "" || more && arg == "" || strings.Trim(action, "abcdefghijklmnopqrstuvwxyz-") != "" {
		return CustomID{}, ErrCustomID
	}
	return CustomID{Action: Action(action), arg: arg}, nil
}

func isVersion(s string) bool {
	return s != "" && len(s) < 4 && strings.Trim(s, "0123456789") == ""
}

func unprintable(r rune) bool { return r == unicode.ReplacementChar || !unicode.IsPrint(r) }
