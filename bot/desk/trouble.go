package desk

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"

	"gutskin/bot/reply"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// Trouble is something that keeps the knowledge from being kept or shared as it should, and
// that a person must mend.
type Trouble struct {
	// Key is the same as long as it is the same trouble, whatever its text says.
	Key string
	// Text says in plain English what is wrong, what to do, and what goes on meanwhile. It may
	// be shown to everybody in the moderators' channel.
	Text string
}

// Troubled is a [Library] that tells of trouble beside that of its files, for example with a
// remote that they are shared with. Its list is empty once all is well again.
type Troubled interface {
	Troubles() []Trouble
}

// found is a trouble as it is shown: its name stays when it is mended.
type found struct{ key, name, text string }

// How the library names trouble with the whole folder and with its history among the problems.
const (
	wholeFolder  = "."
	wholeHistory = ".git"
)

// keyUnsaved is the key of trouble with publishing; those of files begin with keyFile, those
// of others with keyOther.
const (
	keyUnsaved = "save"
	keyFile    = "file:"
	keyOther   = "other:"
)

// troubles are all that there are now, files in their order first.
func (d *Desk) troubles(w *words.Words) []found {
	byFile := map[string][]knowledge.Problem{}
	for _, p := range d.Library.Problems() {
		if p.Severity == knowledge.SeverityError {
			byFile[p.File] = append(byFile[p.File], p)
		}
	}
	var all []found
	for file, problems := range byFile {
		all = append(all, d.brokenFile(w, file, problems))
	}
	slices.SortFunc(all, func(a, b found) int { return cmp.Compare(a.key, b.key) })
	if why := d.unsaved.Load(); why != nil {
		all = append(all, found{keyUnsaved, w.Notices.Saving, words.Fill(w.Notices.NotSaved, "reason", reasonOf(w.Notices, *why))})
	}
	if t, ok := d.Library.(Troubled); ok {
		for _, one := range t.Troubles() {
			all = append(all, found{keyOther + one.Key, one.Key, reply.Quote(one.Text)})
		}
	}
	return all
}

// standsIn ends the problems of a file in whose place an earlier version is served.
const standsIn = "is used instead"

// shownOfFile is how many problems of one file are shown.
const shownOfFile = 3

// brokenFile is a file with errors: each with its place and its mend, and what is served.
func (d *Desk) brokenFile(w *words.Words, file string, problems []knowledge.Problem) found {
	f := found{key: keyFile + file, name: file}
	switch file {
	case wholeFolder:
		f.name = w.Notices.Folder
	case wholeHistory:
		f.name = w.Notices.History
	}
	var lines []string
	for _, p := range problems {
		if p.Line == 0 {
			p.File = f.name
		}
		lines = append(lines, strings.TrimPrefix(problemLine(p), "- "))
	}
	served := ""
	if topic := topicOf(file); topic != "" {
		switch {
		case d.Live.Base().Kept(topic) == nil:
			served = w.Notices.Unserved
		case slices.ContainsFunc(problems, func(p knowledge.Problem) bool { return strings.HasSuffix(p.Message, standsIn) }):
			served = w.Notices.Served
		}
	}
	f.text = strings.TrimSpace(few(w.Desk.Replies, lines, shownOfFile) + "\n" + served)
	return f
}

// save publishes an edit, and notes whether that could be done at all.
func (d *Desk) save(ctx context.Context, e Edit) (Revision, error) {
	saved, err := d.Library.Save(ctx, e)
	refused := slices.ContainsFunc([]error{ErrInvalid, ErrConflict, ErrCareRecall, ErrBusy, ErrNotKept, ErrNoRevision}, func(known error) bool {
		return errors.Is(err, known)
	})
	switch {
	case err == nil:
		d.unsaved.Store(nil)
	case !refused && ctx.Err() == nil:
		d.unsaved.Store(&err)
	}
	return saved, err
}

// unsaved is why the last edit could not be written; nil while all is well.
type unsaved = atomic.Pointer[error]

// reasonOf says in plain words why something could not be written.
func reasonOf(w words.Notices, err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EFBIG), errors.Is(err, syscall.EDQUOT):
		return w.DiskFull
	case errors.Is(err, syscall.EROFS), errors.Is(err, fs.ErrPermission):
		return w.ReadOnly
	case errors.Is(err, fs.ErrNotExist):
		return w.FolderGone
	}
	return w.SeeLog
}
