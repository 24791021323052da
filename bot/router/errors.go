package router

import (
	"context"
	"errors"

	"gutskin/bot/guild"
	"gutskin/bot/reply"
)

// Errors that are a person's doing, or time's, and no fault of the bot.
var (
	// ErrTopicGone is returned for a topic that is no longer in the knowledge base.
	ErrTopicGone = errors.New("the topic is gone")
	// ErrUnknownCommand is returned for a command that the bot does not have.
	ErrUnknownCommand = errors.New("unknown command")
	// ErrNoRights is returned to somebody who may not do what they tried, perhaps because
	// a role was taken away since the control was shown.
	ErrNoRights = errors.New("no right to do that")
	// ErrMessageGone is returned for a message that was deleted meanwhile.
	ErrMessageGone = errors.New("the message is gone")
)

// apology is what a person reads of an error: the only place where the one becomes the
// other. The error itself goes to the log.
func (s scene) apology(err error) *reply.Reply {
	w := s.words.Errors
	if s.Kind == KindComplete {
		return &reply.Reply{Choices: []reply.Choice{}}
	}
	if s.Kind == KindOverheard {
		return nil
	}
	say := w.Failed
	switch {
	case errors.Is(err, reply.ErrCustomID), errors.Is(err, reply.ErrOutdated):
		say = w.Outdated
	case errors.Is(err, ErrTopicGone):
		say = w.TopicGone
	case errors.Is(err, ErrUnknownCommand):
		say = w.UnknownCommand
	case errors.Is(err, errNotAnswered):
		say = s.words.HelpChannel.NotYours
	case errors.Is(err, errNotManager):
		say = s.words.Settings.Replies.ManagersOnly
	case errors.Is(err, errNoServer):
		say = s.words.Settings.Replies.ServersOnly
	case errors.Is(err, guild.ErrNotSaved):
		say = s.words.Settings.Replies.NotSaved
	case errors.Is(err, guild.ErrUnread):
		say = s.words.Settings.Replies.Unread
	case errors.Is(err, ErrNoRights):
		say = w.NoRights
	case errors.Is(err, ErrMessageGone):
		say = w.MessageGone
	case errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, errNotMuted):
		say = w.TooSlow
	}
	return reply.Whisper(say)
}

// expected tells whether an error is a person's doing and no fault of the bot.
func expected(err error) bool {
	for _, e := range []error{reply.ErrCustomID, reply.ErrOutdated, ErrTopicGone, ErrUnknownCommand, ErrNoRights, ErrMessageGone, errNoServer} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}
