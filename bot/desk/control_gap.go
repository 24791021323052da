package desk

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// openGap shows one gap with what can be done about it.
func (d *Desk) openGap(ctx context.Context, s router.Scene, id reply.CustomID) (*reply.Reply, error) {
	ref := id.Arg(0)
	if len(s.Values) == 1 {
		ref = s.Values[0]
	}
	g, err := d.findGap(ctx, ref)
	if err != nil {
		return nil, err
	}
	if g == nil {
		return d.gapGone(ctx, s)
	}
	w := s.Words.Board.Missing
	dismiss := w.Dismiss
	if g.answered != "" {
		dismiss = s.Words.Board.Dealt.Done
	}
	var said *reply.Reply
	buttons := []reply.Button{
		{Label: w.AsExample, ID: reply.ID(actionGapTopic, string(knowledge.FieldQuestions), g.ref())},
		{Label: w.AsName, ID: reply.ID(actionGapTopic, string(knowledge.FieldAlsoCalled), g.ref())},
		{Label: w.NewTopic, ID: reply.ID(actionGapNew, g.ref())},
		{Label: s.Words.Board.Boundary.Declare, ID: reply.ID(actionGapBoundary, g.ref())},
		{Label: dismiss, ID: reply.ID(actionGapDrop, g.ref())},
	}
	var more []string
	if g.answered != "" {
		more = append(more, g.since(s, ""))
	}
	if g.question != nil {
		quoted := quoteLines(g.question.Text)
		if g.question.Followed {
			more = append(more, s.Words.Board.Dealt.Waits)
		}
		said = reply.Whisper(reply.Paragraphs(words.Fill(w.OneQuestion, "day", g.question.At.Format(time.DateOnly)), quoted, strings.Join(more, "\n")))
		if reply.Length(g.question.Text) > reply.MaxContent/2 { // all of it, for what is asked may stand last
			said.File = &reply.File{Name: "question.txt", Data: []byte(g.question.Text + "\n")}
		}
	} else {
		said = reply.Whisper(reply.Paragraphs(words.Fill(w.OneWord, "word", g.word.Word, "people", strconv.Itoa(g.word.Askers)), strings.Join(more, "\n")))
		buttons = buttons[1:] // a word alone is no example
	}
	said.Rows = []reply.Row{reply.Buttons(buttons...), reply.Buttons(reply.Button{Label: w.Back, ID: reply.ID(actionGaps)})}
	return s.Replace(said), nil
}

// onGap is a control for the gap that one of its arguments names; without the gap it shows the
// board.
func (d *Desk) onGap(arg int, handle func(context.Context, router.Scene, reply.CustomID, *gap) (*reply.Reply, error)) router.Control {
	return func(ctx context.Context, s router.Scene, id reply.CustomID) (*reply.Reply, error) {
		g, err := d.findGap(ctx, id.Arg(arg))
		if err != nil {
			return nil, err
		}
		if g == nil {
			return d.gapGone(ctx, s)
		}
		return handle(ctx, s, id, g)
	}
}

// gapGone shows the board again, for the gap is no longer there.
func (d *Desk) gapGone(ctx context.Context, s router.Scene) (*reply.Reply, error) {
	said, err := d.renderGaps(ctx, s, s.Words.Board.Missing.Gone)
	if err != nil {
		return nil, err
	}
	return s.Replace(said), nil
}

// quoteLines is a text as a block of quoted lines.
func quoteLines(text string) string {
	var out []string
	for line := range strings.Lines(reply.Clip(text, reply.MaxContent/2)) {
		out = append(out, "> "+reply.Quote(strings.TrimSpace(line)))
	}
	return strings.Join(out, "\n")
}

// maxGapTopics is how many topics there is room for, beside the way back.
const maxGapTopics = (reply.MaxRows - 1) * reply.MaxItems

// chooseGapTopic asks for the topic that a gap belongs to: those near it come first.
func (d *Desk) chooseGapTopic(ctx context.Context, s router.Scene, id reply.CustomID, g *gap) (*reply.Reply, error) {
	field := id.Arg(0)
	if !gapField(field) {
		return nil, fmt.Errorf("the topic of a gap: %w", reply.ErrCustomID)
	}
	w := s.Words.Board.Missing
	said := reply.Whisper(reply.Paragraphs("> "+reply.Quote(reply.Clip(g.text(), 300)), w.WhichTopic))
	items := d.topicItems(ctx, g.text())
	for n := 0; n < len(items); n += reply.MaxItems {
		page := strconv.Itoa(n / reply.MaxItems)
		said.Rows = append(said.Rows, reply.Row{Menu: &reply.Menu{
			ID: reply.ID(actionGapAdd, field, g.ref(), page), Placeholder: w.ChooseTopic, Items: items[n:min(n+reply.MaxItems, len(items))],
		}})
	}
	said.Rows = append(said.Rows, reply.Buttons(reply.Button{Label: w.Back, ID: reply.ID(actionGaps)}))
	return s.Replace(said), nil
}

