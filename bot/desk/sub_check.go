package desk

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// check lists what is wrong with the knowledge, each with its place and its mend. What does
// not fit into a message is attached.
func (d *Desk) check(_ context.Context, s router.Scene) (*reply.Reply, error) {
	return d.withStep(s, renderProblems(s, d.Library.Problems(), d.hiddenLine(s))), nil
}

// renderProblems lists problems, errors first, below a note, which may be empty.
func renderProblems(s router.Scene, problems []knowledge.Problem, note string) *reply.Reply {
	w := s.Words.Board.Findings
	if len(problems) == 0 {
		return reply.Whisper(reply.Paragraphs(w.Fine, note))
	}
	problems = slices.Clone(problems)
	slices.SortStableFunc(problems, func(a, b knowledge.Problem) int { return rankOf(a.Severity) - rankOf(b.Severity) })
	errs := 0
	var file bytes.Buffer
	list := make([]string, 0, len(problems))
	for _, p := range problems {
		if p.Severity == knowledge.SeverityError {
			errs++
		}
		_, _ = fmt.Fprintln(&file, p) // a buffer takes everything
		list = append(list, problemLine(p))
	}
	head := reply.Paragraphs(words.Fill(w.Found, "errors", strconv.Itoa(errs), "warnings", strconv.Itoa(len(problems)-errs)), note)
	whole := reply.Paragraphs(head, strings.Join(list, "\n"))
	if reply.Length(whole) <= reply.MaxContent {
		return reply.Whisper(whole)
	}
	shown, room := []string{}, reply.MaxContent-reply.Length(head)-reply.Length(w.More)-8
	for _, line := range list {
		if room -= reply.Length(line) + 1; room < 0 {
			break
		}
		shown = append(shown, line)
	}
	said := reply.Whisper(reply.Paragraphs(head, strings.Join(shown, "\n"), w.More))
	said.File = &reply.File{Name: "check.txt", Data: file.Bytes()}
	return said
}

// problemLine is a problem as an item of a list: its place, what is wrong, and the mend.
func problemLine(p knowledge.Problem) string {
	line := "- **" + reply.Quote(placeOf(p)) + "** " + reply.Quote(p.Message)
	if p.Hint != "" {
		line += "\n  " + reply.Quote(p.Hint)
	}
	return reply.Clip(line, 500)
}

func rankOf(s knowledge.Severity) int {
	if s == knowledge.SeverityError {
		return 0
	}
	return 1
}
