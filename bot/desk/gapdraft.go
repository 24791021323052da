package desk

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// outlook is what a draft would do for the gap that it began with. The zero value is that of
// a draft that began with none.
type outlook struct {
	// state tells whether somebody else has dealt with the gap: it is in the mark of what was
	// previewed, so that nobody publishes without having seen that.
	state string
	// question tells that the gap is a question, answered that it would have an answer, and
	// followed that its author waits for one.
	question, answered, followed bool
	// since is the version in which somebody has answered it already; empty if none.
	since Revision
}

// The states of a gap beside a version in which it is answered.
const (
	gapOpen    = "open"
	gapGone    = "gone"
	gapUnknown = "unknown"
)

// outlook holds a draft against the gap that it began with. Where the store does not say,
// the draft can go on without.
func (d *Desk) outlook(ctx context.Context, w *draft, answers router.Answers) outlook {
	if w.Gap == "" {
		return outlook{}
	}
	g, err := d.findGap(ctx, w.Gap)
	switch {
	case err != nil:
		d.Log.Warn("the gap of a draft could not be read", "error", err)
		return outlook{state: gapUnknown}
	case g == nil:
		return outlook{state: gapGone}
	}
	out := outlook{state: gapOpen, since: g.answered}
	if g.answered != "" {
		out.state = string(g.answered)
	}
	if g.question != nil {
		out.question, out.followed = true, g.question.Followed
		out.answered = d.answers(ctx, answers, g.question.Text)
	}
	return out
}

// answers tells whether a question has an answer.
func (d *Desk) answers(ctx context.Context, by router.Answers, question string) bool {
	a, err := by.Ask(ctx, knowledge.Question{Text: question})
	if err != nil {
		d.Log.Warn("a question of the gap board could not be asked", "error", err)
	}
	return err == nil && a.Answers()
}

// lines say what would become of the gap. Of a draft that cannot be published it is not known
// what it would answer.
func (o outlook) lines(w words.Dealt, blocked bool) string {
	var out []string
	switch {
	case o.state == gapGone:
		out = append(out, w.GoneMeanwhile)
	case o.since != "":
		out = append(out, words.Fill(w.AnsweredMeanwhile, "version", o.since.short()))
	}
	switch {
	case blocked, !o.question:
	case !o.answered && o.followed:
		out = append(out, w.StillNone, w.WontTell)
	case !o.answered:
		out = append(out, w.StillNone)
	case o.followed:
		out = append(out, w.WillTell)
	}
	return strings.Join(out, "\n")
}

// mark tells whether a preview is the one that was shown, with its gap as it was then.
func (o outlook) mark(s settled) string {
	if o.state == "" {
		return s.mark()
	}
	return short(s.mark(), o.state)
}

// quietly is the argument of a control that publishes and tells nobody.
const quietly = "quiet"

// dealt notes that a published draft has answered its gap, and that its author is to be
// told. It gives what the moderator hears of that.
func (d *Desk) dealt(ctx context.Context, s router.Scene, w *draft, saved Revision, quiet bool) string {
	if w.Gap == "" {
		return ""
	}
	t := s.Words.Board.Dealt
	g, err := d.findGap(ctx, w.Gap)
	switch {
	case err != nil:
		d.Log.Error("the gap of a published draft could not be read", "error", err)
		return t.NotNoted
	case g == nil:
		return ""
	case g.question != nil && !d.answers(ctx, d.Live, g.question.Text):
		return t.StillUnanswered
	}
	told, err := d.note(ctx, *g, saved, quiet)
	switch {
	case err != nil:
		d.Log.Error("that a gap is answered was not noted", "error", err)
		return t.NotNoted
	case told:
		return t.Told
	}
	return ""
}

// note writes down that a gap is answered; told says that its author will hear of it.
func (d *Desk) note(ctx context.Context, g gap, saved Revision, quiet bool) (told bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, keeping)
	defer cancel()
	err = d.Records.MarkAnswered(ctx, g.key(), string(saved), d.Now())
	if g.question != nil && !quiet {
		owed, oweErr := d.Records.Owe(ctx, g.question.Guild, g.question.ID, d.Now())
		told, err = owed, errors.Join(err, oweErr)
	}
	if err != nil {
		return told, fmt.Errorf("%w: %w", errUnreadRecords, err)
	}
	return told, nil
}

// reopen takes back that a version has answered gaps, for it was taken back itself.
func (d *Desk) reopen(ctx context.Context, at Revision) {
	if at == "" {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, keeping)
	defer cancel()
	if err := d.Records.MarkUnanswered(ctx, string(at)); err != nil {
		d.Log.Warn("that gaps are open again was not noted", "error", err)
	}
}

// doneButton takes the gap of a published draft off the list.
func doneButton(s router.Scene, w *draft, saved Revision) reply.Button {
	return reply.Button{Label: s.Words.Board.Dealt.Done, ID: reply.ID(actionGapDone, w.Gap, saved.short())}
}

// gapDone takes a gap off the list, and leaves the way to take the change back.
func (d *Desk) gapDone(ctx context.Context, s router.Scene, id reply.CustomID) (*reply.Reply, error) {
	at := id.Arg(1)
	if !shortRevision.MatchString(at) {
		return nil, fmt.Errorf("a gap that is done: %w", reply.ErrCustomID)
	}
	g, err := d.findGap(ctx, id.Arg(0))
	if err != nil {
		return nil, err
	}
	if g != nil {
		if err := d.takeOff(ctx, *g); err != nil {
			return nil, err
		}
	}
	said := reply.Text(s.Words.Board.Dealt.OffList)
	said.Rows = []reply.Row{reply.Buttons(
		reply.Button{Label: s.Words.Desk.Buttons.Undo, ID: reply.ID(actionUndo, at)},
		reply.Button{Label: s.Words.Board.Missing.Back, ID: reply.ID(actionGaps)},
	)}
	return s.Replace(said), nil
}
