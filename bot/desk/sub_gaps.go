package desk

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// gaps shows what was asked for and is not there: words, and the questions that people have
// sent.
func (d *Desk) gaps(ctx context.Context, s router.Scene) (*reply.Reply, error) {
	return d.renderGaps(ctx, s, "")
}

// openGaps does the same in the place of the message whose button was used.
func (d *Desk) openGaps(ctx context.Context, s router.Scene, _ reply.CustomID) (*reply.Reply, error) {
	said, err := d.renderGaps(ctx, s, "")
	if err != nil {
		return nil, err
	}
	return s.Replace(said), nil
}

// gap is one of them: a word, or a question that somebody has sent.
type gap struct {
	word     knowledge.Gap
	question *knowledge.SentQuestion
	// answered is the revision since which it has an answer; empty if it has none.
	answered Revision
}

// key names a gap for the store.
func (g gap) key() knowledge.GapKey {
	if g.question != nil {
		return knowledge.QuestionGap(g.question.ID)
	}
	return knowledge.WordGap(g.word.Word)
}

// ref names a gap in a custom id: "w." and the word, or "q." or "d." and the number of a
// question from the moderators' server or from outside servers.
func (g gap) ref() string {
	switch {
	case g.question == nil:
		return gapWord + g.word.Word
	case g.question.Guild == "":
		return gapOutside + strconv.FormatInt(g.question.ID, 10)
	}
	return gapHere + strconv.FormatInt(g.question.ID, 10)
}

// text is what is added to a topic.
func (g gap) text() string {
	if g.question != nil {
		return strings.Join(strings.Fields(g.question.Text), " ")
	}
	return g.word.Word
}

var gapRef = regexp.MustCompile(`^(?:w\.[a-z]{1,40}|[qd]\.\d{1,19})$`)

// maxFound is how far down its list a gap is looked for: further than the board shows, for
// somebody may be at work on it.
const maxFound = 1000

// The kinds of gap: the first letters of their refs.
const (
	gapWord, gapHere, gapOutside = "w.", "q.", "d."
)

// allGaps are those that the board shows: words of most people first, then the newest
// questions.
func (d *Desk) allGaps(ctx context.Context) ([]gap, error) {
	return d.someGaps(ctx, reply.MaxItems, gapWord, gapHere, gapOutside)
}

// someGaps are those of some kinds, at most so many of each.
func (d *Desk) someGaps(ctx context.Context, limit int, kinds ...string) (list []gap, err error) {
	ctx, cancel := context.WithTimeout(ctx, reading)
	defer cancel()
	for _, kind := range kinds {
		some, err := d.gapsOf(ctx, kind, limit)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", errUnreadRecords, err)
		}
		list = append(list, some...)
	}
	answered, err := d.Records.Answered(ctx)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errUnreadRecords, err)
	}
	for i := range list {
		list[i].answered = Revision(answered[list[i].key()])
	}
	return list, nil
}

func (d *Desk) gapsOf(ctx context.Context, kind string, limit int) (list []gap, err error) {
	if kind == gapWord {
		found, err := d.Records.Gaps(ctx, limit)
		for _, g := range found {
			list = append(list, gap{word: g})
		}
		return list, err
	}
	guild := d.Guild
	if kind == gapOutside {
		guild = ""
	}
	sent, err := d.Records.Questions(ctx, guild, limit)
	for _, q := range sent {
		list = append(list, gap{question: &q})
	}
	return list, err
}

// findGap is the one that a custom id names; nil when it is no longer there.
func (d *Desk) findGap(ctx context.Context, ref string) (*gap, error) {
	if !gapRef.MatchString(ref) {
		return nil, fmt.Errorf("a gap: %w", reply.ErrCustomID)
	}
	list, err := d.someGaps(ctx, maxFound, ref[:len(gapWord)])
	if err != nil {
		return nil, err
	}
	for _, g := range list {
		if g.ref() == ref {
			return &g, nil
		}
	}
	return nil, nil
}

// renderGaps is the board, under a note.
func (d *Desk) renderGaps(ctx context.Context, s router.Scene, note string) (*reply.Reply, error) {
	list, err := d.allGaps(ctx)
	if err != nil {
		return nil, err
	}
	w := s.Words.Board.Missing
	asWord := &reply.Menu{ID: reply.ID(actionGap, "w"), Placeholder: w.ChooseWord}
	sent := &reply.Menu{ID: reply.ID(actionGap, "q"), Placeholder: w.ChooseQuestion}
	var wordLines, sentLines []string
	for _, g := range list {
		if g.question == nil {
			line := words.Fill(w.Word, "word", "**"+g.word.Word+"**", "people", strconv.Itoa(g.word.Askers), "week", g.word.Week.Format(time.DateOnly))
			wordLines = append(wordLines, "- "+line+g.since(s, " · "))
			asWord.Items = append(asWord.Items, reply.Item{Label: g.word.Word, Description: g.since(s, ""), Value: g.ref()})
			continue
		}
		if len(sent.Items) == reply.MaxItems {
			continue
		}
		day := g.question.At.Format(time.DateOnly)
		sentLines = append(sentLines, "- "+day+": "+reply.Quote(reply.Clip(g.text(), 140))+g.since(s, " · "))
		sent.Items = append(sent.Items, reply.Item{Label: reply.Clip(g.text(), reply.MaxItem), Description: day + g.since(s, " · "), Value: g.ref()})
	}
	if len(list) == 0 {
		return reply.Whisper(reply.Paragraphs(note, w.None)), nil
	}
	said := reply.Whisper(reply.Paragraphs(note, "**"+w.Title+"**", w.About))
	said.Card = &reply.Card{Title: w.Title, Description: reply.Clip(strings.Join(wordLines, "\n"), reply.MaxDescription/2)}
	said.Card.Add(w.Sent, fieldLines(sentLines))
	said.Plain = reply.Clip(reply.Paragraphs(said.Content, strings.Join(wordLines, "\n"), headed(w.Sent, strings.Join(sentLines, "\n"))), reply.MaxContent)
	for _, m := range []*reply.Menu{asWord, sent} {
		if len(m.Items) > 0 {
			said.Rows = append(said.Rows, reply.Row{Menu: m})
		}
	}
	return said, nil
}

// since says since which version a gap is answered, behind a mark; empty if it is not.
func (g gap) since(s router.Scene, mark string) string {
	if g.answered == "" {
		return ""
	}
	return mark + words.Fill(s.Words.Board.Dealt.Answered, "version", g.answered.short())
}

// fieldLines are as many whole lines as fit into a field of a card.
func fieldLines(list []string) string {
	for n := len(list); n > 0; n-- {
		if text := strings.Join(list[:n], "\n"); reply.Length(text) <= reply.MaxFieldValue {
			return text
		}
	}
	return ""
}
