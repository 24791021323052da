package router

import (
	"context"
	"fmt"
	"strings"

	"gutskin/bot/reply"
)

// The controls that choose a topic.
const (
	// actionTopic answers with the topic that the argument names, or, in a menu, the one
	// that was chosen.
	actionTopic reply.Action = "topic"
	// actionNone says that none of the topics on offer is meant. The argument is the key
	// of the question.
	actionNone reply.Action = "none"
)

// chooseTopic answers with a topic that was chosen.
func (r *Router) chooseTopic(ctx context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
	topic := id.Arg(0)
	if len(s.Values) > 0 {
		topic = s.Values[0]
	}
	if !isTopicID(topic) {
		return nil, fmt.Errorf("topic: %w", reply.ErrCustomID)
	}
	a, ok := r.Answers.Topic(ctx, topic, s.question("", ""))
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("topic: %w", err)
	}
	if !ok {
		return nil, ErrTopicGone
	}
	if !s.Shared { // "any foods?" after the press is about what was chosen
		r.memory.Swap(s.conversation(), a.Title)
		r.told(s, a)
	}
	a.Reasons = nil // nobody's words decided
	return s.inPlace(r.render(s, a, audience{private: true, askers: []string{s.Person}})), nil
}

// isTopicID tells whether a text can be the name of a topic's file.
func isTopicID(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// inPlace lets a reply to a control take the place of the control's message where nobody
// else reads that; elsewhere the person alone sees the reply.
func (s scene) inPlace(r *reply.Reply) *reply.Reply {
	r.Update, r.Private = s.InPlace(), !s.InPlace()
	return r
}
