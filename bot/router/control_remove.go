package router

import (
	"context"

	"gutskin/bot/reply"
)

// actionRemove deletes the message; the arguments are the marks of those who may do that.
const actionRemove reply.Action = "remove"

// maxAskers is how many marks fit into a custom id.
const maxAskers = 2

// removeButton is the button under what others read; none under what they do not.
func (r *Router) removeButton(s scene, to audience) []reply.Button {
	if !s.open(to) {
		return nil
	}
	var marks []string
	for _, person := range to.askers[:min(len(to.askers), maxAskers)] {
		if person != "" {
			marks = append(marks, r.mark(person))
		}
	}
	return []reply.Button{{Label: s.everybody.Answer.Remove, ID: reply.ID(actionRemove, marks...)}}
}

// remove deletes a public reply for those whose it is, and for moderators.
func (r *Router) remove(_ context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
	mine := s.moderates()
	for n := range maxAskers {
		mine = mine || r.marks(id.Arg(n), s.Person)
	}
	if !mine {
		return reply.Whisper(s.words.Remove.NotYours), nil
	}
	return &reply.Reply{Remove: true, Content: s.words.Remove.NoPermission}, nil
}
