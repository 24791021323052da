package router

import (
	"context"
	"strings"

	"gutskin/bot/reply"
	"gutskin/knowledge"
)

// actionSendCare posts the card of a red flag under a message; its arguments are the ids of
// the message and of the flag.
const actionSendCare reply.Action = "send-care"

// answerThis handles the command on a message: the answer to what it says, as a reply to it.
// The helper who used it reads all that is no answer alone, a card for a red flag above all.
func (r *Router) answerThis(ctx context.Context, s scene) (*reply.Reply, error) {
	w, t := s.words.AnswerThis, s.Target
	switch {
	case t == nil:
		return nil, ErrMessageGone
	case t.Own:
		return reply.Whisper(w.Own), nil
	case t.Bot:
		return reply.Whisper(w.Bot), nil
	case reply.Wordless(t.Text):
		return reply.Whisper(w.NoText), nil
	}
	if _, done := r.answered.Get(s.at(t.ID)); done {
		return reply.Whisper(w.Already), nil
	}
	a, err := r.answer(ctx, s, t.Text, "")
	if err != nil {
		return nil, err
	}
	r.counted(s, "", a)
	switch a.Kind {
	case knowledge.KindAnswer:
		return r.replyTo(s, t.ID, a, s.Person, t.Author), nil
	case knowledge.KindCare:
		return r.careForHelper(s, t.ID, a), nil
	}
	return renderNoAnswer(s, a), nil
}

// at names a message of the channel.
func (r Request) at(message string) string { return r.Channel + "/" + message }

// answering is the message that the request would have the bot reply to; empty if none.
func (r Request) answering() string {
	if r.Target != nil {
		return r.Target.ID
	}
	if id, err := reply.DecodeCustomID(r.Control); err == nil && id.Action == actionSendCare {
		return id.Arg(0)
	}
	return ""
}

// NotPosted takes back what was noted of a message of the bot's own that did not come about,
// so that it can be tried again. A door calls it before it tells the person.
func (r *Router) NotPosted(ctx context.Context, req Request) {
	r.answered.Drop(req.at(req.answering()))
	r.unchange(ctx, req)
}

// replyTo puts an answer under a message, once. Where the person alone has installed the bot,
// it can write no message of its own: its reply to the command is then what all see. Those who
// may take it away are the helper and the author of the message.
func (r *Router) replyTo(s scene, message string, a knowledge.Answer, askers ...string) *reply.Reply {
	w := s.words.AnswerThis
	if !s.Visiting && !s.Writes {
		return reply.Whisper(w.NoPermission)
	}
	if s.Shared && r.channels.ask(s.Channel) != allowed {
		return reply.Whisper(s.words.Errors.ChannelBusy)
	}
	if !r.answered.Add(s.at(message), struct{}{}) {
		return reply.Whisper(w.Already)
	}
	said := r.render(s, a, audience{askers: askers})
	if s.Visiting {
		return said
	}
	told := reply.Whisper(w.Replied)
	told.Post = &reply.Post{Reply: said, To: message, Refused: w.NoPermission, Gone: w.Gone, Failed: s.words.Errors.Failed}
	return told
}

// careForHelper shows the card for a red flag, as it would be sent, to the helper, who chooses
// what becomes of it.
func (r *Router) careForHelper(s scene, message string, a knowledge.Answer) *reply.Reply {
	said := r.render(s, a, audience{})
	said.Private = true
	said.Content = reply.Clip(reply.Paragraphs(s.words.AnswerThis.CardIntroduction, said.Content), reply.MaxContent)
	said.Rows = []reply.Row{reply.Buttons(reply.Button{
		Label: s.words.AnswerThis.Send, ID: reply.ID(actionSendCare, message, a.Flag),
	})}
	return said
}

// sendCare posts a card under the message that it is for. The card is made anew from the
// flag: nothing that comes back with a control is shown to anybody.
func (r *Router) sendCare(_ context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
	message, flag := id.Arg(0), id.Arg(1)
	if !isMessageID(message) || !isTopicID(flag) {
		return nil, reply.ErrCustomID
	}
	a, ok := r.Answers.Care(flag, s.place)
	if !ok {
		return nil, reply.ErrOutdated
	}
	said := r.replyTo(s, message, a, s.Person)
	if said.Post != nil { // the card for the helper has served
		return s.inPlace(said), nil
	}
	return said, nil
}

// isMessageID tells whether a text can be an id of Discord's.
func isMessageID(s string) bool {
	return s != "" && len(s) <= 20 && strings.Trim(s, "0123456789") == ""
}

// renderNoAnswer tells the helper that there is no answer, and what is near. The message is
// somebody else's, so nothing that keeps its text is offered.
func renderNoAnswer(s scene, a knowledge.Answer) *reply.Reply {
	said := reply.Whisper(reply.Paragraphs(s.words.AnswerThis.NoAnswer, a.Note, a.Message))
	browse := reply.Button{Label: s.words.Miss.Browse, ID: reply.ID(actionBrowse)}
	said.Rows = []reply.Row{reply.Buttons(append(offerButtons(a.Offers), browse)...)}
	return said
}
