package router

import (
	"context"
	"strings"

	"gutskin/bot/reply"
	"gutskin/knowledge"
)

// quotedQuestion is how much of a question is shown above its answer, in characters.
const quotedQuestion = 600

// Tell is the direct message that tells a follower that their question has an answer: the
// answer as members read it, in the follower's language as far as the interface goes. It is
// nil when there is no answer any more.
func (r *Router) Tell(ctx context.Context, f knowledge.Follower) (*reply.Reply, error) {
	s := r.scene(ctx, Request{Kind: KindMessage, Person: f.Person, Locale: f.Locale, Text: f.Text})
	a, err := r.answer(ctx, s, f.Text, "")
	if err != nil || !a.Answers() {
		return nil, err
	}
	said := r.render(s, a, audience{askers: []string{s.Person}})
	above := reply.Paragraphs(s.words.Follow.Told, "> "+reply.Quote(reply.Clip(strings.Join(strings.Fields(f.Text), " "), quotedQuestion)))
	said.Content = reply.Clip(reply.Paragraphs(above, said.Content), reply.MaxContent)
	if said.Plain != "" {
		said.Plain = reply.Clip(reply.Paragraphs(above, said.Plain), reply.MaxContent)
	}
	return r.complete(s, said), nil
}
