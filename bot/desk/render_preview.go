package desk

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// How much of a list a preview shows.
const (
	shownProblems  = 5
	shownQuestions = 3
)

// renderPreview is the panel of a draft: what is wrong, what would change, and the ways on.
func (d *Desk) renderPreview(s router.Scene, w *draft, p previewed) *reply.Reply {
	t := s.Words.Desk.Replies
	var parts []string
	parts = append(parts, p.note, "**"+words.Fill(t.Preview, "name", reply.Quote(w.Name))+"**", nextStep(t, p), d.consequences(s, w, p), p.gap.lines(s.Words.Board.Dealt, p.blocked()))
	parts = append(parts, problems(s, p)...)
	if p.preview.RecallFalls {
		parts = append(parts, t.RecallFalls)
	}
	parts = append(parts, recall(t, p.preview.Recall), d.differences(s, p.preview, shownQuestions))
	said := reply.Text(reply.Paragraphs(parts...))
	said.Rows = draftRows(s, w, p)
	return said
}

func recall(t words.DeskReplies, r Recall) string {
	return words.Fill(t.Recall, "after", strconv.Itoa(r.After), "before", strconv.Itoa(r.Before), "count", strconv.Itoa(r.Of))
}

// consequences say what an edit does beside the text of its topic.
func (d *Desk) consequences(s router.Scene, w *draft, p previewed) string {
	t := s.Words.Desk.Replies
	var lines []string
	if len(p.joined) > 0 {
		var fields []string
		for _, f := range p.joined {
			fields = append(fields, name(s.Words.Desk.Fields, f))
		}
		lines = append(lines, words.Fill(t.Joined, "fields", strings.Join(fields, ", ")))
	}
	if line := d.hiding(s, p.edit.Files); line != "" {
		lines = append(lines, line)
	}
	if w.Removes != "" {
		lines = append(lines, words.Fill(t.Removes, "name", reply.Quote(w.Name)))
	}
	if len(p.edit.Files) > 1 {
		files := slices.Sorted(maps.Keys(p.edit.Files))
		lines = append(lines, words.Fill(t.Files, "files", reply.Quote(strings.Join(files, ", "))))
	}
	return strings.Join(lines, "\n")
}

// nextStep says whether the draft can be published.
func nextStep(t words.DeskReplies, p previewed) string {
	if p.blocked() {
		return t.Blocked
	}
	if p.unseen {
		return t.UnpublishedUnseen
	}
	return t.Unpublished
}

// problems are the findings of the content standard, errors first, each with its place.
func problems(s router.Scene, p previewed) []string {
	t := s.Words.Desk.Replies
	var errs, warnings []string
	for _, one := range p.preview.Problems {
		line := "- " + reply.Quote(placeOf(one)+": "+one.Message)
		if one.Hint != "" {
			line += "\n  " + reply.Quote(one.Hint)
		}
		if line = reply.Clip(line, 400); one.Severity == knowledge.SeverityError {
			errs = append(errs, line)
		} else {
			warnings = append(warnings, line)
		}
	}
	for _, f := range p.refused {
		if !knowledge.HasErrors(p.preview.Problems) {
			errs = append(errs, "- "+words.Fill(t.Refused, "field", name(s.Words.Desk.Fields, f)))
		}
	}
	return []string{headed(t.Errors, few(t, errs, shownProblems)), headed(t.Warnings, few(t, warnings, shownProblems))}
}

// placeOf is where a problem is: file:line:column.
func placeOf(p knowledge.Problem) string {
	if p.Line == 0 {
		return p.File
	}
	return p.File + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(max(p.Column, 1))
}

func headed(heading, body string) string {
	if body == "" {
		return ""
	}
	return "**" + heading + "**\n" + body
}

// few are the first lines of a list, and how many more there are.
func few(t words.DeskReplies, lines []string, count int) string {
	if len(lines) > count {
		more := words.Fill(t.More, "count", strconv.Itoa(len(lines)-count))
		lines = append(slices.Clone(lines[:count]), more)
	}
	return strings.Join(lines, "\n")
}

// differences are the known questions that would be answered differently, at most so many
// of each sort; all if count is 0.
func (d *Desk) differences(s router.Scene, p *Preview, count int) string {
	t := s.Words.Desk.Replies
	if len(p.Better)+len(p.Worse)+len(p.Other) == 0 {
		return t.SameAnswers
	}
	parts := []string{words.Fill(t.Answers,
		"better", strconv.Itoa(len(p.Better)), "worse", strconv.Itoa(len(p.Worse)), "other", strconv.Itoa(len(p.Other)))}
	for _, sort := range []struct {
		heading string
		list    []Difference
	}{{t.Worse, p.Worse}, {t.Better, p.Better}, {t.Other, p.Other}} {
		var lines []string
		for _, one := range sort.list {
			lines = append(lines, "- "+reply.Quote(reply.Clip(one.Question, 120))+": "+d.outcome(s, one.Before)+" → "+d.outcome(s, one.After))
		}
		shown := count
		if shown == 0 {
			shown = len(lines)
		}
		parts = append(parts, headed(sort.heading, few(t, lines, shown)))
	}
	return reply.Paragraphs(parts...)
}

// outcome is what becomes of a question, in few words.
func (d *Desk) outcome(s router.Scene, o Outcome) string {
	t := s.Words.Desk.Replies
	switch o.Kind {
	case knowledge.KindAnswer:
		var titles []string
		for _, topic := range o.Topics {
			titles = append(titles, reply.Quote(d.titleOf(topic)))
		}
		return strings.Join(titles, " + ")
	case knowledge.KindCare:
		return words.Fill(t.RedFlag, "flag", reply.Quote(o.Flag))
	case knowledge.KindSuggest:
		return t.Offers
	}
	return t.NoAnswer
}

// draftRows are the ways on from the preview of a draft.
func draftRows(s router.Scene, w *draft, p previewed) []reply.Row {
	b := s.Words.Desk.Buttons
	var first, second []reply.Button
	if !p.blocked() {
		first = append(first, reply.Button{Label: b.Publish, ID: reply.ID(actionPublish, w.id, p.mark())})
	}
	first = append(first, typingButtons(s, w)...)
	first = append(first, reply.Button{Label: b.Discard, ID: reply.ID(actionDrop, w.id)})
	if !p.blocked() && p.gap.answered && p.gap.followed {
		second = append(second, reply.Button{Label: s.Words.Board.Dealt.PublishQuietly, ID: reply.ID(actionPublish, w.id, p.mark(), quietly)})
	}
	if len(p.preview.Better) > shownQuestions || len(p.preview.Worse) > shownQuestions || len(p.preview.Other) > shownQuestions {
		second = append(second, reply.Button{Label: b.Questions, ID: reply.ID(actionQuestions, w.id)})
	}
	rows := []reply.Row{reply.Buttons(first...)}
	if len(second) > 0 {
		rows = append(rows, reply.Buttons(second...))
	}
	return rows
}

// typingButtons go on with what was typed; none where a draft was not typed.
func typingButtons(s router.Scene, w *draft) []reply.Button {
	if w.Typed == nil {
		return nil
	}
	b := s.Words.Desk.Buttons
	if w.Boundary {
		return []reply.Button{{Label: b.Keep, ID: reply.ID(actionKeep, w.id, string(partText))}}
	}
	return []reply.Button{
		{Label: b.Keep, ID: reply.ID(actionKeep, w.id, string(partText))},
		{Label: b.Other, ID: reply.ID(actionKeep, w.id, string(partOther))},
	}
}
