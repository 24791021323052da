package router

import (
	"context"
	"errors"
	"strconv"
	"time"

	"gutskin/bot/reply"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// The controls under /privacy.
const (
	// actionDelete asks whether a person's data is to be deleted, actionDeleteYes deletes
	// it and actionDeleteNo does not.
	actionDelete    reply.Action = "privacy-delete"
	actionDeleteYes reply.Action = "privacy-delete-yes"
	actionDeleteNo  reply.Action = "privacy-delete-no"
)

// How long a person waits for the store: to be told what is kept, and for its deletion,
// which is worth waiting for.
const (
	counting = 500 * time.Millisecond
	deleting = 1500 * time.Millisecond
)

// privacy handles /privacy: what is kept of people, for how long, and how much of this one.
func (r *Router) privacy(ctx context.Context, s scene) (*reply.Reply, error) {
	w := s.words.Privacy
	said := reply.Whisper(reply.Paragraphs(headed(w.Heading, reply.Bullets([]string{
		words.Fill(w.Questions, "minutes", strconv.Itoa(int(conversationKept.Minutes()))),
		words.Fill(w.Missed, "days", days(knowledge.KeepMisses)),
		words.Fill(w.Votes, "days", days(knowledge.KeepVotes)),
		words.Fill(w.Sent, "days", days(knowledge.KeepQuestions)),
		words.Fill(w.Settings, "days", days(knowledge.KeepLeftGuild)),
		w.Muted,
		words.Fill(w.Drafts, "days", days(knowledge.KeepDrafts)),
	})), r.mine(ctx, s)))
	said.Rows = []reply.Row{reply.Buttons(reply.Button{Label: w.Delete, ID: reply.ID(actionDelete)})}
	return said, nil
}

// mine says how much is kept of the person. A store that does not answer is not passed over
// in silence: the person would take that for "nothing".
func (r *Router) mine(ctx context.Context, s scene) string {
	ctx, cancel := context.WithTimeout(ctx, counting)
	defer cancel()
	kept, err := r.Records.Kept(ctx, s.Person)
	switch {
	case err != nil:
		r.Log.Warn("what is kept of a person could not be counted", "error", err)
		return s.words.Privacy.Unread
	case kept == knowledge.PersonRecords{}:
		return s.words.Privacy.MineNone
	}
	return words.Fill(s.words.Privacy.Mine,
		"votes", strconv.Itoa(kept.Votes), "questions", strconv.Itoa(kept.Questions), "mutes", strconv.Itoa(kept.Mutes),
		"drafts", strconv.Itoa(kept.Drafts), "words", strconv.Itoa(kept.Misses), "follows", strconv.Itoa(kept.Follows))
}

// days is a span as a number of days.
func days(d time.Duration) string { return strconv.Itoa(int(d.Hours() / 24)) }

// confirmDelete asks before anything is deleted.
func (r *Router) confirmDelete(_ context.Context, s scene, _ reply.CustomID) (*reply.Reply, error) {
	w := s.words.Privacy
	said := reply.Text(w.Confirm)
	said.Rows = []reply.Row{reply.Buttons(
		reply.Button{Label: w.ConfirmYes, ID: reply.ID(actionDeleteYes)},
		reply.Button{Label: w.ConfirmNo, ID: reply.ID(actionDeleteNo)},
	)}
	return s.inPlace(said), nil
}

// keepAll answers a no.
func (r *Router) keepAll(_ context.Context, s scene, _ reply.CustomID) (*reply.Reply, error) {
	return s.inPlace(reply.Text(s.words.Privacy.Kept)), nil
}

// deleteAll forgets the person who pressed the button: what the store has, and what is in
// memory. It says that something is deleted only when it is; after a failure the button is
// still there.
func (r *Router) deleteAll(ctx context.Context, s scene, _ reply.CustomID) (*reply.Reply, error) {
	r.forgetPerson(s.Person)
	ctx, cancel := context.WithTimeout(ctx, deleting)
	defer cancel()
	gone, err := r.Records.Forget(ctx, s.Person)
	w, count := s.words.Privacy, gone.Total()
	if err != nil && !errors.Is(err, knowledge.ErrBadRecord) {
		r.Log.Error("a person's data could not be deleted", "error", err)
		say := w.Unreachable
		if count > 0 {
			say = words.Fill(w.Unfinished, "count", strconv.Itoa(count))
		}
		said := reply.Text(say)
		said.Rows = []reply.Row{reply.Buttons(reply.Button{Label: w.Delete, ID: reply.ID(actionDelete)})}
		return s.inPlace(said), nil
	}
	if count == 0 {
		return s.inPlace(reply.Text(w.Nothing)), nil
	}
	return s.inPlace(reply.Text(words.Fill(w.Deleted, "count", strconv.Itoa(count)))), nil
}
