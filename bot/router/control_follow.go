package router

import (
	"context"
	"strconv"
	"time"

	"gutskin/bot/reply"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// The controls of those who have sent a question. The argument is when they sent it: with
// the person who presses, that names their own question and no other.
const (
	// actionFollow agrees to be told when it is answered, actionUnfollow takes that back.
	actionFollow   reply.Action = "follow"
	actionUnfollow reply.Action = "unfollow"
)

// offerFollow thanks for a question that was sent, and offers to tell of its answer.
func offerFollow(s scene, sent time.Time) *reply.Reply {
	w := s.words.Follow
	said := reply.Whisper(reply.Paragraphs(s.words.Miss.Sent, words.Fill(w.Offer, "days", days(knowledge.KeepQuestions))))
	said.Rows = []reply.Row{reply.Buttons(reply.Button{Label: w.TellMe, ID: reply.ID(actionFollow, sentMark(sent))})}
	return said
}

// follow keeps that a person wants to be told. Only now is something kept by which the
// person can be found.
func (r *Router) follow(ctx context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
	sent, err := readSentMark(id.Arg(0))
	if err != nil {
		return nil, err
	}
	locale := s.Locale
	if len(locale) > knowledge.MaxLocale {
		locale = ""
	}
	ctx, cancel := context.WithTimeout(ctx, storing)
	defer cancel()
	w := s.words.Follow
	switch there, err := r.Records.Follow(ctx, s.Person, sent, locale); {
	case err != nil:
		r.Log.Error("that somebody wants to be told was not kept", "error", err)
		return reply.Whisper(w.NotKept), nil
	case !there:
		return s.inPlace(reply.Text(w.NoQuestion)), nil
	}
	said := reply.Text(words.Fill(w.Following, "days", days(knowledge.KeepQuestions)))
	said.Rows = []reply.Row{reply.Buttons(reply.Button{Label: w.RatherNot, ID: reply.ID(actionUnfollow, id.Arg(0))})}
	return s.inPlace(said), nil
}

// unfollow takes that back.
func (r *Router) unfollow(ctx context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
	sent, err := readSentMark(id.Arg(0))
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, deleting)
	defer cancel()
	if err := r.Records.Unfollow(ctx, s.Person, sent); err != nil {
		r.Log.Error("that somebody wants to be told was not deleted", "error", err)
		return reply.Whisper(s.words.Privacy.Unreachable), nil
	}
	return s.inPlace(reply.Text(s.words.Follow.NotFollowing)), nil
}

// sentMark is the time of a question in a custom id, to the millisecond, as stores keep it.
func sentMark(at time.Time) string { return strconv.FormatInt(at.UnixMilli(), 36) }

// maxSentMark is more than such a mark has for some thousand years.
const maxSentMark = 10

func readSentMark(mark string) (time.Time, error) {
	milli, err := strconv.ParseInt(mark, 36, 64)
	if err != nil || milli <= 0 || len(mark) > maxSentMark {
		return time.Time{}, reply.ErrCustomID
	}
	return time.UnixMilli(milli), nil
}
