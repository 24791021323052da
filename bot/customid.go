package bot

import (
	"errors"
	"fmt"
	"strings"
)

// customIDVersion is the first part of every custom id. It grows when the meaning of what
// follows changes, so that a button of any age is either understood or known to be old.
const customIDVersion = "1"

// Action is what a button does.
type Action string

// The actions of today's buttons.
const (
	// ActionTopic answers with the topic named by the argument.
	ActionTopic Action = "topic"
	// ActionNone says that none of the topics on offer is meant.
	ActionNone Action = "none"
)

// CustomID is all that a button knows. Discord keeps it with the message, so a button
// works after a restart and years later; whatever comes back may be forged.
type CustomID struct {
	Action Action
	// Arg is a topic's id for ActionTopic, empty otherwise.
	Arg string
}

// Errors of a custom id that is not ours or not of today.
var (
	// ErrCustomID is returned for what is not a custom id of this bot.
	ErrCustomID = errors.New("not a custom id of this bot")
	// ErrOutdated is returned for a custom id of another version.
	ErrOutdated = errors.New("a custom id of another version")
)

// Encode writes the id as "version:action" or "version:action:argument". It fails for what
// Discord would not take or Decode would not give back.
func (c CustomID) Encode() (string, error) {
	s := customIDVersion + ":" + string(c.Action)
	if c.Arg != "" {
		s += ":" + c.Arg
	}
	if length(s) > maxCustomID {
		return "", fmt.Errorf("custom id %s: longer than %d characters", c.Action, maxCustomID)
	}
	if back, err := DecodeCustomID(s); err != nil || back != c {
		return "", fmt.Errorf("custom id %s: argument: %w", c.Action, ErrCustomID)
	}
	return s, nil
}

// DecodeCustomID reads what Encode wrote. The error is ErrOutdated or ErrCustomID.
func DecodeCustomID(s string) (CustomID, error) {
	version, rest, _ := strings.Cut(s, ":")
	if len(s) > 4*maxCustomID || !isNumber(version) {
		return CustomID{}, ErrCustomID
	}
	if version != customIDVersion {
		return CustomID{}, ErrOutdated
	}
	action, arg, hasArg := strings.Cut(rest, ":")
	c := CustomID{Action: Action(action), Arg: arg}
	switch c.Action {
	case ActionTopic:
		if !isTopicID(arg) {
			return CustomID{}, ErrCustomID
		}
	case ActionNone:
		if hasArg {
			return CustomID{}, ErrCustomID
		}
	default:
		return CustomID{}, ErrOutdated // an action that was taken away
	}
	return c, nil
}

func isNumber(s string) bool {
	return s != "" && len(s) < 4 && strings.Trim(s, "0123456789") == ""
}

// isTopicID tells whether a text can be the name of a topic's file.
func isTopicID(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}
