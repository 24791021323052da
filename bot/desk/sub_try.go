package desk

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// try says why a question is answered as it is, as "gutskin ask --explain" does. It is not
// counted among what members ask.
func (d *Desk) try(ctx context.Context, s router.Scene) (*reply.Reply, error) {
	text := s.Options[optionQuestion]
	if reply.Wordless(text) {
		return reply.Whisper(s.Words.Errors.Wordless), nil
	}
	x, err := d.Library.Explain(ctx, text)
	if err != nil {
		return nil, fmt.Errorf("try: %w", err)
	}
	return d.renderTried(s, text, x), nil
}

func (d *Desk) renderTried(s router.Scene, text string, x Explanation) *reply.Reply {
	w := s.Words.Board.Explained
	said := reply.Whisper(reply.Paragraphs("> "+reply.Quote(reply.Clip(strings.Join(strings.Fields(text), " "), 300)), d.outcomeOf(s, x.Answer), w.Unkept))
	card := &reply.Card{Title: w.Why, Description: reply.Clip(reply.Quote(x.Decision), reply.MaxDescription/2)}
	card.Add(w.Read, lines(x.Read, "- "))
	card.Add(w.Candidates, lines(x.Candidates, "1. "))
	said.Card = card
	said.Plain = reply.Clip(reply.Paragraphs(said.Content, headed(w.Why, reply.Quote(x.Decision)), headed(w.Read, lines(x.Read, "- ")),
		headed(w.Candidates, lines(x.Candidates, "1. "))), reply.MaxContent)
	said.Rows = d.boundaryButton(s, x.Answer)
	return said
}

// boundaryButton leads to the honest line that an answer is; none for another answer.
func (d *Desk) boundaryButton(s router.Scene, a knowledge.Answer) []reply.Row {
	for _, b := range d.Live.Base().Boundaries {
		if a.Kind == knowledge.KindNone && b.Subject == a.Title && isTopic(b.ID) {
			return []reply.Row{reply.Buttons(reply.Button{Label: s.Words.Desk.Buttons.Edit, ID: reply.ID(actionBoundaryEdit, b.ID)})}
		}
	}
	return nil
}

// outcomeOf is the reply to a question in few lines: its kind, its topic and the next.
func (d *Desk) outcomeOf(s router.Scene, a knowledge.Answer) string {
	w := s.Words.Board.Explained
	out := []string{"**" + kindName(w, a.Kind) + "**", words.Fill(w.Sure, "percent", strconv.Itoa(int(math.Round(100*a.Confidence))))}
	topics := a.Ranked
	if a.Kind == knowledge.KindAnswer {
		var titles []string
		for _, p := range a.Parts {
			titles = append(titles, reply.Quote(p.Title))
			for len(topics) > 0 && topics[0].Topic == p.Topic {
				topics = topics[1:]
			}
		}
		out = append(out, words.Fill(w.Topic, "topic", strings.Join(titles, " · ")))
	}
	if a.Kind == knowledge.KindCare {
		out = append(out, reply.Quote(a.Flag))
	}
	if len(topics) > 0 && topics[0].Score > 0 {
		out = append(out, words.Fill(w.Next, "topic", reply.Quote(d.titleOf(topics[0].Topic))))
	}
	return strings.Join(out, "\n")
}

// kindName is what moderators call a kind of reply.
func kindName(w words.Explained, k knowledge.Kind) string {
	switch k {
	case knowledge.KindAnswer:
		return w.Answer
	case knowledge.KindSuggest:
		return w.Suggest
	case knowledge.KindCare:
		return w.Care
	}
	return w.None
}

// lines is a list as Discord shows it.
func lines(texts []string, mark string) string {
	var out []string
	for _, t := range texts {
		out = append(out, mark+reply.Quote(t))
	}
	return strings.Join(out, "\n")
}
