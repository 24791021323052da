package router

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"gutskin/bot/reply"
	"gutskin/bot/words"
	"gutskin/knowledge"
	"gutskin/knowledge/answer"
)

// tips handles /tips: tips on a topic or a goal, or on all sorts of things. Who sees them is
// as for /ask.
func (r *Router) tips(ctx context.Context, s scene) (*reply.Reply, error) {
	about := s.Options[OptionAbout]
	a, err := r.Answers.Tips(ctx, s.question(about, ""), tipCount(s.Options[OptionCount]))
	if err != nil {
		return nil, fmt.Errorf("tips: %w", err)
	}
	if !s.Shared && a.Kind == knowledge.KindAnswer && a.Title != "" { // "and why?" is then about these
		r.memory.Swap(s.conversation(), a.Title)
		r.told(s, a)
	}
	to := audience{private: s.wantsPrivate() || s.Shared && a.Kind != knowledge.KindAnswer, askers: []string{s.Person}, question: about}
	if a.Kind != knowledge.KindAnswer {
		return r.render(s, a, to), nil
	}
	return r.renderTips(s, a, to), nil
}

// tipCount is how many tips somebody wants. Discord's own client keeps to the range, and
// sends whole numbers; others may not.
func tipCount(option string) int {
	n, err := strconv.ParseFloat(option, 64)
	if err != nil && math.IsInf(n, 0) || err == nil && !math.IsNaN(n) {
		return int(min(max(n, 1), answer.MaxTips))
	}
	return answer.DefaultTips
}

// renderTips is a card of tips, each with the numbers of the articles that say it. What they
// are about stands in the text above the card, once.
func (r *Router) renderTips(s scene, a knowledge.Answer, to audience) *reply.Reply {
	w, caution := s.of(to.private), label(r.Answers.Base().Replies.CautionLabel)
	heading := w.Tips.Mixed
	if a.Title != "" {
		heading = words.Fill(w.Tips.Heading, "topic", a.Title)
	}
	if len(a.Tips) == 0 {
		return &reply.Reply{Content: w.Tips.None, Private: to.private || s.Shared}
	}
	c := &reply.Card{Footer: reply.Clip(a.Disclaimer, reply.MaxFooter/4)}
	c.Add(w.Answer.Credit, a.Credit)
	c.Add(caution, strings.Join(a.Cautions, "\n"))
	c.Description = reply.Clip(reply.Bullets(credited(a.Tips)), min(reply.MaxDescription, reply.MaxCard-c.Size()))
	said := reply.Text(reply.Paragraphs(a.Note, bold(heading)))
	said.Card, said.Private = c, to.private
	said.Plain, said.Rows = plainTips(a, heading, caution), r.answerRows(s, a, to)
	return said
}

// plainTips is a whole card of tips as one text: tips are left out, the last ones first,
// until it fits into a message.
func plainTips(a knowledge.Answer, heading, caution string) string {
	tips := credited(a.Tips)
	for {
		s := reply.Paragraphs(
			a.Note, headed(heading, reply.Bullets(tips)), a.Credit, headed(caution, strings.Join(a.Cautions, "\n")), a.Disclaimer,
		)
		if reply.Length(s) <= reply.MaxContent || len(tips) < 2 {
			return reply.Clip(s, reply.MaxContent)
		}
		tips = tips[:len(tips)-1]
	}
}

// completeTips completes what is typed in /tips: topics first, then all else that fits.
func (r *Router) completeTips(ctx context.Context, s scene) (*reply.Reply, error) {
	if s.Focused != "" && s.Focused != OptionAbout {
		return choices(nil), nil
	}
	q := s.question(s.Options[OptionAbout], "")
	texts := r.Answers.CompleteTopics(ctx, q, reply.MaxChoices)
	for _, t := range r.Answers.Complete(ctx, q, reply.MaxChoices) {
		if !slices.Contains(texts, t) {
			texts = append(texts, t)
		}
	}
	return choices(texts), nil
}
