package router

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gutskin/bot/reply"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// actionMore shows further tips; the argument is what the answer is about.
const actionMore reply.Action = "more"

// maxMore is how many further tips are shown.
const maxMore = 10

// moreTips shows tips that the message with the button does not.
func (r *Router) moreTips(ctx context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
	about, ok := decodeSubject(id.Arg(0))
	if !ok {
		return nil, fmt.Errorf("more tips: %w", reply.ErrCustomID)
	}
	base, shown := r.Answers.Base(), shownTexts(s.Source.Text)
	var lists [][]knowledge.AnswerTip
	var titles []string
	for _, topic := range about {
		tips, ok := r.Answers.More(ctx, topic, shown, s.question("", ""), maxMore)
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("more tips: %w", err)
		}
		if t := base.Topic(topic); ok && t != nil {
			lists, titles = append(lists, tips), append(titles, t.Title)
		}
	}
	if len(lists) == 0 {
		return nil, ErrTopicGone
	}
	tips := distinct(alternate(lists), maxMore)
	if len(tips) == 0 {
		return reply.Whisper(s.words.Tips.NoMore), nil
	}
	heading := words.Fill(s.words.Tips.MoreHeading, "topic", strings.Join(titles, " · "))
	return tipCard(s, base, heading, tips), nil
}

// distinct are the first tips without those that stand there already.
func distinct(tips []knowledge.AnswerTip, limit int) []knowledge.AnswerTip {
	var out []knowledge.AnswerTip
	for _, tip := range tips {
		known := slices.ContainsFunc(out, func(t knowledge.AnswerTip) bool { return t.Text == tip.Text })
		if !known && len(out) < limit {
			out = append(out, tip)
		}
	}
	return out
}

// tipCard shows tips for one person's eyes, each with the articles that say it, and with
// everything that belongs to them: who says so, and our own cautions.
func tipCard(s scene, base *knowledge.Base, heading string, tips []knowledge.AnswerTip) *reply.Reply {
	var articles []int
	var cautions []string
	for _, tip := range tips {
		articles = append(articles, tip.Articles...)
		if t := base.Topic(tip.Topic); t != nil && t.Caution != "" && !slices.Contains(cautions, t.Caution) {
			cautions = append(cautions, t.Caution)
		}
	}
	slices.Sort(articles)
	credit, own := base.Credit(slices.Compact(articles)), label(base.Replies.CautionLabel)
	said := reply.Text(bold(heading))
	said.Private = true
	c := &reply.Card{Footer: reply.Clip(base.Replies.Disclaimer, reply.MaxFooter/4)}
	c.Add(s.words.Answer.Credit, credit)
	for _, part := range reply.Split(strings.Join(cautions, "\n"), reply.MaxFieldValue) {
		if c.Size() < reply.MaxCard/2 {
			c.Add(own, part)
		}
	}
	c.Description = reply.Clip(reply.Bullets(credited(tips)), min(reply.MaxDescription, reply.MaxCard-c.Size()))
	said.Card = c
	said.Plain = reply.Clip(reply.Paragraphs(
		headed(heading, reply.Bullets(credited(tips))), credit, headed(own, strings.Join(cautions, "\n")), base.Replies.Disclaimer,
	), reply.MaxContent)
	return said
}

// credited are tips with the numbers of the articles that say so.
func credited(tips []knowledge.AnswerTip) []string {
	var out []string
	for _, tip := range tips {
		var numbers []string
		for _, n := range tip.Articles {
			numbers = append(numbers, strconv.Itoa(n))
		}
		text := tip.Text
		if len(numbers) > 0 {
			text += " [" + strings.Join(numbers, ", ") + "]"
		}
		out = append(out, text)
	}
	return out
}
