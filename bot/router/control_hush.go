package router

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gutskin/bot/reply"
)

// The buttons of those who were answered unasked. The argument is the mark of the person,
// the only one who can press them.
const (
	// actionHush asks for no more unasked replies in the server, actionSpeak takes it back.
	actionHush  reply.Action = "hush"
	actionSpeak reply.Action = "speak"
)

// Bounds of what is known about who wants no unasked replies.
const (
	maxMuted  = 20_000
	mutedKept = time.Minute
	// looking is how long a reply waits for the store, muting how long a person does.
	looking = 250 * time.Millisecond
	muting  = 500 * time.Millisecond
	// mutedYears is for good, as far as a bot can promise.
	mutedYears = 10
)

// hushed is whom the mark on these buttons stands for: the person in this server, and for
// nothing else that they may have left here.
func (s scene) hushed() string { return "hush/" + s.Guild + "/" + s.Person }

// isMuted tells whether the person wants no unasked replies in the server; otherwise is what
// holds where the store does not say.
func (r *Router) isMuted(ctx context.Context, s scene, otherwise bool) bool {
	key := s.Guild + "/" + s.Person
	if muted, known := r.muted.Get(key); known {
		return muted
	}
	ctx, cancel := context.WithTimeout(ctx, looking)
	defer cancel()
	muted, err := r.Records.Muted(ctx, s.Person, s.Guild, r.Now())
	if err != nil {
		r.Log.Warn("whether somebody wants no unasked replies could not be read", "error", err)
		return otherwise
	}
	r.muted.Put(key, muted)
	return muted
}

// hush ends unasked replies to the person.
func (r *Router) hush(ctx context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
	w := s.words.HelpChannel
	if err := r.mute(ctx, s, id, r.Now().AddDate(mutedYears, 0, 0)); err != nil {
		return nil, err
	}
	return r.offer(s, w.Stopped, w.Resume, actionSpeak), nil
}

// speak takes that back.
func (r *Router) speak(ctx context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
	w := s.words.HelpChannel
	if err := r.mute(ctx, s, id, r.Now()); err != nil {
		return nil, err
	}
	return r.offer(s, w.Resumed, w.Stop, actionHush), nil
}

// offer says what holds now, with the button that takes it back.
func (r *Router) offer(s scene, say, label string, back reply.Action) *reply.Reply {
	said := reply.Text(say)
	said.Rows = []reply.Row{reply.Buttons(reply.Button{Label: label, ID: reply.ID(back, r.mark(s.hushed()))})}
	return s.inPlace(said)
}

// mute notes until when the person wants no unasked replies. Others than the one whom the
// button is for are refused.
func (r *Router) mute(ctx context.Context, s scene, id reply.CustomID, until time.Time) error {
	if s.Guild == "" || !r.marks(id.Arg(0), s.hushed()) {
		return errNotAnswered
	}
	ctx, cancel := context.WithTimeout(ctx, muting)
	defer cancel()
	if err := r.Records.Mute(ctx, s.Person, s.Guild, until); err != nil {
		return fmt.Errorf("%w: %w", errNotMuted, err)
	}
	r.muted.Put(s.Guild+"/"+s.Person, until.After(r.Now()))
	return nil
}

// errNotMuted is returned where the store did not take a wish: to pass that over in silence
// would be untrue.
var errNotMuted = errors.New("a wish for unasked replies was not kept")

// errNotAnswered is returned to those who press a button that is for the person answered.
var errNotAnswered = fmt.Errorf("only the person who was answered: %w", ErrNoRights)
