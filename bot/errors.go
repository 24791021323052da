package bot

import (
	"context"
	"errors"
)

// ErrTopicGone is returned by a handler for a topic that is no longer in the knowledge base.
var ErrTopicGone = errors.New("the topic is gone")

// ErrUnknownCommand is returned by a handler for a command that the bot does not have.
var ErrUnknownCommand = errors.New("unknown command")

// apology is what a person reads of an error: the only place where the one becomes the
// other. The error itself goes to the log.
func apology(err error) *Reply {
	say := sayFailed
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		say = sayTooSlow
	case errors.Is(err, ErrCustomID), errors.Is(err, ErrOutdated):
		say = sayOutdated
	case errors.Is(err, ErrTopicGone):
		say = sayGone
	case errors.Is(err, ErrUnknownCommand):
		say = sayUnknown
	}
	return &Reply{Content: say, Private: true}
}

// expected tells whether an error is a person's doing and no fault of the bot.
func expected(err error) bool {
	return errors.Is(err, ErrCustomID) || errors.Is(err, ErrOutdated) ||
		errors.Is(err, ErrTopicGone) || errors.Is(err, ErrUnknownCommand)
}
