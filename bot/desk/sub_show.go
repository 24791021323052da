package desk

import (
	"context"
	"strings"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// show shows a topic as members see it, with what stands behind it and the ways to change it.
func (d *Desk) show(ctx context.Context, s router.Scene) (*reply.Reply, error) {
	topic, err := d.named(s.Options[optionTopic])
	if err != nil {
		return nil, err
	}
	t := d.Live.Base().Kept(topic)
	if t == nil {
		return nil, errNoTopic
	}
	b, f := s.Words.Desk.Buttons, s.Words.Desk.Fields
	line := func(label, text string) string {
		if text == "" {
			text = "–"
		}
		return "**" + label + "**: " + text
	}
	said := reply.Whisper(reply.Paragraphs(
		"**"+reply.Quote(t.Title)+"** · "+reply.Quote(fileOf(topic))+d.lastChange(ctx, s, topic),
		d.ifHidden(topic, s.Words.Desk.Replies.HiddenNow),
		strings.Join([]string{
			line(f.Group, router.GroupWords(s.Words.Topics, t.Group).Name),
			line(f.Articles, numbers(t.Articles)),
			line(f.See, reply.Quote(strings.Join(t.See, ", "))),
			line(f.Reviewed, t.Reviewed.Format("2006-01-02")),
			line(f.AlsoCalled, reply.Quote(strings.Join(t.AlsoCalled, ", "))),
		}, "\n"),
		headed(f.Questions, few(s.Words.Desk.Replies, bullets(t.Questions), 12)),
	))
	said.Rows = []reply.Row{reply.Buttons(
		reply.Button{Label: b.Edit, ID: reply.ID(actionEdit, topic, string(partText))},
		reply.Button{Label: b.Other, ID: reply.ID(actionEdit, topic, string(partOther))},
		reply.Button{Label: b.History, ID: reply.ID(actionHistory, topic)},
	)}
	if a, ok := d.Live.Topic(ctx, topic, knowledge.Question{}); ok {
		said.Next = append(said.Next, s.AsMember(a, d.Live))
	}
	return said, nil
}

// lastChange says when a topic was changed last, and by whom; empty where that is not known.
func (d *Desk) lastChange(ctx context.Context, s router.Scene, topic string) string {
	versions, err := d.Library.History(ctx, fileOf(topic), 1)
	if err != nil || len(versions) == 0 {
		return ""
	}
	return "\n" + words.Fill(s.Words.Desk.Replies.LastChange, "when", moment(versions[0].When), "who", reply.Quote(versions[0].Author))
}

func bullets(texts []string) []string {
	var out []string
	for _, t := range texts {
		out = append(out, "- "+reply.Quote(t))
	}
	return out
}

// rename gives a topic another title, by way of a draft.
func (d *Desk) rename(ctx context.Context, s router.Scene) (*reply.Reply, error) {
	topic, err := d.named(s.Options[optionTopic])
	if err != nil {
		return nil, err
	}
	base, err := d.Library.Revision()
	if err != nil {
		return nil, err
	}
	if _, err := d.sheet(ctx, topic, base); err != nil {
		return nil, err
	}
	title := s.Options[optionTitle]
	return d.begin(ctx, s, &draft{base: base, Topic: topic, Name: title, Typed: map[knowledge.Field]string{knowledge.FieldTitle: title}})
}
