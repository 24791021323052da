package router

import (
	"context"
	"strings"
	"time"
	"unicode"

	"gutskin/bot/reply"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// actionSend opens the form in which a person sends a question to the moderators, and is
// that form. The argument is the key of the question.
const actionSend reply.Action = "send"

// fieldQuestion is the only field of that form.
const fieldQuestion = "question"

// How often one person can send a question.
const (
	sendEvery = time.Hour
	sendBurst = 5
)

// openSend shows a form that says what is kept, with the question in it as long as it is
// remembered, so that people send what they want and nothing unseen. Whoever does not send
// it leaves no trace.
func (r *Router) openSend(_ context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
	w, key := s.words.Miss, id.Arg(0)
	if !isKey(key) {
		return nil, reply.ErrCustomID
	}
	q := r.missed.find(s.Person, key)
	if q.sent {
		return reply.Whisper(w.Already), nil
	}
	confirm, forgotten := w.Confirm, ""
	if s.moderatorsOf() == "" {
		confirm = w.ConfirmDirect
	}
	if q.text == "" {
		forgotten = w.NoWords
	}
	return &reply.Reply{Form: &reply.Form{
		ID: id, Title: w.Title, Intro: reply.Paragraphs(forgotten, words.Fill(confirm, "days", days(knowledge.KeepQuestions))),
		Inputs: []reply.Input{{Name: fieldQuestion, Label: w.Question, Value: q.text, Long: true, Max: knowledge.MaxSentQuestion}},
	}}, nil
}

// sendQuestion keeps a question whose author has sent the form. Here the truth goes before
// silence: who cannot be heard is told so.
func (r *Router) sendQuestion(ctx context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
	w, key := s.words.Miss, id.Arg(0)
	if !isKey(key) {
		return nil, reply.ErrCustomID
	}
	text := reply.Clip(readable(s.Fields[fieldQuestion]), knowledge.MaxSentQuestion)
	if reply.Wordless(text) {
		return reply.Whisper(s.words.Errors.Wordless), nil
	}
	if r.sending.ask(s.Person) != allowed {
		return reply.Whisper(w.TooMany), nil
	}
	ctx, cancel := context.WithTimeout(ctx, storing)
	defer cancel()
	sent := knowledge.SentQuestion{Person: s.Person, Guild: s.moderatorsOf(), Text: text, At: r.Now()}
	if err := r.Records.SendQuestion(ctx, sent); err != nil {
		r.Log.Error("a question for the moderators was not kept", "error", err)
		r.missed.shelf.Put(s.Person, missedQuestion{key: key, text: text}) // for the next try
		return reply.Whisper(w.CannotSend), nil
	}
	r.missed.shelf.Put(s.Person, missedQuestion{key: key, sent: true})
	return offerFollow(s, sent.At), nil
}

// moderatorsOf is the server whose moderators read what is sent here; empty where there
// are none who could.
func (s scene) moderatorsOf() string {
	if s.Visiting {
		return ""
	}
	return s.Guild
}

// readable is a text without what no person typed.
func readable(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "")))
}
