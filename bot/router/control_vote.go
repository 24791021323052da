package router

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gutskin/bot/reply"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// The votes on an answer; the argument is what it is about.
const (
	actionHelpful    reply.Action = "helpful"
	actionNotHelpful reply.Action = "not-helpful"
	// actionReason is the form after "Not helpful". Sending it is the vote.
	actionReason reply.Action = "reason"
)

// fieldReason is the only field of that form.
const fieldReason = "reason"

// storing is how long a person waits for the store.
const storing = 500 * time.Millisecond

// helpful counts a vote and thanks for it.
func (r *Router) helpful(ctx context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
	about, err := r.votedOn(id)
	if err != nil {
		return nil, err
	}
	r.vote(ctx, s, about, knowledge.Vote{Helpful: true})
	return reply.Whisper(s.words.Vote.Thanks), nil
}

// notHelpful asks what was the matter.
func (r *Router) notHelpful(_ context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
	about, err := r.votedOn(id)
	if err != nil {
		return nil, err
	}
	w := s.words.Vote.Reason
	return &reply.Reply{Form: &reply.Form{
		ID: reply.ID(actionReason, about.String()), Title: w.Title,
		Inputs: []reply.Input{{Name: fieldReason, Label: w.Question, Hint: w.Choose, Items: reasonItems(w)}},
	}}, nil
}

// sendReason counts the vote of a form that was sent.
func (r *Router) sendReason(ctx context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
	about, err := r.votedOn(id)
	if err != nil {
		return nil, err
	}
	reason := knowledge.Reason(s.Fields[fieldReason])
	if !slices.Contains(knowledge.VoteReasons(), reason) {
		reason = knowledge.ReasonNone
	}
	r.vote(ctx, s, about, knowledge.Vote{Reason: reason})
	return reply.Whisper(s.words.Vote.Reason.Thanks), nil
}

// votedOn are the topics that a vote is for. A red flag is no topic: care cards are never
// voted on.
func (r *Router) votedOn(id reply.CustomID) (subject, error) {
	about, ok := decodeSubject(id.Arg(0))
	if !ok {
		return nil, fmt.Errorf("vote: %w", reply.ErrCustomID)
	}
	if about = about.kept(r.Answers.Base()); len(about) == 0 {
		return nil, ErrTopicGone
	}
	return about, nil
}

// vote hands a vote on each topic to the records. The person is thanked whatever becomes
// of it: one vote more or less is not worth a word about a store.
func (r *Router) vote(ctx context.Context, s scene, about subject, v knowledge.Vote) {
	ctx, cancel := context.WithTimeout(ctx, storing)
	defer cancel()
	v.Person, v.At = s.Person, r.Now()
	for _, v.Topic = range about {
		if err := r.Records.Vote(ctx, v); err != nil {
			r.Log.Warn("a vote was not kept", "error", err)
		}
	}
}

func reasonItems(w words.Reason) []reply.Item {
	labels := map[knowledge.Reason]string{
		knowledge.ReasonWrongTopic: w.WrongTopic, knowledge.ReasonUnclear: w.Unclear,
		knowledge.ReasonNotForMe: w.NotForMe, knowledge.ReasonMissing: w.Missing, knowledge.ReasonOther: w.Other,
	}
	var items []reply.Item
	for _, reason := range knowledge.VoteReasons() {
		items = append(items, reply.Item{Label: labels[reason], Value: string(reason)})
	}
	return items
}
