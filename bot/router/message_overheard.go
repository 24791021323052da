package router

import (
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"gutskin/bot/guild"
	"gutskin/bot/reply"
	"gutskin/knowledge"
	"gutskin/knowledge/answer"
)

// sure is the confidence from which the bot speaks unasked. On the five sets of labelled
// questions it is then right in 97 of 100 answers and answers none of 337 messages that it
// should not (docs/evaluation.md).
const sure = 0.9

// overheard handles a message that is not addressed to the bot. It says nothing unless the
// server's managers want it to speak up there, the message is a question that it is sure
// of, or a red flag, and it has not just spoken.
func (r *Router) overheard(ctx context.Context, s scene) (*reply.Reply, error) {
	if !s.inHelpChannel() || reply.Wordless(s.Text) {
		return nil, nil
	}
	a, err := r.Answers.Ask(ctx, s.question(s.Text, ""))
	if err != nil {
		return nil, fmt.Errorf("overheard: %w", err)
	}
	if a.Confidence < sure {
		return nil, nil
	}
	switch {
	case a.Kind == knowledge.KindCare:
		return r.careUnasked(ctx, s, a), nil
	case a.Kind == knowledge.KindAnswer && asks(s.Text) && reply.Length(s.Text) <= answer.MaxQuestion:
		return r.answerUnasked(ctx, s, a), nil
	}
	return nil, nil
}

// inHelpChannel tells whether managers have chosen the channel, or that of the thread.
func (s scene) inHelpChannel() bool {
	chosen := s.settings.HelpChannels
	return s.Guild != "" && (slices.Contains(chosen, s.Channel) || s.Parent != "" && slices.Contains(chosen, s.Parent))
}

// asks tells whether a text holds a question mark that is none of an address's. Much that
// is said in a channel is near a topic and no question: of eleven such sentences the
// confidence alone would have answered four.
func asks(text string) bool {
	runes := []rune(text)
	for i, c := range runes {
		if !strings.ContainsRune("?？؟", c) {
			continue
		}
		if i+1 == len(runes) || !unicode.IsLetter(runes[i+1]) && !unicode.IsDigit(runes[i+1]) {
			return true
		}
	}
	return false
}

// answerUnasked answers a question that was put to all.
func (r *Router) answerUnasked(ctx context.Context, s scene, a knowledge.Answer) *reply.Reply {
	c := s.settings.Cooldowns
	if r.isMuted(ctx, s, true) || !r.quiet.claim([]pause{
		{"person/" + s.Guild + "/" + s.Person, c.OfPerson()},
		{"channel/" + s.Channel, c.OfChannel()},
		{"answer/" + s.Channel + "/" + a.Topic, c.OfAnswer()},
		{questionKey(s), guild.MaxCooldown},
	}) {
		return nil
	}
	r.answered.Put(s.at(s.Message), struct{}{})
	r.counted(s, "", a)
	said := r.render(s, a, audience{askers: []string{s.Person}})
	w := s.everybody.HelpChannel
	if said.Card != nil {
		said.Card.Sign(w.Footer)
	}
	if said.Plain != "" {
		said.Plain = reply.Clip(said.Plain, reply.MaxContent-reply.Length(w.Footer)-2) + "\n\n" + w.Footer
	}
	said.Rows = append(said.Rows, reply.Buttons(reply.Button{Label: w.Stop, ID: reply.ID(actionHush, r.mark(s.hushed()))}))
	return said
}

// careUnasked gives the card for a red flag, alone. Nobody's pause for anything else holds
// it back; where the store does not say who wants no replies, it is given.
func (r *Router) careUnasked(ctx context.Context, s scene, a knowledge.Answer) *reply.Reply {
	if r.isMuted(ctx, s, false) || !r.quiet.claim([]pause{
		{"care/" + s.Guild + "/" + s.Person + "/" + a.Flag, s.settings.Cooldowns.OfPerson()},
		{questionKey(s) + "/" + s.Person, guild.MaxCooldown},
	}) || r.channels.ask(s.Channel) != allowed {
		return nil
	}
	r.counted(s, "", a)
	return r.render(s, a, audience{})
}

// questionKey stands for a question in a server, however it is spaced and capitalised, and
// does not hold its words.
func questionKey(s scene) string {
	sum := sha256.Sum256([]byte(strings.ToLower(strings.Join(strings.Fields(s.Text), " "))))
	return "question/" + s.Guild + "/" + string(sum[:])
}
