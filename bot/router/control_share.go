package router

import (
	"context"
	"fmt"
	"time"

	"gutskin/bot/reply"
)

// actionShare posts a private answer for all to read; the argument is what it is about.
const actionShare reply.Action = "share"

// sharedTwice is the time in which a second press is taken for the first one's echo.
const sharedTwice = 5 * time.Second

// share posts the answer that a private message shows as the bot's own message. It is made
// anew from its topics and tips, in the language of the place: nothing of the asker, of
// their words, or of their language goes along.
func (r *Router) share(ctx context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
	about, ok := decodeSubject(id.Arg(0))
	if !ok || !s.Shared || !s.Source.Private {
		return nil, fmt.Errorf("share: %w", reply.ErrCustomID)
	}
	if !s.Writes {
		return reply.Whisper(s.words.Share.NoPermission), nil
	}
	a, ok := r.Answers.Again(ctx, about, shownTexts(s.Source.Text), s.question("", ""))
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("share: %w", err)
	}
	if !ok {
		return nil, ErrTopicGone
	}
	if !r.sharing.Add(s.Source.ID, struct{}{}) {
		return reply.Whisper(s.words.Share.Already), nil
	}
	a.Reasons, a.Note = nil, ""
	said := r.render(s, a, audience{private: true, posted: true})
	said.Content = reply.Clip(reply.Paragraphs(s.words.Share.Shared, said.Content), reply.MaxContent)
	said.Plain = reply.Clip(reply.Paragraphs(s.words.Share.Shared, said.Plain), reply.MaxContent)
	keepWhy(said, s.Source)
	said.Update = true
	said.Post = &reply.Post{
		Reply:   r.render(s, a, audience{askers: []string{s.Person}, shared: true}),
		Refused: s.words.Share.NoPermission, Gone: s.words.Errors.MessageGone, Failed: s.words.Errors.Failed,
	}
	return said, nil
}
