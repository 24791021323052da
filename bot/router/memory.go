package router

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"
	"unicode"

	"gutskin/bot/reply"
	"gutskin/knowledge"
)

// earlier is the last question of the conversation, which the new one takes the place of.
func (r *Router) earlier(s scene, text string) string {
	if reply.Wordless(text) {
		return ""
	}
	return r.memory.Swap(s.conversation(), reply.Clip(text, reply.MaxContent))
}

// remember settles what the next message will be read with, if that is not the one just
// answered: the words of a follow-up such as "why?" would tell it nothing, so the question
// before it stays; and a "thanks" between two questions does not end the subject.
func (r *Router) remember(ctx context.Context, s scene, text, earlier string, a knowledge.Answer) {
	if earlier != "" && !r.hasSubject(ctx, s, text, a) {
		r.memory.Swap(s.conversation(), earlier)
	}
}

// hasSubject tells whether a text says by itself what it is about: with or without the
// question before it, it is about the same.
func (r *Router) hasSubject(ctx context.Context, s scene, text string, a knowledge.Answer) bool {
	switch {
	case a.Kind == knowledge.KindNone:
		return a.Title != "" // a subject, though one that is not covered
	case a.Kind != knowledge.KindAnswer, a.Reasons == nil, !a.Reasons.FollowUp:
		return true
	}
	alone, err := r.Answers.Ask(ctx, s.question(text, ""))
	return err == nil && alone.Kind == knowledge.KindAnswer && alone.Topic == a.Topic
}

// startsOver answers a message that begins the conversation anew; nil if it does not. People
// write to the bot in a language of their choice, which a message does not name: outside
// servers the phrase itself tells it.
func (r *Router) startsOver(s scene) *reply.Reply {
	for _, language := range r.Words.Languages() {
		w := r.Words.For(language.Code)
		if !isOneOf(s.Text, w.Conversation.Reset) {
			continue
		}
		r.forgetConversation(s.conversation())
		if s.Shared {
			w = s.everybody
		}
		return reply.Text(w.Conversation.Started)
	}
	return nil
}

// isOneOf tells whether a text is one of some phrases and nothing else.
func isOneOf(text string, phrases []string) bool {
	text = folded(text)
	return slices.ContainsFunc(phrases, func(phrase string) bool { return folded(phrase) == text })
}

// given is an answer to a message, as long as the same message would be a repetition.
type given struct {
	answer string
	times  int
	since  time.Time
}

// repeats answers a message that asks again what was answered a moment ago: with a note, and
// then not at all. again is false for every other message. A card for a red flag is given
// as often as somebody asks for it.
func (r *Router) repeats(s scene, a knowledge.Answer) (said *reply.Reply, again bool) {
	if a.Kind == knowledge.KindCare {
		return nil, false
	}
	answer := strings.Join([]string{string(a.Kind), a.Title, a.Message}, "\n")
	last := r.given.Change(s.saying(), func(g given, there bool) given {
		if !there || g.answer != answer || r.Now().Sub(g.since) > repeatEvery {
			return given{answer: answer, times: 1, since: r.Now()}
		}
		g.times++
		return g
	})
	switch last.times {
	case 1:
		return nil, false
	case 2:
		return reply.Text(s.everybody.Conversation.Same), true
	}
	return nil, true
}

// saying names what one person says in one channel with certain words, without the words.
func (r Request) saying() string {
	sum := sha256.Sum256([]byte(folded(r.Text)))
	return r.conversation() + "/" + hex.EncodeToString(sum[:8])
}

// unsaid takes back what was noted of a reply to a message that did not arrive: asking again
// is then no repetition.
func (r *Router) unsaid(req Request) {
	r.given.Drop(req.saying())
	r.answered.Drop(req.at(req.Message))
}

// forgetConversation forgets all that is remembered of one.
func (r *Router) forgetConversation(name string) {
	r.memory.Forget(name)
	r.about.Drop(name)
	r.given.DropIf(func(key string) bool { return strings.HasPrefix(key, name+"/") })
}

// forgetPerson forgets what is remembered of a person for a moment, in all channels: every
// shelf that holds something of a person's belongs here. How often they asked in the last
// seconds is not forgotten: it holds nothing of theirs, and whoever deletes would be free to
// ask without end.
func (r *Router) forgetPerson(person string) {
	theirs := func(key string) bool {
		parts := strings.SplitN(key, "/", 3)
		return len(parts) > 1 && parts[1] == person
	}
	r.memory.ForgetIf(theirs)
	r.about.DropIf(theirs)
	r.given.DropIf(theirs)
	r.hinted.Drop(person)
	r.missed.shelf.Drop(person)
	r.muted.DropIf(theirs)
	r.quiet.forget(person)
}

// folded is a text without what does not matter for whether it is the same: capitals,
// punctuation and spaces.
func folded(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
	})
	return strings.Join(words, " ")
}
