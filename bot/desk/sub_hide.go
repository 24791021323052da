package desk

import (
	"context"
	"slices"
	"strings"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// keptBack is what stands in the file of a topic that is kept and not served.
const keptBack = "true"

// hide makes a draft that takes a topic out of service and keeps it.
func (d *Desk) hide(ctx context.Context, s router.Scene) (*reply.Reply, error) {
	topic, err := d.named(s.Options[optionTopic])
	if err != nil {
		return nil, err
	}
	return d.beginHiding(ctx, s, topic, keptBack)
}

// unhide makes a draft that serves it again.
func (d *Desk) unhide(ctx context.Context, s router.Scene) (*reply.Reply, error) {
	topic, err := d.named(s.Options[optionTopic])
	if err != nil {
		return nil, err
	}
	return d.beginHiding(ctx, s, topic, "")
}

func (d *Desk) beginHiding(ctx context.Context, s router.Scene, topic, hidden string) (*reply.Reply, error) {
	base, err := d.Library.Revision()
	if err != nil {
		return nil, err
	}
	if _, err := d.sheet(ctx, topic, base); err != nil {
		return nil, err
	}
	return d.begin(ctx, s, &draft{
		base: base, Topic: topic, Name: d.titleOf(topic), Typed: map[knowledge.Field]string{knowledge.FieldHidden: hidden},
	})
}

// hiding says what an edit does to the sight of its topics; empty when that is nothing.
func (d *Desk) hiding(s router.Scene, files map[string][]byte) string {
	t := s.Words.Desk.Replies
	var lines []string
	for file, data := range files {
		topic := topicOf(file)
		sheet, err := knowledge.ReadSheet(file, data)
		if topic == "" || data == nil || err != nil {
			continue
		}
		before := d.Live.Base().HiddenTopic(topic) != nil
		after := slices.Contains(sheet.Texts(knowledge.FieldHidden), keptBack)
		say := map[[2]bool]string{{false, true}: t.Hides, {true, false}: t.Unhides, {true, true}: t.StaysHidden}[[2]bool{before, after}]
		if say != "" {
			lines = append(lines, words.Fill(say, "name", reply.Quote(d.titleOf(topic))))
		}
	}
	slices.Sort(lines)
	return strings.Join(lines[:min(len(lines), shownProblems)], "\n")
}

// ifHidden is a text for a hidden topic, and empty for any other.
func (d *Desk) ifHidden(topic, text string) string {
	if d.Live.Base().HiddenTopic(topic) == nil {
		return ""
	}
	return text
}

// hiddenLine names the hidden topics; empty when there are none.
func (d *Desk) hiddenLine(s router.Scene) string {
	var titles []string
	for _, t := range d.Live.Base().Hidden {
		titles = append(titles, reply.Quote(t.Title))
	}
	if len(titles) == 0 {
		return ""
	}
	return reply.Clip(words.Fill(s.Words.Board.Findings.Hidden, "topics", strings.Join(titles, ", ")), 400)
}

// completeShown offers the topics that can be hidden, completeHidden those that are.
func (d *Desk) completeShown(_ context.Context, s router.Scene) ([]reply.Choice, error) {
	return choices(s, d.Live.Base().Topics), nil
}

func (d *Desk) completeHidden(_ context.Context, s router.Scene) ([]reply.Choice, error) {
	return choices(s, d.Live.Base().Hidden), nil
}