func gapField(field string) bool {
	return field == string(knowledge.FieldQuestions) || field == string(knowledge.FieldAlsoCalled)
}

// nearest are the ids of the topics that are nearest to a text, best first.
func (d *Desk) nearest(ctx context.Context, text string) []string {
	a, err := d.Live.Ask(ctx, knowledge.Question{Text: text})
	if err != nil {
		d.Log.Warn("what is near a gap could not be asked", "error", err)
	}
	var near []string
	for _, r := range a.Ranked {
		if r.Score > 0 {
			near = append(near, r.Topic)
		}
	}
	return near
}

// topicItems are the topics to choose from, those near a text first.
func (d *Desk) topicItems(ctx context.Context, text string) []reply.Item {
	near := d.nearest(ctx, text)
	var first, rest []reply.Item
	for _, t := range d.Live.Base().Topics {
		item := reply.Item{Label: reply.Clip(t.Title, reply.MaxItem), Value: t.ID}
		switch {
		case !isTopic(t.ID):
		case slices.Contains(near, t.ID):
			first = append(first, item)
		default:
			rest = append(rest, item)
		}
	}
	slices.SortFunc(first, func(a, b reply.Item) int { return slices.Index(near, a.Value) - slices.Index(near, b.Value) })
	slices.SortStableFunc(rest, func(a, b reply.Item) int { return strings.Compare(a.Label, b.Label) })
	all := append(first, rest...)
	return all[:min(len(all), maxGapTopics)]
}

// addGap makes a draft of the topic chosen, with the gap among its examples or names, and
// shows its preview. The gap stays on the board until somebody takes it off.
func (d *Desk) addGap(ctx context.Context, s router.Scene, id reply.CustomID, g *gap) (*reply.Reply, error) {
	field := id.Arg(0)
	if !gapField(field) || len(s.Values) != 1 || !isTopic(s.Values[0]) {
		return nil, fmt.Errorf("add a gap: %w", reply.ErrCustomID)
	}
	head, err := d.Library.Revision()
	if err != nil {
		return nil, err
	}
	topic := s.Values[0]
	sheet, err := d.sheet(ctx, topic, head)
	if err != nil {
		return nil, err
	}
	texts := sheet.Texts(knowledge.Field(field))
	if slices.ContainsFunc(texts, func(t string) bool { return strings.EqualFold(t, g.text()) }) {
		return reply.Whisper(words.Fill(s.Words.Board.Missing.HasIt, "topic", reply.Quote(d.titleOf(topic)))), nil
	}
	return d.begin(ctx, s, &draft{
		base: head, Topic: topic, Name: d.titleOf(topic), Gap: g.ref(),
		Typed: map[knowledge.Field]string{knowledge.Field(field): written(knowledge.Field(field), append(texts, g.text()))},
	})
}

// newTopicOfGap opens the form of a new topic with the gap in it.
func (d *Desk) newTopicOfGap(_ context.Context, s router.Scene, _ reply.CustomID, g *gap) (*reply.Reply, error) {
	head, err := d.Library.Revision()
	if err != nil {
		return nil, err
	}
	typed := map[knowledge.Field]string{knowledge.FieldQuestions: g.text()}
	if g.question == nil {
		typed = map[knowledge.Field]string{knowledge.FieldTitle: strings.ToUpper(g.word.Word[:1]) + g.word.Word[1:]}
	}
	form := form(s, reply.ID(actionForm, string(partText), "", head.short(), "", "", g.ref()), partText, s.Words.Desk.NewTopic, typed)
	return &reply.Reply{Form: form}, nil
}

// dropGap deletes a gap, and shows the others.
func (d *Desk) dropGap(ctx context.Context, s router.Scene, _ reply.CustomID, g *gap) (*reply.Reply, error) {
	if err := d.takeOff(ctx, *g); err != nil {
		return nil, err
	}
	return d.openGaps(ctx, s, reply.CustomID{})
}

// takeOff deletes a gap.
func (d *Desk) takeOff(ctx context.Context, g gap) (err error) {
	ctx, cancel := context.WithTimeout(ctx, keeping)
	defer cancel()
	if g.question != nil {
		err = d.Records.DropQuestion(ctx, g.question.Guild, g.question.ID)
	} else {
		err = d.Records.DropGap(ctx, g.word.Word)
	}
	if err != nil {
		return fmt.Errorf("%w: %w", errUnreadRecords, err)
	}
	return nil
}
