// Package keptlibrary is a small knowledge folder for tests, kept by a real library with a
// real history in git, as the moderators' desk sees it.
package keptlibrary

import (
	"context"
	"embed"
	"io/fs"
	"log/slog"
	"testing"
	"time"

	"gutskin/bot/desk"
	"gutskin/bot/desk/kept"
	"gutskin/knowledge"
	"gutskin/knowledge/answer"
	"gutskin/knowledge/library"
)

//go:embed folder
var folder embed.FS

// Library is the knowledge of a test. Make one with [New].
type Library struct {
	kept.Library
	// Dir is its folder, which a test may change by hand.
	Dir string
}

var _ desk.Library = Library{}

// New is a library in a new folder, filled with two topics.
func New(t testing.TB) Library {
	t.Helper()
	return In(t, t.TempDir(), nil)
}

// At is a library in a folder that a library has filled before, or in a new one.
func At(t testing.TB, dir string) Library {
	t.Helper()
	return In(t, dir, nil)
}

// Beside is one that is kept in step with a git remote; nil for none.
func Beside(t testing.TB, remote *library.Remote) Library {
	t.Helper()
	return In(t, t.TempDir(), remote)
}

// In is one in a folder, kept in step with a git remote; nil for none.
func In(t testing.TB, dir string, remote *library.Remote) Library {
	t.Helper()
	files, err := fs.Sub(folder, "folder")
	if err != nil {
		t.Fatal(err)
	}
	lib, err := library.Open(context.Background(), library.Options{
		Dir: dir, BuiltIn: files, Keep: true, Remote: remote, Logger: slog.New(slog.DiscardHandler),
		Today: func() time.Time { return time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC) },
	})
	if err != nil {
		t.Fatal(err)
	}
	return Library{kept.Library{Library: lib}, dir}
}

// Answers are those in service.
func (l Library) Answers() *answer.Service { return answer.New(l.Library.Library, answer.Options{}) }

// Explain answers a question and says why in lines.
func (l Library) Explain(ctx context.Context, question string) (desk.Explanation, error) {
	reply, why, err := l.Answers().Explain(ctx, knowledge.Question{Text: question})
	out := desk.Explanation{Answer: reply, Decision: why.Decision}
	for _, w := range why.Read {
		out.Read = append(out.Read, w.Typed)
	}
	for _, c := range why.Candidates {
		out.Candidates = append(out.Candidates, c.Kind+" "+c.ID)
	}
	return out, err
}
