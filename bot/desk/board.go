package desk

import (
	"context"
	"errors"
	"time"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// Folder is the knowledge as a whole. Its methods read memory alone.
type Folder interface {
	// Problems are what is wrong with the folder and its files, as they were last read.
	Problems() []knowledge.Problem
	// Files are all knowledge files by path; their contents must not be changed.
	Files() (map[string][]byte, error)
	// IsKnowledge reports whether a path can be that of a knowledge file.
	IsKnowledge(file string) bool
	// Explain answers a question and says why; nothing of it is kept.
	Explain(ctx context.Context, question string) (Explanation, error)
}

// Explanation is why a question is answered as it is.
type Explanation struct {
	Answer knowledge.Answer
	// Decision is a sentence; Read are the words and how they were read, Candidates what it
	// might be about, best first. All are in English, as the knowledge is.
	Decision         string
	Read, Candidates []string
}

// Records is what the store has of what was asked. Every call may fail or take long.
type Records interface {
	Votes(ctx context.Context) ([]knowledge.TopicVotes, error)
	Questions(ctx context.Context, guild string, limit int) ([]knowledge.SentQuestion, error)
	DropQuestion(ctx context.Context, guild string, id int64) error
	Gaps(ctx context.Context, limit int) ([]knowledge.Gap, error)
	DropGap(ctx context.Context, word string) error
	Tallies(ctx context.Context, from time.Time) ([]knowledge.Tally, error)
	Owe(ctx context.Context, guild string, question int64, now time.Time) (bool, error)
	knowledge.AnsweredRecords
}

// Attachments fetches what moderators attach to a command.
type Attachments interface {
	// Download fetches at most limit bytes. It wraps [ErrElsewhere] for what does not lie with
	// Discord, and [ErrTooLarge].
	Download(ctx context.Context, address string, limit int64) ([]byte, error)
}

// Errors of [Attachments].
var (
	ErrElsewhere = errors.New("the file does not lie with Discord")
	ErrTooLarge  = errors.New("the file is too large")
)

// errUnreadRecords means that the store did not answer.
var errUnreadRecords = errors.New("the records cannot be read")

// The names of the subcommands that look at the whole.
const (
	subGaps    = "gaps"
	subTry     = "try"
	subCheck   = "check"
	subOverdue = "overdue"
	subStats   = "stats"
	subExport  = "export"
	subUpload  = "upload"

	subConflicts = "conflicts"

	optionQuestion = "question"
	optionFile     = "file"
)

// maxTried is the longest question that can be tried.
const maxTried = 1000

// boardSubcommands lists them.
func boardSubcommands() []Subcommand {
	question := Option{
		Name: optionQuestion, Words: func(w *words.Words) words.Command { return w.Board.Question }, Required: true, Max: maxTried,
	}
	file := Option{Name: optionFile, Words: func(w *words.Words) words.Command { return w.Board.File }, Required: true, File: true}
	return []Subcommand{
		{subGaps, func(w *words.Words) words.Command { return w.Board.Gaps }, nil, (*Desk).gaps},
		boundarySubcommand(),
		{subTry, func(w *words.Words) words.Command { return w.Board.Try }, []Option{question}, (*Desk).try},
		{subCheck, func(w *words.Words) words.Command { return w.Board.Check }, nil, (*Desk).check},
		{subOverdue, func(w *words.Words) words.Command { return w.Board.Overdue }, nil, (*Desk).overdue},
		{subStats, func(w *words.Words) words.Command { return w.Board.Stats }, nil, (*Desk).stats},
		{subExport, func(w *words.Words) words.Command { return w.Board.Export }, nil, (*Desk).export},
		{subUpload, func(w *words.Words) words.Command { return w.Board.Upload }, []Option{file}, (*Desk).upload},
		{subConflicts, func(w *words.Words) words.Command { return w.Board.Conflicts }, nil, (*Desk).conflicts},
	}
}

// The controls of these subcommands.
const (
	// actionGaps shows the gap board; actionGap shows one gap: the word or question that its
	// argument names, or that was chosen in a menu.
	actionGaps reply.Action = "desk-gaps"
	actionGap  reply.Action = "desk-gap"
	// actionGapTopic asks for the topic that a gap belongs to, and actionGapAdd makes a draft
	// of it. The first argument is the field, the second the gap.
	actionGapTopic reply.Action = "desk-gap-topic"
	actionGapAdd   reply.Action = "desk-gap-add"
	// actionGapNew opens the form of a new topic with the gap in it, and actionGapDrop
	// deletes the gap.
	actionGapNew  reply.Action = "desk-gap-new"
	actionGapDrop reply.Action = "desk-gap-drop"
	// actionGapDone does so after a change was published; the second argument is its version.
	actionGapDone reply.Action = "desk-gap-done"
	// actionGapBoundary opens the form of a subject that is not covered with the gap in it.
	// actionBoundary is that form: the entry, the revision that it opened, the draft that it
	// goes on with, a mark of what that said, and the gap.
	actionGapBoundary reply.Action = "desk-gap-boundary"
	actionBoundary    reply.Action = "desk-boundary"
	// actionBoundaryEdit opens that form of an entry that is there.
	actionBoundaryEdit reply.Action = "desk-boundary-edit"
	// actionRight writes today's date into the topic named.
	actionRight reply.Action = "desk-right"
	// actionHide makes a draft that hides the topic named.
	actionHide reply.Action = "desk-hide"
	// actionConflict makes a draft of the conflict chosen, in which a side is taken.
	actionConflict reply.Action = "desk-conflict"
)

func (d *Desk) boardControls() map[reply.Action]router.Control {
	return map[reply.Action]router.Control{
		actionGaps:     d.openGaps,
		actionGap:      d.openGap,
		actionGapTopic: d.onGap(1, d.chooseGapTopic),
		actionGapAdd:   d.onGap(1, d.addGap),
		actionGapNew:   d.onGap(0, d.newTopicOfGap),
		actionGapDrop:  d.onGap(0, d.dropGap),
		actionGapDone:  d.gapDone,

		actionGapBoundary:  d.onGap(0, d.boundaryOfGap),
		actionBoundaryEdit: d.openBoundary,
		actionRight:        d.stillRight,
		actionHide:         d.openHiding,
		actionConflict:     d.openConflict,
	}
}
