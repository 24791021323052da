package router

import (
	"strings"

	"gutskin/bot/reply"
	"gutskin/knowledge"
)

// audience is who reads a reply, and whose it is.
type audience struct {
	// private: the asker alone.
	private bool
	// askers are the people who may take a public reply away; at most two count.
	askers []string
	// question is what was asked, for those who want to send it to the moderators; empty
	// where it cannot be sent.
	question string
	// shared: somebody who asked in private shows it to all.
	shared bool
	// posted: it has been shared, and is not offered for that again.
	posted bool
}

// render turns the answer to a question into a reply and adds no words but labels.
//
// An answer is a card (embed). Its text beside the card is the answer's first sentence:
// that is what a notification shows, what a screen reader says first, and what is left for
// those who switched embeds off. All other replies need no card and are text alone.
func (r *Router) render(s scene, a knowledge.Answer, to audience) *reply.Reply {
	var said *reply.Reply
	switch a.Kind {
	case knowledge.KindCare:
		said = renderCare(s, a, to)
	case knowledge.KindAnswer:
		said = r.renderTopics(s, a, to)
	default:
		said = r.renderMiss(s, a, to)
	}
	said.Private = to.private
	return said
}

func (r *Router) renderTopics(s scene, a knowledge.Answer, to audience) *reply.Reply {
	w, caution := s.of(to.private).Answer, label(r.Answers.Base().Replies.CautionLabel)
	said := reply.Text(reply.Paragraphs(a.Note, lead(a)))
	c := &reply.Card{
		Title:  reply.Clip(a.Title, reply.MaxTitle),
		Footer: reply.Clip(a.Disclaimer, reply.MaxFooter/4),
	}
	if to.shared {
		a.Disclaimer += "\n" + s.everybody.Share.Note
		c.Footer += "\n" + s.everybody.Share.Note
	}
	c.Add(w.Credit, a.Credit)
	c.Add(caution, strings.Join(a.Cautions, "\n"))
	body := reply.Paragraphs(a.Summary, headed(w.Try, reply.Bullets(tipTexts(a.Tips))))
	c.Description = reply.Clip(body, min(reply.MaxDescription, reply.MaxCard-c.Size()))
	said.Card = c
	said.Plain = plain(a, w.Try, caution)
	said.Rows = r.answerRows(s, a, to)
	return said
}

// lead is the first sentence of each topic's summary.
func lead(a knowledge.Answer) string {
	if len(a.Parts) < 2 {
		return reply.FirstSentence(a.Summary)
	}
	var sentences []string
	for _, p := range a.Parts {
		sentences = append(sentences, reply.FirstSentence(p.Summary))
	}
	return strings.Join(sentences, " ")
}

// plain is the whole answer as one text: tips are left out, the last ones first, until it
// fits into a message.
func plain(a knowledge.Answer, headTips, caution string) string {
	tips := tipTexts(a.Tips)
	for {
		s := reply.Paragraphs(
			a.Note, headed(a.Title, a.Summary), headed(headTips, reply.Bullets(tips)),
			a.Credit, headed(caution, strings.Join(a.Cautions, "\n")), a.Disclaimer,
		)
		if reply.Length(s) <= reply.MaxContent || len(tips) == 0 {
			return reply.Clip(s, reply.MaxContent)
		}
		tips = tips[:len(tips)-1]
	}
}

func tipTexts(tips []knowledge.AnswerTip) []string {
	var texts []string
	for _, t := range tips {
		texts = append(texts, t.Text)
	}
	return texts
}

// label is the heading that a moderator's label makes: without the colon at its end.
func label(s string) string { return strings.TrimRight(strings.TrimSpace(s), ":") }

func bold(s string) string {
	if s == "" {
		return ""
	}
	return "**" + s + "**"
}

// headed puts a heading over a text, unless there is no text.
func headed(heading, body string) string {
	if heading == "" || body == "" {
		return body
	}
	return bold(heading) + "\n" + body
}
